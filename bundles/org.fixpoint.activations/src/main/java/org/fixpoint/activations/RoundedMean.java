package org.fixpoint.activations;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Rounds Hermite coefficients so that a fixed point near 1 survives it.
 *
 * <p>κ(ρ) = ρ if c₀² = Σ_{k≥2} c_k² (ρ + … + ρᵏ⁻¹). An error ε in c₀² moves 1 − ρ by about ε over its own size, so that rounding c₀ to the
 * nearest double leaves 1e-10 of 1 − ρ = 1e-6. Of the doubles round the largest c_k the nearest one is taken whose c₀ is near enough
 * to a double. With he₂ alone, where c₀² = ρ c₂², c₀ moves along with c₂ and nothing is gained: there 1 − ρ is met to 1e-16 over itself.
 */
final class RoundedMean {
    private static final int FARTHEST = 2048; // units in the last place, 5e-13 of the coefficient
    private static final double ENOUGH = 1e-11; // of 1 − ρ
    private static final MathContext DIGITS = new MathContext(50);

    private RoundedMean() {}

    /** Sets c₀, and moves the largest c_k, k ≥ 2, as little as is enough. */
    static void fit(double[] c, double rho) {
        BigDecimal[] factors = factors(c.length, new BigDecimal(rho));
        int largest = 2;
        BigDecimal others = BigDecimal.ZERO;
        for (int k = 2; k < c.length; k++) {
            largest = c[k] > c[largest] ? k : largest;
        }
        for (int k = 2; k < c.length; k++) {
            others = k == largest ? others : others.add(square(c[k]).multiply(factors[k], DIGITS));
        }
        double start = c[largest];
        double enough = ENOUGH * (1 - rho) * start * start;
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= 2 * FARTHEST && best > enough; i++) {
            int away = i % 2 == 0 ? i / 2 : -(i + 1) / 2;
            double candidate = start + away * Math.ulp(start);
            BigDecimal wanted = others.add(square(candidate).multiply(factors[largest], DIGITS));
            double mean = Math.sqrt(wanted.doubleValue());
            double miss = Math.abs(square(mean).subtract(wanted).doubleValue());
            if (miss < best) {
                best = miss;
                c[0] = mean;
                c[largest] = candidate;
            }
        }
    }

    private static BigDecimal square(double x) {
        return new BigDecimal(x).multiply(new BigDecimal(x));
    }

    /** ρ + … + ρᵏ⁻¹ at index k. */
    private static BigDecimal[] factors(int count, BigDecimal rho) {
        BigDecimal[] factors = new BigDecimal[count];
        BigDecimal power = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 0; k < count; k++) {
            factors[k] = sum;
            if (k > 0) {
                power = power.multiply(rho, DIGITS);
                sum = sum.add(power);
            }
        }
        return factors;
    }
}
