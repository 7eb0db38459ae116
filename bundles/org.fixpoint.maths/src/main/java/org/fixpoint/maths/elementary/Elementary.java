package org.fixpoint.maths.elementary;

/**
 * Elementary functions by additions, products, quotients and shifts of bits alone, in an order that is part of their definition:
 * the same bits on every machine, and from {@link ArrayFunctions}.
 *
 * <p>Errors are given in units in the last place of the true value, over all doubles, which is the least double where that value is not
 * a normal number; NaN gives NaN and infinities the limits.
 * Several times as fast as {@link StrictMath} where whole arrays are taken at a time.
 */
public final class Elementary {
    /** Beyond it exp is left to {@link StrictMath}: its value, or a power of two on the way, is not a normal number. */
    static final double MODERATE = 708;

    /** Up to it the nearest multiple of ln 2 is 0. */
    static final double UNREDUCED = 0.34;

    /** Beyond it tanh is 1 to half a unit in the last place. */
    static final double SATURATED = 20;

    /** Below it the exponential, even times 2⁹⁰⁰, is less than half of the least double. */
    private static final double VANISHED = -1400;

    private static final int LIFT = 1000; // of the exponent of two where the exponential alone is no normal number

    static final double LOG_2_E = 0x1.71547652b82fep+0;

    /** ln 2 with 20 zeros at its end, so that its product with an exponent is exact. */
    static final double LN_2_HIGH = 0x1.62e42fee00000p-1;

    static final double LN_2_LOW = 0x1.a39ef35793c76p-33;

    /** 1.5 · 2⁵²: what is added to it is rounded to a whole number, which its last bits then hold. */
    static final double ROUNDER = 0x1.8p52;

    static final int BIAS = 1023;
    static final int FRACTION_BITS = 52;

    /** 1/(k + 2)!: (eʳ − 1 − r)/r² on |r| ≤ ln 2/2, remainder 4e-18. */
    static final double[] EXPONENTIAL = reciprocalFactorials(12);

    /** 2/(2k + 1): log((1 + s)/(1 − s)) = 2s + s³ Σ c_k s²ᵏ⁻² on 0 ≤ s ≤ 1/3, remainder 6e-18. */
    static final double[] LOGARITHM = oddReciprocals(17);

    private Elementary() {}

    private static double[] reciprocalFactorials(int count) {
        double[] c = new double[count];
        double factorial = 1;
        for (int k = 0; k < count; k++) {
            factorial *= k + 2; // exact up to 18!
            c[k] = 1 / factorial;
        }
        return c;
    }

    private static double[] oddReciprocals(int count) {
        double[] c = new double[count];
        for (int k = 0; k < count; k++) {
            c[k] = 2.0 / (2 * k + 1);
        }
        return c;
    }

    /** Even and odd powers apart, which a processor adds up side by side. */
    static double polynomial(double[] c, double x) {
        double y = x * x;
        int last = c.length - 1;
        int top = last - last % 2;
        double even = c[top];
        double odd = top < last ? c[last] : 0;
        for (int k = top - 2; k >= 0; k -= 2) {
            even = even * y + c[k];
            odd = odd * y + c[k + 1];
        }
        return even + x * odd;
    }

    /** eˣ, to 1 unit in the last place. */
    public static double exp(double x) {
        if (!(Math.abs(x) <= MODERATE)) {
            return StrictMath.exp(x);
        }
        double k = x * LOG_2_E + ROUNDER;
        double n = k - ROUNDER;
        double power = power(k);
        return power + power * remainder((x - n * LN_2_HIGH) - n * LN_2_LOW);
    }

    /**
     * factor · eˣ, to 2 units in the last place, where eˣ alone is not a normal number too; zero with the sign of the factor for x below
     * −1400.
     *
     * @param factor of size up to 2⁹⁰⁰ where x is below −708
     */
    public static double scaledExp(double x, double factor) {
        if (!(x < -MODERATE)) {
            return factor * exp(x);
        }
        if (x < VANISHED) {
            return Math.copySign(0, factor);
        }
        double k = x * LOG_2_E + ROUNDER;
        double n = k - ROUNDER;
        double power = power(k + LIFT);
        double lifted = power + power * remainder((x - n * LN_2_HIGH) - n * LN_2_LOW);
        return factor * lifted * 0x1p-1000;
    }

    /** eˣ − 1, to 2 units in the last place. */
    public static double expm1(double x) {
        if (!(Math.abs(x) <= MODERATE)) {
            return StrictMath.expm1(x);
        }
        double k = x * LOG_2_E + ROUNDER;
        double n = k - ROUNDER;
        double power = power(k);
        return power * remainder((x - n * LN_2_HIGH) - n * LN_2_LOW) + (power - 1);
    }

    /** 2ⁿ, n being what the rounder has rounded to. */
    private static double power(double k) {
        return Double.longBitsToDouble((Double.doubleToRawLongBits(k) + BIAS) << FRACTION_BITS);
    }

    /** eʳ − 1 for |r| ≤ ln 2/2. */
    private static double remainder(double r) {
        return r + r * r * polynomial(EXPONENTIAL, r);
    }

    /** tanh x, to 3 units in the last place; exactly odd. */
    public static double tanh(double x) {
        double m = expm1(-2 * Math.min(Math.abs(x), SATURATED));
        return Math.copySign(m / (m + 2), x);
    }

    /** The logistic function 1/(1 + e⁻ˣ), to 3 units in the last place, in the lower tail too. */
    public static double logistic(double x) {
        double e = exp(-Math.abs(x));
        return (x >= 0 ? 1 : e) / (1 + e);
    }

    /** The derivative of {@link #logistic}, to 4 units in the last place; exactly even. */
    public static double logisticSlope(double x) {
        double e = exp(-Math.abs(x));
        return e / ((1 + e) * (1 + e));
    }

    /**
     * x σ(βx), σ the logistic function: SiLU for β = 1, also known as swish. To 4 units in the last place where βx is exact, in the
     * left tail too; else to 4 + |βx|, since βx is rounded. For |x| up to 2⁹⁰⁰ and for infinite x.
     *
     * @param beta finite; not 0 where x is infinite
     */
    public static double swish(double beta, double x) {
        double z = beta * x;
        return z < -MODERATE ? scaledExp(z, x) : x * logistic(z);
    }

    /**
     * The derivative of {@link #swish} in x, σ(z) + zσ'(z) for z = βx, to 6 units in the last place of the larger term in size where βx is
     * exact, else to 6 + |βx|. For |x| up to 2⁹⁰⁰ and for infinite x.
     *
     * @param beta finite; not 0 where x is infinite
     */
    public static double swishSlope(double beta, double x) {
        double z = beta * x;
        if (Math.abs(z) > MODERATE) {
            return z < 0 ? scaledExp(z, 1 + z) : 1;
        }
        double e = exp(-Math.abs(z));
        double sum = 1 + e;
        return (z >= 0 ? 1 : e) / sum + z * (e / (sum * sum));
    }

    /** log(1 + eˣ), to 3 units in the last place. */
    public static double softplus(double x) {
        double e = exp(-Math.abs(x));
        double s = e / (2 + e);
        double z = s * s;
        double sum = LOGARITHM[LOGARITHM.length - 1];
        for (int k = LOGARITHM.length - 2; k > 0; k--) {
            sum = sum * z + LOGARITHM[k];
        }
        return Math.max(x, 0) + (2 * s + s * z * sum);
    }

    /** erf x, to 3 units in the last place; exactly odd. */
    public static double erf(double x) {
        return NormalTail.erf(x);
    }

    /** Φ(x), the distribution function of the standard normal law, to 8 units in the last place, in the left tail too. */
    public static double normalCdf(double x) {
        return NormalTail.cdf(x);
    }

    /** Φ'(x), the density of the standard normal law, to 4 units in the last place. */
    public static double normalDensity(double x) {
        return NormalTail.density(x);
    }

    /** x Φ(x), Φ the distribution function of the standard normal law, to 8 units in the last place, in the left tail too. */
    public static double gelu(double x) {
        return NormalTail.gelu(x);
    }

    /** The derivative of {@link #gelu}, Φ(x) + xΦ'(x), to 8 units in the last place of the larger term in size. */
    public static double geluSlope(double x) {
        return NormalTail.geluSlope(x);
    }

    /** sin x, to 2 units in the last place; exactly odd. */
    public static double sin(double x) {
        return Circular.sin(x);
    }

    /** cos x, to 2 units in the last place; exactly even. */
    public static double cos(double x) {
        return Circular.cos(x);
    }

    /** arctan x, to 3 units in the last place; exactly odd. */
    public static double arctan(double x) {
        return Circular.arctan(x);
    }
}
