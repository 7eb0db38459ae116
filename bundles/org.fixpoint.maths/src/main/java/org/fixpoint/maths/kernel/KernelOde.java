package org.fixpoint.maths.kernel;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.fixpoint.maths.gaussian.AccuracyException;

/**
 * Depth as continuous time: dρ/dt = κ(ρ) − ρ, the limit of residual networks as the amplitude of the branch goes to 0.
 *
 * <p>By the embedded method of Dormand and Prince of order 8, its local error below 1e-13. Joudaki and Hofmann,
 * arXiv:2410.20107, Section 4.
 */
public final class KernelOde {
    private static final double TOLERANCE = 1e-13;
    private static final double SHORTEST = 1e-14;

    private final DoubleUnaryOperator field;

    /**
     * The flow of a field.
     *
     * @param field κ(ρ) − ρ for ρ in [-1, 1]
     */
    public KernelOde(DoubleUnaryOperator field) {
        this.field = field;
    }

    /**
     * ρ at several times.
     *
     * @param start ρ at time 0, in [-1, 1]
     * @param times ascending, none negative
     * @throws AccuracyException if the error cannot be held
     */
    public double[] correlations(double start, double[] times) {
        if (!(Math.abs(start) <= 1)) {
            throw new IllegalArgumentException("A correlation lies in [-1, 1]; this one is " + start);
        }
        double[] out = new double[times.length];
        double[] rho = {start};
        double now = 0;
        for (int i = 0; i < times.length; i++) {
            if (times[i] > now) {
                advance(new Field(field), rho, now, times[i]);
                now = times[i];
            }
            out[i] = rho[0];
        }
        return out;
    }

    /**
     * The tangent kernel along the flow, dΘ/dt = Θ f'(ρ) + ρ + f(ρ) from Θ = 0, where f is the field. Joudaki and Hofmann,
     * arXiv:2410.20107, accompanying notebook NTK_ODE.
     *
     * @param slope f'
     * @param start ρ at time 0, in [-1, 1]
     * @param times ascending, none negative
     * @throws AccuracyException if the error cannot be held
     */
    public double[] tangents(DoubleUnaryOperator slope, double start, double[] times) {
        double[] out = new double[times.length];
        double[] state = {start, 0};
        double now = 0;
        for (int i = 0; i < times.length; i++) {
            if (times[i] > now) {
                advance(new TangentField(field, slope), state, now, times[i]);
                now = times[i];
            }
            out[i] = state[1];
        }
        return out;
    }

    private static void advance(FirstOrderDifferentialEquations equations, double[] rho, double from, double to) {
        DormandPrince853Integrator integrator =
                new DormandPrince853Integrator(Math.min(SHORTEST, to - from), to - from, TOLERANCE, TOLERANCE);
        try {
            integrator.integrate(equations, from, rho, to, rho);
        } catch (MathIllegalStateException | ArithmeticException fault) {
            throw new AccuracyException("The kernel's flow is too steep near the correlation " + rho[0]
                    + " to be followed; start elsewhere, or take an activation without jumps");
        }
    }

    private record Field(DoubleUnaryOperator field) implements FirstOrderDifferentialEquations {
        @Override
        public int getDimension() {
            return 1;
        }

        @Override
        public void computeDerivatives(double t, double[] rho, double[] out) {
            out[0] = field.applyAsDouble(Math.max(-1, Math.min(1, rho[0]))); // a trial step may leave the interval
        }
    }

    private record TangentField(DoubleUnaryOperator field, DoubleUnaryOperator slope)
            implements FirstOrderDifferentialEquations {
        @Override
        public int getDimension() {
            return 2;
        }

        @Override
        public void computeDerivatives(double t, double[] state, double[] out) {
            double rho = Math.max(-1, Math.min(1, state[0])); // a trial step may leave the interval
            out[0] = field.applyAsDouble(rho);
            out[1] = state[1] * slope.applyAsDouble(rho) + rho + out[0];
        }
    }
}
