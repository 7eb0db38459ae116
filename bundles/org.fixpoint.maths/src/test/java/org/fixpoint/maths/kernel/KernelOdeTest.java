package org.fixpoint.maths.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** The kernel's flow against closed forms, and these against a solver. */
class KernelOdeTest {
    private static final double[] TIMES = {0, 0.5, 2, 7};

    @Test
    void parabolaFlowsAsInClosedForm() {
        TangentOde parabola = new TangentOde(0.7, 0.4);
        KernelOde ode = new KernelOde(parabola::field);
        for (double start : new double[] {-0.9, 0.1, 0.4, 0.95}) {
            double[] found = ode.correlations(start, TIMES);
            for (int i = 0; i < TIMES.length; i++) {
                assertEquals(parabola.correlation(start, TIMES[i]), found[i], 1e-12);
            }
        }
    }

    @Test
    void tangentKernelOfTheParabolaFlowsAsInClosedForm() {
        for (double fixed : new double[] {0, 0.4}) {
            TangentOde parabola = new TangentOde(0.7, fixed);
            double[] found = new KernelOde(parabola::field).tangents(parabola::fieldSlope, 0.9, TIMES);
            for (int i = 0; i < TIMES.length; i++) {
                assertEquals(parabola.tangent(0.9, 0, TIMES[i]), found[i], 1e-12);
            }
        }
    }

    @Test
    void slopeOfTheFieldIsItsDerivative() {
        TangentOde ode = new TangentOde(1.3, 0.2);
        double step = 1e-5;
        assertEquals((ode.field(0.6 + step) - ode.field(0.6 - step)) / (2 * step), ode.fieldSlope(0.6), 1e-9);
    }

    @Test
    void whatHasNoFlowIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new TangentOde(1, 1));
        assertThrows(IllegalArgumentException.class, () -> new TangentOde(1, 0.5).tangent(0.5, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new KernelOde(x -> -x).correlations(1.5, TIMES));
    }
}
