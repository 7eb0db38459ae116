package org.fixpoint.maths.random;

/**
 * Wilson's confidence interval of a probability, of which k in n cases were seen.
 *
 * <p>Wilson (1927), J. Amer. Statist. Assoc. 22, 209.
 *
 * @param low 0 where none was seen
 * @param high 1 where all were
 */
public record Wilson(double low, double high) {
    private static final double QUANTILE = 1.959963984540054; // Φ⁻¹(0.975)

    /** The interval of 95 percent. */
    public static Wilson of(long k, long n) {
        double z2 = QUANTILE * QUANTILE;
        double share = (double) k / n;
        double centre = (share + z2 / (2.0 * n)) / (1 + z2 / n);
        double half = QUANTILE / (1 + z2 / n) * Math.sqrt(share * (1 - share) / n + z2 / (4.0 * n * n));
        return new Wilson(k == 0 ? 0 : centre - half, k == n ? 1 : centre + half);
    }
}
