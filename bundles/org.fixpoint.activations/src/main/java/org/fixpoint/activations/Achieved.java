package org.fixpoint.activations;

import java.math.BigDecimal;
import org.fixpoint.maths.gaussian.HermiteSeries;
import org.fixpoint.maths.kernel.BracketedRoot;

/**
 * What a kernel map Σ c_k² ρᵏ/Σ c_k² of finitely many Hermite coefficients achieves, from the coefficients as they are rounded.
 *
 * <p>κ(ρ) = ρ means c₀² = Σ_{k≥2} c_k² (ρ + … + ρᵏ⁻¹), and with δ = 1 − ρ that Σ_{k≥2} c_k² Σ_{j&lt;k} (1 − (1 − δ)ʲ) is the excess
 * Σ (k − 1) c_k². The sum over j does not cancel, and the excess is summed exactly, so that δ is relatively accurate near ρ = 1.
 */
final class Achieved {
    private Achieved() {}

    /** The quantity that a target names: kappa-at-zero, slope-at-one, rho-star or local-rate. */
    static double of(String target, double[] c) {
        HermiteSeries series = new HermiteSeries(c);
        double norm = series.secondMoment();
        return switch (target) {
            case "kappa-at-zero" -> series.kernel(0) / norm;
            case "slope-at-one" -> 1 + excess(c) / norm;
            case "rho-star" -> 1 - distance(c);
            case "local-rate" -> series.kernelSlope(1 - distance(c)) / norm;
            default -> throw new IllegalArgumentException("no quantity is called " + target);
        };
    }

    /** 1 − ρ* of the attracting fixed point, relatively accurate: 0 if κ'(1) ≤ 1, and 1 if c₀ = 0. */
    static double distance(double[] c) {
        double excess = excess(c);
        if (c[0] == 0 || !(excess > 0)) {
            return c[0] == 0 ? 1 : 0;
        }
        return BracketedRoot.of(delta -> missing(c, delta) - excess, 0, 1).at();
    }

    /** Σ (k − 1) c_k², which nearly cancels for fixed points near 1, rounded once. */
    private static double excess(double[] c) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 0; k < c.length; k++) {
            BigDecimal each = new BigDecimal(c[k]);
            sum = sum.add(each.multiply(each).multiply(BigDecimal.valueOf(k - 1)));
        }
        return sum.doubleValue();
    }

    private static double missing(double[] c, double delta) {
        double power = 1; // (1 − δ)ʲ
        double gap = 0; // 1 − (1 − δ)ʲ
        double gaps = 0;
        double sum = 0;
        for (int k = 2; k < c.length; k++) {
            gap += power * delta;
            power *= 1 - delta;
            gaps += gap;
            sum += c[k] * c[k] * gaps;
        }
        return sum;
    }
}
