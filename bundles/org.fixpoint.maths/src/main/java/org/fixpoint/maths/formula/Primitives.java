package org.fixpoint.maths.formula;

import org.fixpoint.maths.elementary.Elementary;
import org.fixpoint.maths.gaussian.NormalDistribution;

/**
 * The functions of the language, called by compiled and interpreted formulas alike; the same bits on every machine.
 *
 * <p>None gives NaN for a number inside its domain, infinities included.
 */
final class Primitives {
    private static final double ROOT_TWO = Math.sqrt(2);

    private Primitives() {}

    /** The function of one number that an operation is. */
    static double apply(Op op, double u) {
        return switch (op) {
            case ABS -> abs(u);
            case SIGN -> sign(u);
            case EXP -> exp(u);
            case EXPM1 -> expm1(u);
            case LOG -> log(u);
            case LOG1P -> log1p(u);
            case SQRT -> sqrt(u);
            case CBRT -> cbrt(u);
            case SIN -> sin(u);
            case COS -> cos(u);
            case TAN -> tan(u);
            case SINH -> sinh(u);
            case COSH -> cosh(u);
            case TANH -> tanh(u);
            case SECH -> sech(u);
            case ASIN -> asin(u);
            case ACOS -> acos(u);
            case ATAN -> atan(u);
            case ASINH -> asinh(u);
            case SIGMOID -> sigmoid(u);
            case SIGMOID_SLOPE -> sigmoidSlope(u);
            case SOFTPLUS -> softplus(u);
            case SOFTSIGN -> softsign(u);
            case ERF -> erf(u);
            case ERFC -> erfc(u);
            case NORMAL_CDF -> cdf(u);
            case NORMAL_PDF -> pdf(u);
            default -> throw new IllegalArgumentException(op + " is not a function of one number");
        };
    }

    static double abs(double u) {
        return Math.abs(u);
    }

    /** −1, 0 or 1; NaN stays NaN. */
    static double sign(double u) {
        return u > 0 ? 1 : u < 0 ? -1 : u == 0 ? 0 : u;
    }

    static double exp(double u) {
        return Elementary.exp(u);
    }

    static double expm1(double u) {
        return Elementary.expm1(u);
    }

    static double log(double u) {
        return StrictMath.log(u);
    }

    static double log1p(double u) {
        return StrictMath.log1p(u);
    }

    static double sqrt(double u) {
        return Math.sqrt(u);
    }

    static double cbrt(double u) {
        return StrictMath.cbrt(u);
    }

    static double sin(double u) {
        return Elementary.sin(u);
    }

    static double cos(double u) {
        return Elementary.cos(u);
    }

    static double tan(double u) {
        return StrictMath.tan(u);
    }

    static double sinh(double u) {
        return StrictMath.sinh(u);
    }

    static double cosh(double u) {
        return StrictMath.cosh(u);
    }

    static double tanh(double u) {
        return Elementary.tanh(u);
    }

    /** 1/cosh u, relatively accurate until it underflows. */
    static double sech(double u) {
        double e = Elementary.exp(-Math.abs(u));
        return 2 * e / (1 + e * e);
    }

    static double asin(double u) {
        return StrictMath.asin(u);
    }

    static double acos(double u) {
        return StrictMath.acos(u);
    }

    static double atan(double u) {
        return Elementary.arctan(u);
    }

    /** log(|u| + √(u² + 1)) with the sign of u. */
    static double asinh(double u) {
        double size = Math.abs(u);
        double positive;
        if (size > 0x1p28) { // there √(u² + 1) is u to the last digit, and u² might overflow
            positive = StrictMath.log(size) + StrictMath.log(2);
        } else {
            double square = size * size;
            positive = StrictMath.log1p(size + square / (1 + Math.sqrt(1 + square)));
        }
        return Math.copySign(positive, u);
    }

    /** 1/(1 + e⁻ᵘ), relatively accurate in both tails. */
    static double sigmoid(double u) {
        return Elementary.logistic(u);
    }

    /** The derivative of the sigmoid. */
    static double sigmoidSlope(double u) {
        return Elementary.logisticSlope(u);
    }

    /** log(1 + eᵘ). */
    static double softplus(double u) {
        return Elementary.softplus(u);
    }

    /** u/(1 + |u|); ±1 at the infinities. */
    static double softsign(double u) {
        return Double.isInfinite(u) ? Math.signum(u) : u / (1 + Math.abs(u));
    }

    static double erf(double u) {
        return Elementary.erf(u);
    }

    static double erfc(double u) {
        return 2 * NormalDistribution.upperTail(u * ROOT_TWO);
    }

    static double cdf(double u) {
        return Elementary.normalCdf(u);
    }

    static double pdf(double u) {
        return Elementary.normalDensity(u);
    }

    static double pow(double base, double exponent) {
        return StrictMath.pow(base, exponent);
    }

    /** baseⁿ by squaring from the leading bit of n on, as compiled code does it. */
    static double power(double base, int n) {
        double result = base;
        for (int bit = Integer.highestOneBit(n) >> 1; bit > 0; bit >>= 1) {
            result = result * result;
            if ((n & bit) != 0) {
                result = result * base;
            }
        }
        return result;
    }

    /** 1 where left is the greater, 0 where it is the less, 1/2 at a tie; NaN where either is. */
    static double above(double left, double right) {
        return left > right ? 1 : left < right ? 0 : left == right ? 0.5 : Double.NaN;
    }

    static double less(double left, double right) {
        return left < right ? 1 : 0;
    }

    static double lessOrEqual(double left, double right) {
        return left <= right ? 1 : 0;
    }

    static double equal(double left, double right) {
        return left == right ? 1 : 0;
    }

    static double different(double left, double right) {
        return left != right ? 1 : 0;
    }

    /** The second number where the condition holds, the third where it does not, the mean of both at a tie. */
    static double choose(double condition, double then, double otherwise) {
        return condition == 1 ? then : condition == 0 ? otherwise : condition * (then + otherwise);
    }

    /** a · b where one factor vanishes exponentially and the other grows like a power: 0 · ∞ is 0. */
    static double fading(double a, double b) {
        double product = a * b;
        return Double.isNaN(product) && (a == 0 || b == 0) && !Double.isNaN(a) && !Double.isNaN(b) ? 0 : product;
    }
}
