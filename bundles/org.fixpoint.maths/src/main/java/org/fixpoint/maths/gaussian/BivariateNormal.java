package org.fixpoint.maths.gaussian;

/**
 * The distribution function of two standard normals with a correlation.
 *
 * <p>∂F/∂ρ is the bivariate density (Plackett), so with ρ = sin t, F(h, k, ρ) = F(h)F(k) + (1/2π) ∫₀^{asin ρ}
 * exp(−(h² + k² − 2hk sin t)/(2cos² t)) dt. Above |ρ| = 0.8 the same integral is taken from the far end, where
 * F(h, k, 1) = F(min(h, k)), in x = cos t on panels graded towards |h − k|. Absolute error about 1e-15.
 */
public final class BivariateNormal {
    private static final GaussLegendre RULE = new GaussLegendre(20);
    private static final double MIDDLE = 0.8;
    private static final double GRADING = 1.5;

    private BivariateNormal() {}

    /**
     * P(X ≤ h, Y ≤ k) for standard normals of correlation rho.
     *
     * @param h any real number or an infinity
     * @param k any real number or an infinity
     * @param rho in [-1, 1]
     */
    public static double cdf(double h, double k, double rho) {
        if (!(Math.abs(rho) <= 1) || Double.isNaN(h) || Double.isNaN(k)) {
            throw new IllegalArgumentException(
                    "A bivariate normal needs numbers and a correlation in [-1, 1], not " + h + ", " + k + ", " + rho);
        }
        if (Double.isInfinite(h) || Double.isInfinite(k)) {
            double low = Math.min(h, k);
            double high = Math.max(h, k);
            return low == Double.NEGATIVE_INFINITY ? 0 : high == low ? 1 : NormalDistribution.cdf(low);
        }
        if (rho > MIDDLE) {
            return NormalDistribution.cdf(Math.min(h, k)) - fromTheFarEnd(h, k, rho);
        }
        if (rho < -MIDDLE) {
            double atMinusOne = h + k <= 0 ? 0 : differenceOfCdf(h, -k);
            return atMinusOne + fromTheFarEnd(h, -k, -rho);
        }
        return NormalDistribution.cdf(h) * NormalDistribution.cdf(k) + fromZero(h, k, rho);
    }

    /** P(X ≤ h) − P(X ≤ low) for h ≥ low, from whichever tails are small. */
    private static double differenceOfCdf(double h, double low) {
        return low > 0
                ? NormalDistribution.upperTail(low) - NormalDistribution.upperTail(h)
                : NormalDistribution.cdf(h) - NormalDistribution.cdf(low);
    }

    private static double fromZero(double h, double k, double rho) {
        double end = StrictMath.asin(rho);
        double sum = 0;
        for (int i = 0; i < RULE.size(); i++) {
            double sin = StrictMath.sin(0.5 * end * (1 + RULE.node(i)));
            double cosSquared = (1 - sin) * (1 + sin);
            sum += RULE.weight(i) * StrictMath.exp(-0.5 * (h * h + k * k - 2 * h * k * sin) / cosSquared);
        }
        return 0.25 * end * sum / Math.PI;
    }

    private static double fromTheFarEnd(double h, double k, double rho) {
        double end = Math.sqrt((1 - rho) * (1 + rho));
        double gap = Math.abs(h - k);
        double low = gap < 1e-17 ? 0 : gap / 9; // below gap/9 the factor exp(-gap²/(2x²)) is under 3e-18
        double sum = 0;
        while (low < end) {
            double high = low == 0 ? end : Math.min(end, low * GRADING);
            double panel = 0;
            for (int i = 0; i < RULE.size(); i++) {
                double x = 0.5 * (low + high) + 0.5 * (high - low) * RULE.node(i);
                double sin = Math.sqrt((1 - x) * (1 + x));
                double ratio = gap / x;
                panel += RULE.weight(i) * StrictMath.exp(-0.5 * ratio * ratio - h * k / (1 + sin)) / sin;
            }
            sum += 0.5 * (high - low) * panel;
            low = high;
        }
        return 0.5 * sum / Math.PI;
    }
}
