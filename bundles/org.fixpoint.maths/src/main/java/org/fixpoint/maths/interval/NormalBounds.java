package org.fixpoint.maths.interval;

/**
 * Density and distribution function of the standard normal distribution, enclosed.
 *
 * <p>Near 0 by Φ(x) − 1/2 = p(x) Σ x²ᵏ⁺¹/(2k + 1)!!, whose terms are positive and whose rest is below a geometric series; farther
 * out by Laplace's continued fraction (1 − Φ(x))/p(x) = 1/(x + 1/(x + 2/(x + 3/(x + …)))), whose tail after n lies in
 * [x, x + n/x]. Abramowitz and Stegun 26.2.11 and 26.2.14.
 */
public final class NormalBounds {
    private static final Interval HALF = Interval.of(0.5);
    private static final Interval ROOT_TWO = Interval.of(2).sqrt();
    private static final Interval ROOT_TWO_PI = Interval.PI.times(2).sqrt();
    private static final double NEAR = 2.5;
    private static final int LEVELS = 70; // at 2.5 the tail is then known to e^(−4 · 2.5 √(70/2))
    private static final double VANISHED = 0x1p-60;
    private static final int MOST = 200; // a subnormal term does not get smaller by rounding upwards

    private NormalBounds() {}

    /** exp(−u²/2)/√(2π). */
    public static Interval density(Interval u) {
        return Functions.exp(u.square().times(-0.5)).over(ROOT_TWO_PI);
    }

    /** Φ. */
    public static Interval cdf(Interval u) {
        return new Interval(cdfAt(u.low()).low(), cdfAt(u.high()).high());
    }

    /** 1 − Φ. */
    public static Interval upperTail(Interval u) {
        return cdf(u.negative());
    }

    /** The error function. */
    public static Interval erf(Interval u) {
        Interval v = u.times(ROOT_TWO);
        return new Interval(centredAt(v.low()).low(), centredAt(v.high()).high()).times(2);
    }

    /** 1 − erf. */
    public static Interval erfc(Interval u) {
        return upperTail(u.times(ROOT_TWO)).times(2);
    }

    private static Interval cdfAt(double x) {
        return x <= -NEAR ? tailAt(-x) : HALF.plus(centredAt(x));
    }

    /** Φ(x) − 1/2. */
    private static Interval centredAt(double x) {
        if (x < 0) {
            return centredAt(-x).negative();
        }
        return x < NEAR ? seriesAt(x) : HALF.minus(tailAt(x));
    }

    private static Interval seriesAt(double x) {
        Interval point = Interval.of(x);
        Interval square = point.square();
        Interval term = point;
        Interval sum = point;
        int odd = 1;
        while (square.high() > 0.5 * (odd + 2) || (term.high() > VANISHED * sum.low() && odd < MOST)) {
            odd += 2;
            term = term.times(square).over(odd);
            sum = sum.plus(term);
        }
        return density(point).times(sum.plus(new Interval(0, term.high())));
    }

    /** 1 − Φ(x) for positive x. */
    private static Interval tailAt(double x) {
        if (Double.isInfinite(x)) {
            return Interval.ZERO;
        }
        Interval point = Interval.of(x);
        Interval fraction =
                new Interval(x, point.plus(Interval.of(LEVELS).over(point)).high());
        for (int n = LEVELS - 1; n >= 1; n--) {
            fraction = point.plus(Interval.of(n).over(fraction));
        }
        return density(point).over(fraction);
    }
}
