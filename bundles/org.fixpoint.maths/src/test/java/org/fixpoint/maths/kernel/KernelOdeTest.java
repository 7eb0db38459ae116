package org.fixpoint.maths.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
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
    void tangentKernelOfTheParabolaAgreesWithTheSolverTo1e12() {
        for (double fixed : new double[] {0, 0.4}) {
            TangentOde ode = new TangentOde(0.7, fixed);
            double[] y = {0.9, 0.3};
            new DormandPrince853Integrator(1e-12, 1, 1e-14, 1e-14).integrate(new Both(ode), 0, y, 3, y);
            assertEquals(ode.correlation(0.9, 3), y[0], 1e-12);
            assertEquals(ode.tangent(0.9, 0.3, 3), y[1], 1e-12);
        }
    }

    private record Both(TangentOde ode) implements FirstOrderDifferentialEquations {
        @Override
        public int getDimension() {
            return 2;
        }

        @Override
        public void computeDerivatives(double t, double[] y, double[] out) {
            out[0] = ode.field(y[0]);
            out[1] = y[1] * ode.fieldSlope(y[0]) + y[0] + ode.field(y[0]);
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
