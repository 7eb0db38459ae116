package org.fixpoint.maths.gaussian;

/**
 * The expansion of a function in normalised Hermite polynomials, f = Σ c_k he_k with c_k = E[f(Z) he_k(Z)].
 *
 * <p>f is not normalised: Σ c_k² = E[f(Z)²]. By quadrature split at the breakpoints; the error is the largest
 * disagreement with a finer, wider quadrature. Joudaki and Hofmann, arXiv:2410.20107, Section 3.
 */
public final class HermiteExpansion {
    private final HermiteSeries series;
    private final double secondMoment;
    private final double error;

    private HermiteExpansion(HermiteSeries series, double secondMoment, double error) {
        this.series = series;
        this.secondMoment = secondMoment;
        this.error = error;
    }

    /**
     * c₀ … c_K of a function.
     *
     * @param order K, at least 0
     * @throws NotSquareIntegrableException where E[f(Z)²] cannot be verified to be finite
     */
    public static HermiteExpansion of(PiecewiseFunction function, int order) {
        if (order < 0) {
            throw new IllegalArgumentException("The order of a Hermite expansion is at least 0, not " + order);
        }
        double widest = Math.min(GaussianGrid.PANEL, 5 / Math.sqrt(order + 1.0)); // he_K turns over √K times a unit
        // the wider range of the second grid: he_K is large out to 2√K, where a mean alone needs nothing any more
        GaussianGrid grid = GaussianGrid.of(function).checked().refined(widest);
        GaussianGrid check = grid.checked();
        double[] first = coefficients(grid, order);
        double[] second = coefficients(check, order);
        double scale = GaussianExpectation.secondMoment(grid);
        double moment = GaussianExpectation.agreed(scale, GaussianExpectation.secondMoment(check), scale)
                .value();
        double error = 0;
        for (int k = 0; k <= order; k++) {
            error = Math.max(
                    error,
                    GaussianExpectation.agreed(first[k], second[k], Math.sqrt(scale))
                            .error());
        }
        return new HermiteExpansion(new HermiteSeries(second), moment, error);
    }

    /** The partial sum up to the order computed. */
    public HermiteSeries series() {
        return series;
    }

    /** c_k. */
    public double coefficient(int k) {
        return series.coefficient(k);
    }

    /** E[f(Z)²], the sum of all c_k². */
    public double secondMoment() {
        return secondMoment;
    }

    /** An estimate of the largest absolute error of a coefficient. */
    public double error() {
        return error;
    }

    /**
     * M_K = E[f²] − Σ_{k≤K} c_k², the mass beyond the order computed; below {@link #secondMoment} × 1e-15 it is
     * rounding and may be slightly negative.
     */
    public double tailMass() {
        return secondMoment - series.secondMoment();
    }

    /**
     * |κ(ρ) − Σ_{k≤K} c_k² ρᵏ| ≤ M_K |ρ|^{K+1}, the truncation bound of the kernel.
     *
     * @param rho in [-1, 1]
     */
    public double kernelTruncation(double rho) {
        return Math.max(tailMass(), 0) * StrictMath.pow(Math.abs(rho), series.order() + 1.0);
    }

    /**
     * 0 ≤ κ'(ρ) − Σ_{k≤K} k c_k² ρᵏ⁻¹ ≤ M_K sup_{k>K} k ρᵏ⁻¹, the truncation bound of the slope.
     *
     * @param rho in [0, 1); at 1 there is no bound
     */
    public double slopeTruncation(double rho) {
        if (!(rho >= 0 && rho < 1)) {
            throw new IllegalArgumentException("The slope's truncation bound holds for rho in [0, 1), not " + rho);
        }
        double first = series.order() + 1.0;
        double peak = rho == 0 ? first : Math.max(first, -1 / StrictMath.log(rho)); // k ρᵏ⁻¹ is largest there
        return Math.max(tailMass(), 0) * peak * StrictMath.pow(rho, peak - 1);
    }

    private static double[] coefficients(GaussianGrid grid, int order) {
        double[] sums = new double[order + 1];
        double[] he = new double[order + 1];
        for (int i = 0; i < grid.x.length; i++) {
            HermiteSeries.polynomials(grid.x[i], he);
            double mass = grid.weight[i] * grid.value[i] * GaussianGrid.halfDensity(grid.x[i]);
            for (int k = 0; k <= order; k++) {
                sums[k] += mass * he[k];
            }
        }
        return sums;
    }
}
