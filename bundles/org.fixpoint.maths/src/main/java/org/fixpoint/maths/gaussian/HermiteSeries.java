package org.fixpoint.maths.gaussian;

import java.util.stream.IntStream;

/**
 * A finite sum Σ c_k he_k of normalised Hermite polynomials, E[he_j(Z) he_k(Z)] = δ_jk.
 *
 * <p>he₀ = 1, he₁ = x, he_{k+1} = (x he_k − √k he_{k−1}) / √(k+1). Joudaki and Hofmann, arXiv:2410.20107.
 */
public final class HermiteSeries {
    private static final double[] ROOTS =
            IntStream.range(0, 2048).mapToDouble(Math::sqrt).toArray();

    private final double[] coefficients;

    /**
     * The series with the coefficients c₀, c₁, ….
     *
     * @param coefficients at least one; copied
     */
    public HermiteSeries(double... coefficients) {
        if (coefficients.length == 0) {
            throw new IllegalArgumentException("A Hermite series needs at least one coefficient");
        }
        this.coefficients = coefficients.clone();
    }

    /** The highest index k of a coefficient. */
    public int order() {
        return coefficients.length - 1;
    }

    /** c_k. */
    public double coefficient(int k) {
        return coefficients[k];
    }

    /** All coefficients, c₀ first; the caller owns the array. */
    public double[] coefficients() {
        return coefficients.clone();
    }

    /** Σ c_k he_k(x), by Clenshaw's rule. */
    public double value(double x) {
        double next = 0;
        double current = 0;
        for (int k = order(); k >= 0; k--) {
            double sum = coefficients[k] + x / Math.sqrt(k + 1.0) * current - Math.sqrt((k + 1.0) / (k + 2.0)) * next;
            next = current;
            current = sum;
        }
        return current;
    }

    /** Σ c_k², the mean square under the standard normal. */
    public double secondMoment() {
        double sum = 0;
        for (int k = order(); k >= 0; k--) {
            sum += coefficients[k] * coefficients[k];
        }
        return sum;
    }

    /** Σ c_k² ρᵏ = E[f(X)f(Y)] at correlation ρ (Mehler). */
    public double kernel(double rho) {
        double sum = 0;
        for (int k = order(); k >= 0; k--) {
            sum = sum * rho + coefficients[k] * coefficients[k];
        }
        return sum;
    }

    /** Σ k c_k² ρᵏ⁻¹, the derivative of {@link #kernel}. */
    public double kernelSlope(double rho) {
        double sum = 0;
        for (int k = order(); k >= 1; k--) {
            sum = sum * rho + k * coefficients[k] * coefficients[k];
        }
        return sum;
    }

    /**
     * he₀(x), he₁(x), … by the three-term recurrence.
     *
     * @param x the argument
     * @param out takes he_k(x) at index k for every index it has
     */
    public static void polynomials(double x, double[] out) {
        double previous = 0;
        double current = 1;
        for (int k = 0; k < out.length; k++) {
            out[k] = current;
            double next = (x * current - root(k) * previous) / root(k + 1);
            previous = current;
            current = next;
        }
    }

    /**
     * Σ c_k ρᵏ, by Horner's rule in ρ⁴, four sums at a time, none of which waits for another: a mean over two normals, where c_k are
     * products of Hermite coefficients (Mehler).
     */
    public static double powers(double[] c, double rho) {
        double square = rho * rho;
        double fourth = square * square;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int k = (c.length - 1) / 4 * 4; k >= 0; k -= 4) {
            s0 = s0 * fourth + c[k];
            s1 = s1 * fourth + (k + 1 < c.length ? c[k + 1] : 0);
            s2 = s2 * fourth + (k + 2 < c.length ? c[k + 2] : 0);
            s3 = s3 * fourth + (k + 3 < c.length ? c[k + 3] : 0);
        }
        return s0 + rho * s1 + square * (s2 + rho * s3);
    }

    private static double root(int k) {
        return k < ROOTS.length ? ROOTS[k] : Math.sqrt(k);
    }
}
