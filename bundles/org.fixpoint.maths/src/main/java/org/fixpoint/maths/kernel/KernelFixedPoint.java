package org.fixpoint.maths.kernel;

import java.util.function.DoubleUnaryOperator;

/**
 * The globally attracting fixed point ρ* of a normalised kernel map on (-1, 1).
 *
 * @param rho ρ*, exactly 0 or 1 where the class says so; a fixed point nearer to 1 than half an ulp rounds to 1
 * @param distance 1 − ρ*, relatively accurate near one
 * @param slope κ'(ρ*), below 1 for an interior fixed point also where ρ* rounds to 1
 * @param residual κ(ρ*) − ρ*
 * @param steps Newton steps taken
 * @param converged whether Newton's method stopped by itself
 */
public record KernelFixedPoint(
        double rho, double distance, double slope, double residual, int steps, boolean converged) {
    private static final int MOST_STEPS = 500;
    private static final double CLOSE = 1e-5; // nearer to one, κ' changes too much within the rounding of ρ
    private static final double STEP = 0x1p-6;

    /** A fixed point that the class of the kernel gives without a search. */
    static KernelFixedPoint known(double rho, double slope) {
        return new KernelFixedPoint(rho, 1 - rho, slope, 0, 0, true);
    }

    /**
     * The fixed point in (0, 1) of a kernel with c₀ ≠ 0 and κ'(1) > 1, by Newton's method from ρ = 0.
     *
     * <p>κ is convex on [0, 1], so the iteration rises to ρ* without overshooting. Beyond ρ = 1/2 it is carried in
     * 1 − ρ alone, so that fixed points are found that round to one.
     */
    public static KernelFixedPoint interior(NormalizedKernel kernel) {
        double rho = 0;
        double delta = 1;
        int steps = 0;
        boolean converged = false;
        while (steps < MOST_STEPS && !converged) {
            steps++;
            double step = rise(kernel, rho, delta) / (1 - slope(kernel, rho, delta));
            double reached = rho <= 0.5 ? rho : delta;
            converged = !(step > Math.ulp(reached));
            if (!converged) {
                delta = rho + step <= 0.5 ? 1 - (rho + step) : nearer(delta, step);
                rho = rho + step <= 0.5 ? rho + step : 1 - delta;
            }
        }
        return new KernelFixedPoint(rho, delta, slope(kernel, rho, delta), rise(kernel, rho, delta), steps, converged);
    }

    /** δ − step, or half of δ where rounding would carry the step to 1 or past it. */
    private static double nearer(double delta, double step) {
        return delta - step > 0 ? delta - step : 0.5 * delta;
    }

    private static double rise(NormalizedKernel kernel, double rho, double delta) {
        return rho <= 0.5
                ? kernel.value().applyAsDouble(rho) - rho
                : delta - kernel.gap().applyAsDouble(delta);
    }

    private static double slope(NormalizedKernel kernel, double rho, double delta) {
        return delta > CLOSE ? kernel.slope().applyAsDouble(rho) : derivative(kernel.gap(), delta);
    }

    /** The central difference of sixth order. */
    private static double derivative(DoubleUnaryOperator gap, double delta) {
        double step = delta * STEP;
        double first = gap.applyAsDouble(delta + step) - gap.applyAsDouble(delta - step);
        double second = gap.applyAsDouble(delta + 2 * step) - gap.applyAsDouble(delta - 2 * step);
        double third = gap.applyAsDouble(delta + 3 * step) - gap.applyAsDouble(delta - 3 * step);
        return (45 * first - 9 * second + third) / (60 * step);
    }
}
