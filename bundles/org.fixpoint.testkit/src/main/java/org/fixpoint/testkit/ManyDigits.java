package org.fixpoint.testkit;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Functions to some fifty digits, by series and continued fractions, beside which the errors of doubles show.
 *
 * <p>A double is taken exactly by {@code new BigDecimal(x)}. The digits counted are those of the value, also near the zeros of a function;
 * exponents may have any size. Arguments are up to 10⁵ in size, and those of {@link #erf} and of what is made with it have no more than a
 * few hundred digits.
 */
public final class ManyDigits {
    /** Digits of intermediate results. */
    public static final MathContext DIGITS = new MathContext(70);

    /** π/2. */
    public static final BigDecimal HALF_PI = new BigDecimal(
            "1.570796326794896619231321691639751442098584699687552910487472296153908203143104499314017412671");

    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private ManyDigits() {}

    /** eˣ. */
    public static BigDecimal exp(BigDecimal x) {
        int halvings = Math.max(0, Math.getExponent(x.doubleValue()) + 6);
        BigDecimal sum = ONE.add(series(x.divide(TWO.pow(halvings), DIGITS)), DIGITS);
        for (int k = 0; k < halvings; k++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }

    /** eˣ − 1. */
    public static BigDecimal expm1(BigDecimal x) {
        return x.abs().doubleValue() < 0.03 ? series(x) : exp(x).subtract(ONE, DIGITS);
    }

    /** Σ xᵏ/k! from k = 1 on, for |x| ≤ 1/32. */
    private static BigDecimal series(BigDecimal x) {
        BigDecimal term = ONE;
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 1; k < 36; k++) {
            term = term.multiply(x, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum;
    }

    /** tanh x. */
    public static BigDecimal tanh(BigDecimal x) {
        BigDecimal m = expm1(x.multiply(TWO));
        return m.divide(m.add(TWO, DIGITS), DIGITS);
    }

    /** σ(x) = 1/(1 + e⁻ˣ). */
    public static BigDecimal logistic(BigDecimal x) {
        return ONE.divide(ONE.add(exp(x.negate()), DIGITS), DIGITS);
    }

    /** σ'(x) = σ(x) σ(−x). */
    public static BigDecimal logisticSlope(BigDecimal x) {
        BigDecimal e = exp(x.abs().negate());
        return e.divide(ONE.add(e, DIGITS).pow(2), DIGITS);
    }

    /** log(1 + eˣ), its logarithm by log(1 + y) = 2 artanh(y/(2 + y)). */
    public static BigDecimal softplus(BigDecimal x) {
        BigDecimal y = exp(x.abs().negate());
        BigDecimal s = y.divide(TWO.add(y), DIGITS);
        BigDecimal power = s;
        BigDecimal sum = s;
        for (int k = 3; k < 121; k += 2) {
            power = power.multiply(s, DIGITS).multiply(s, DIGITS);
            sum = sum.add(power.divide(BigDecimal.valueOf(k), DIGITS), DIGITS);
        }
        return x.max(BigDecimal.ZERO).add(sum.multiply(TWO));
    }

    /** Φ'(x) = exp(−x²/2)/√(2π). */
    public static BigDecimal density(BigDecimal x) {
        BigDecimal root = HALF_PI.multiply(BigDecimal.valueOf(4)).sqrt(DIGITS);
        return exp(x.multiply(x).divide(TWO.negate(), DIGITS)).divide(root, DIGITS);
    }

    /** Φ(x): near 0 by Φ(x) − 1/2, else by the continued fraction of Mills' ratio. */
    public static BigDecimal cdf(BigDecimal x) {
        BigDecimal size = x.abs();
        BigDecimal upper;
        if (size.doubleValue() < 4) {
            upper = new BigDecimal("0.5").subtract(centred(size), DIGITS);
        } else {
            BigDecimal fraction = size;
            for (int k = 500; k >= 1; k--) {
                fraction = size.add(BigDecimal.valueOf(k).divide(fraction, DIGITS), DIGITS);
            }
            upper = density(size).divide(fraction, DIGITS);
        }
        return x.signum() < 0 ? upper : ONE.subtract(upper);
    }

    /** Φ(x) − 1/2 = Φ'(x) Σ x²ᵏ⁺¹/(2k + 1)!!, for 0 ≤ x ≤ 4. */
    private static BigDecimal centred(BigDecimal x) {
        BigDecimal term = x;
        BigDecimal sum = x;
        for (int k = 3; k < 260; k += 2) {
            term = term.multiply(x, DIGITS).multiply(x, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum.multiply(density(x), DIGITS);
    }

    /** erf x. */
    public static BigDecimal erf(BigDecimal x) {
        BigDecimal scaled = x.abs().multiply(TWO.sqrt(DIGITS), DIGITS);
        BigDecimal size = scaled.doubleValue() < 4
                ? centred(scaled).multiply(TWO)
                : cdf(scaled).multiply(TWO).subtract(ONE);
        return x.signum() < 0 ? size.negate() : size;
    }

    /** x Φ(x). */
    public static BigDecimal gelu(BigDecimal x) {
        return x.multiply(cdf(x), DIGITS);
    }

    /** Φ(x) + x Φ'(x). */
    public static BigDecimal geluSlope(BigDecimal x) {
        return cdf(x).add(x.multiply(density(x)), DIGITS);
    }

    /** sin x. */
    public static BigDecimal sin(BigDecimal x) {
        BigDecimal turn = HALF_PI.multiply(BigDecimal.valueOf(4));
        BigDecimal rest = x.remainder(turn);
        BigDecimal term = rest;
        BigDecimal sum = rest;
        for (int k = 2; k < 90; k += 2) {
            term = term.multiply(rest, DIGITS)
                    .multiply(rest, DIGITS)
                    .divide(BigDecimal.valueOf(-(long) k * (k + 1)), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum;
    }

    /** cos x. */
    public static BigDecimal cos(BigDecimal x) {
        return sin(x.add(HALF_PI));
    }

    /** arctan x, by arctan x = 2 arctan(x/(1 + √(1 + x²))), four times, and its series. */
    public static BigDecimal arctan(BigDecimal x) {
        BigDecimal part = x;
        for (int k = 0; k < 4; k++) {
            BigDecimal root = ONE.add(part.multiply(part, DIGITS), DIGITS).sqrt(DIGITS);
            part = part.divide(ONE.add(root), DIGITS);
        }
        BigDecimal power = part;
        BigDecimal sum = part;
        for (int k = 3; k < 80; k += 2) {
            power = power.multiply(part, DIGITS).multiply(part, DIGITS).negate();
            sum = sum.add(power.divide(BigDecimal.valueOf(k), DIGITS), DIGITS);
        }
        return sum.multiply(BigDecimal.valueOf(16));
    }
}
