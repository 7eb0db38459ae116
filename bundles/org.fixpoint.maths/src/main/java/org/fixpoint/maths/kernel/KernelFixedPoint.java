package org.fixpoint.maths.kernel;

/**
 * The globally attracting fixed point ρ* of a normalised kernel map on (-1, 1).
 *
 * @param rho ρ*, exactly 0 or 1 where the class says so
 * @param distance 1 − ρ*, relatively accurate near one
 * @param residual κ(ρ*) − ρ*
 * @param steps Newton steps taken
 * @param converged whether Newton's method stopped by itself
 */
public record KernelFixedPoint(double rho, double distance, double residual, int steps, boolean converged) {
    private static final int MOST_STEPS = 500;

    /**
     * The fixed point in (0, 1) of a kernel with c₀ ≠ 0 and κ'(1) > 1, by Newton's method from ρ = 0.
     *
     * <p>κ is convex on [0, 1], so the iteration rises to ρ* without overshooting. Beyond ρ = 1/2 it is carried in
     * 1 − ρ, so that fixed points close to one are found as well.
     */
    public static KernelFixedPoint interior(NormalizedKernel kernel) {
        double rho = 0;
        double delta = 1;
        int steps = 0;
        boolean converged = false;
        while (steps < MOST_STEPS && !converged) {
            steps++;
            double rise = rise(kernel, rho, delta);
            double step = rise / (1 - kernel.slope().applyAsDouble(rho));
            double reached = rho <= 0.5 ? rho : delta;
            converged = !(step > Math.ulp(reached));
            if (!converged) {
                delta = rho + step <= 0.5 ? 1 - (rho + step) : delta - step;
                rho = rho + step <= 0.5 ? rho + step : 1 - delta;
            }
        }
        return new KernelFixedPoint(rho, delta, rise(kernel, rho, delta), steps, converged);
    }

    private static double rise(NormalizedKernel kernel, double rho, double delta) {
        return rho <= 0.5
                ? kernel.value().applyAsDouble(rho) - rho
                : delta - kernel.gap().applyAsDouble(delta);
    }
}
