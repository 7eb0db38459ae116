package org.fixpoint.maths.kernel;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * How fast correlations tend to one when κ'(1) = 1: 1 − ρ_l ~ constant · l^(−exponent).
 *
 * <p>If 1 − κ(1 − δ) = δ − c δ^(1+p) + …, then 1 − ρ_l ~ (c p l)^(−1/p). A kink of the activation gives p = 1/2, so
 * exponent 2 (ReLU: 9π²/2 / l²); a function with square integrable second derivative gives p = 1 (exp: 2/l).
 *
 * @param exponent 1/p
 * @param constant (c p)^(−1/p)
 */
public record PolynomialLaw(double exponent, double constant) {
    private static final int LEVELS = 8;
    private static final double WIDEST = 0.2;
    private static final double SAFETY = 100;
    private static final double RELATIVE =
            1e-5; // of the widest angle's: what extrapolation leaves of a term that is absent
    private static final double ROUNDING =
            0x1p-52 * (1 << LEVELS); // of 1 − gap(δ)/δ, times the weights of the extrapolation

    /**
     * The law of a kernel with κ'(1) = 1, from its gap at eight small angles θ, 1 − δ = cos θ, extrapolated to θ = 0.
     *
     * @param gap 1 − κ(1 − δ), relatively accurate
     * @return empty if the leading term is neither δ^(3/2) nor δ², or too small to be told from rounding. A kink whose term is
     *     below 1e-5 of the smooth ones at an angle of 0.2 is not seen
     */
    public static Optional<PolynomialLaw> of(DoubleUnaryOperator gap) {
        double root = limit(gap, 1) * Math.sqrt(2); // δ = θ²/2 + …, so c δ^(1/2) = c θ/√2 + …
        if (root > 0) {
            return Optional.of(new PolynomialLaw(2, 4 / (root * root)));
        }
        double square = 2 * limit(gap, 2);
        return square > 0 ? Optional.of(new PolynomialLaw(1, 1 / square)) : Optional.empty();
    }

    /** lim (1 − gap(δ)/δ)/θ^power as θ → 0, by Neville's scheme; 0 where it cannot be told from 0. */
    private static double limit(DoubleUnaryOperator gap, int power) {
        double[] theta = new double[LEVELS];
        double[] table = new double[LEVELS];
        for (int i = 0; i < LEVELS; i++) {
            theta[i] = WIDEST * (LEVELS - i) / LEVELS;
            double sin = StrictMath.sin(0.5 * theta[i]);
            double delta = 2 * sin * sin;
            double missing = 1 - gap.applyAsDouble(delta) / delta;
            table[i] = power == 1 ? missing / theta[i] : missing / (theta[i] * theta[i]);
        }
        double seen = Math.abs(table[0]);
        for (int order = 1; order < LEVELS; order++) {
            for (int i = 0; i < LEVELS - order; i++) {
                table[i] = (theta[i] * table[i + 1] - theta[i + order] * table[i]) / (theta[i] - theta[i + order]);
            }
        }
        double least = theta[LEVELS - 1];
        double rounding = ROUNDING / (power == 1 ? least : least * least);
        return Math.abs(table[0]) > Math.max(RELATIVE * seen, SAFETY * rounding) ? table[0] : 0;
    }
}
