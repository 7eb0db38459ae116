package org.fixpoint.maths.interval;

import java.util.function.DoubleUnaryOperator;

/**
 * Elementary functions of intervals.
 *
 * <p>Rests on what fdlibm states for the functions that {@link StrictMath} takes from it: exp, expm1, log, log1p, sin, cos,
 * atan, asin, acos, cbrt and pow are wrong by less than one unit in the last place. Their results are widened by two; everything
 * else is put together from them. Exact values at 0 and 1 stay exact.
 */
public final class Functions {
    private static final Interval HALF = Interval.of(0.5);
    private static final Interval HALF_PI = Interval.PI.times(0.5);
    private static final Interval UNIT = Interval.around0(1);
    private static final double WHOLE_TURN = 6.3;
    private static final double MANY_TURNS = 1e12;

    private Functions() {}

    /** eᵘ. */
    public static Interval exp(Interval u) {
        return increasing(u, StrictMath::exp, 0, 1).max(Interval.ZERO);
    }

    /** eᵘ − 1. */
    public static Interval expm1(Interval u) {
        return increasing(u, StrictMath::expm1, 0, 0).max(Interval.of(-1));
    }

    /** The natural logarithm of the positive members. */
    public static Interval log(Interval u) {
        return increasing(u.max(Interval.ZERO), StrictMath::log, 1, 0);
    }

    /** log(1 + u) where it exists. */
    public static Interval log1p(Interval u) {
        return increasing(u.max(Interval.of(-1)), StrictMath::log1p, 0, 0);
    }

    /** The arc tangent. */
    public static Interval atan(Interval u) {
        return increasing(u, StrictMath::atan, 0, 0);
    }

    /** The arc sine of the members in [−1, 1]. */
    public static Interval asin(Interval u) {
        return increasing(u.max(Interval.of(-1)).min(Interval.ONE), StrictMath::asin, 0, 0);
    }

    /** The arc cosine of the members in [−1, 1]. */
    public static Interval acos(Interval u) {
        Interval clipped = u.max(Interval.of(-1)).min(Interval.ONE);
        return new Interval(Math.max(0, down(StrictMath.acos(clipped.high()))), up(StrictMath.acos(clipped.low())));
    }

    /** The cube root. */
    public static Interval cbrt(Interval u) {
        return increasing(u, StrictMath::cbrt, 0, 0);
    }

    /** u^p of the members that are not negative. */
    public static Interval pow(Interval u, double p) {
        Interval base = u.max(Interval.ZERO);
        return p >= 0
                ? increasing(base, x -> StrictMath.pow(x, p), 1, 1).max(Interval.ZERO)
                : Interval.ONE.over(pow(base, -p));
    }

    /** The sine. */
    public static Interval sin(Interval u) {
        return periodic(u, StrictMath::sin, HALF_PI, 0);
    }

    /** The cosine. */
    public static Interval cos(Interval u) {
        return periodic(u, StrictMath::cos, Interval.ZERO, 1);
    }

    /** The extrema, 1 and −1 in turns, are at {@code crest} + kπ. */
    private static Interval periodic(Interval u, DoubleUnaryOperator f, Interval crest, double atZero) {
        if (!(u.width() < WHOLE_TURN) || u.magnitude() > MANY_TURNS) {
            return UNIT;
        }
        Interval found = at(u.low(), f, atZero).hull(at(u.high(), f, atZero));
        Interval turns = u.minus(crest).over(Interval.PI);
        if (u.isPoint()) {
            return found;
        }
        for (double k = Math.ceil(turns.low()); k <= turns.high(); k++) {
            found = found.hull(Interval.of(k % 2 == 0 ? 1 : -1));
        }
        return found.meet(UNIT);
    }

    private static Interval at(double x, DoubleUnaryOperator f, double atZero) {
        double value = f.applyAsDouble(x);
        return x == 0
                ? Interval.of(atZero)
                : new Interval(down(value), up(value)).max(Interval.of(-1)).min(Interval.ONE);
    }

    /** (eᵘ − e⁻ᵘ)/2. */
    public static Interval sinh(Interval u) {
        return new Interval(sinhAt(u.low()).low(), sinhAt(u.high()).high());
    }

    private static Interval sinhAt(double x) {
        if (x < 0) {
            return sinhAt(-x).negative();
        }
        Interval t = expm1(Interval.of(Math.min(x, Double.MAX_VALUE)));
        return HALF.times(t.plus(Interval.ONE.minus(Interval.ONE.over(t.plus(Interval.ONE)))));
    }

    /** (eᵘ + e⁻ᵘ)/2. */
    public static Interval cosh(Interval u) {
        Interval size = u.abs();
        return new Interval(coshAt(size.low()).low(), coshAt(size.high()).high());
    }

    private static Interval coshAt(double x) {
        Interval e = exp(Interval.of(Math.min(x, Double.MAX_VALUE)));
        return x == 0 ? Interval.ONE : HALF.times(e.plus(Interval.ONE.over(e))).max(Interval.ONE);
    }

    /** The hyperbolic tangent, from t = e²ᵘ − 1: near 0 it is t/(t + 2), and 1 − 2/(t + 2) farther out. */
    public static Interval tanh(Interval u) {
        return new Interval(tanhAt(u.low()).low(), tanhAt(u.high()).high());
    }

    private static Interval tanhAt(double x) {
        if (x < 0) {
            return tanhAt(-x).negative();
        }
        Interval t = expm1(Interval.of(Math.min(2 * x, Double.MAX_VALUE)));
        Interval two = Interval.of(2);
        Interval far = Interval.ONE.minus(two.over(t.plus(two)));
        return (x < 0.5 ? t.over(t.plus(two)) : far).max(Interval.ZERO).min(Interval.ONE);
    }

    /** 1/cosh u. */
    public static Interval sech(Interval u) {
        return Interval.ONE.over(cosh(u));
    }

    /** 1/(1 + e⁻ᵘ). */
    public static Interval sigmoid(Interval u) {
        return Interval.ONE.over(Interval.ONE.plus(exp(u.negative())));
    }

    /** log(1 + eᵘ). */
    public static Interval softplus(Interval u) {
        return new Interval(softplusAt(u.low()).low(), softplusAt(u.high()).high());
    }

    private static Interval softplusAt(double x) {
        if (Double.isInfinite(x)) {
            return x > 0 ? new Interval(Double.MAX_VALUE, x) : Interval.ZERO;
        }
        Interval rest = log1p(exp(Interval.of(-Math.abs(x))));
        return x > 0 ? Interval.of(x).plus(rest) : rest;
    }

    /** log(u + √(u² + 1)). */
    public static Interval asinh(Interval u) {
        return new Interval(asinhAt(u.low()).low(), asinhAt(u.high()).high());
    }

    private static Interval asinhAt(double x) {
        if (x < 0) {
            return asinhAt(-x).negative();
        }
        Interval size = Interval.of(Math.min(x, Double.MAX_VALUE));
        Interval square = size.square();
        if (!square.isFinite()) {
            return new Interval(log(size).low(), Double.POSITIVE_INFINITY);
        }
        Interval beyond =
                square.over(Interval.ONE.plus(Interval.ONE.plus(square).sqrt()));
        return log1p(size.plus(beyond));
    }

    /** An increasing function with one exact value. */
    private static Interval increasing(Interval u, DoubleUnaryOperator f, double exactAt, double exact) {
        double low = u.low() == exactAt ? exact : down(f.applyAsDouble(u.low()));
        double high = u.high() == exactAt ? exact : up(f.applyAsDouble(u.high()));
        return new Interval(Math.min(low, Double.MAX_VALUE), Math.max(high, -Double.MAX_VALUE));
    }

    private static double down(double x) {
        return Math.nextDown(Math.nextDown(x));
    }

    private static double up(double x) {
        return Math.nextUp(Math.nextUp(x));
    }
}
