package org.fixpoint.activations;

/**
 * E[XⁿYⁿ; X &gt; 0, Y &gt; 0] for standard normals of correlation ρ, n = 0, 1, 2: half the arc-cosine kernel over π of Cho and Saul
 * (2009) at unit lengths.
 *
 * <p>Written in θ = π − arccos ρ, which vanishes with the kernel at ρ = −1, so that every value is relatively accurate to a few
 * units in the last place. At ρ = 1 the three are exactly 1/2, 1/2, 3/2.
 */
final class ArcCosineKernel {
    private static final double TWO_PI = 2 * Math.PI;
    private static final double SMALL = 1.0; // below it the closed forms lose digits, and ten terms of the series do
    private static final int TERMS = 12;

    private ArcCosineKernel() {}

    /** √(1 − ρ²), the sine of the angle of correlation. */
    static double sine(double rho) {
        return Math.sqrt((1 - rho) * (1 + rho));
    }

    /** π − arccos ρ in [0, π], increasing in ρ. */
    static double angle(double rho) {
        return StrictMath.atan2(sine(rho), -rho);
    }

    /** arcsin ρ, accurate near |ρ| = 1 too. */
    static double arcsine(double rho) {
        return StrictMath.atan2(rho, sine(rho));
    }

    /** θ/2π, the probability that both are positive. */
    static double step(double rho) {
        return angle(rho) / TWO_PI;
    }

    /** (sin θ − θ cos θ)/2π. */
    static double ramp(double rho) {
        double theta = angle(rho);
        return (theta < SMALL ? oddSeries(theta, 0) : sine(rho) + theta * rho) / TWO_PI;
    }

    /** (θ(1 + 2cos² θ) − 3 sin θ cos θ)/2π. */
    static double square(double rho) {
        double theta = angle(rho);
        double bracket = theta < SMALL ? oddSeries(2 * theta, 1) : theta * (1 + 2 * rho * rho) + 3 * sine(rho) * rho;
        return bracket / TWO_PI;
    }

    /**
     * With n = 0, sin z − z cos z = Σ (−1)^(k+1) 2k z^(2k+1)/(2k+1)! from k = 1; with n = 1, z + (z cos z − 3 sin z)/2 =
     * Σ (−1)^k (k − 1) z^(2k+1)/(2k+1)! from k = 2.
     */
    private static double oddSeries(double z, int n) {
        double sum = 0;
        double power = z;
        for (int k = 1; k <= TERMS; k++) {
            power *= -z * z / (2.0 * k * (2 * k + 1));
            sum += n == 0 ? -2 * k * power : (k - 1) * power;
        }
        return sum;
    }
}
