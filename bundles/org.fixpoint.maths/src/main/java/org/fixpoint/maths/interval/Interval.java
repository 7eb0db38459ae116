package org.fixpoint.maths.interval;

/**
 * The set of all real numbers from {@code low} to {@code high}.
 *
 * <p>Every operation gives a set that contains each value of the operation on members of its operands: bounds are rounded
 * outwards, exact ones are kept. A bound may be infinite and is then not a member. A quotient by a set with 0 inside is the
 * whole line. Moore, Kearfott and Cloud, Introduction to Interval Analysis (2009).
 *
 * @param low at most {@code high}; not NaN, not +∞
 * @param high not NaN, not −∞
 */
public record Interval(double low, double high) {
    /** The real line. */
    public static final Interval LINE = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** The number 0. */
    public static final Interval ZERO = new Interval(0, 0);

    /** The number 1. */
    public static final Interval ONE = new Interval(1, 1);

    /** π between neighbouring doubles. */
    public static final Interval PI = new Interval(Math.PI, Math.nextUp(Math.PI));

    public Interval {
        if (!(low <= high) || low == Double.POSITIVE_INFINITY || high == Double.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException("from " + low + " to " + high + " is no interval");
        }
        low = low + 0.0; // one zero, so that equal sets are equal records
        high = high + 0.0;
    }

    /** One number, finite. */
    public static Interval of(double x) {
        return new Interval(x, x);
    }

    /** From −radius to radius. */
    public static Interval around0(double radius) {
        return new Interval(-radius, radius);
    }

    /** Whether it is one number. */
    public boolean isPoint() {
        return low == high;
    }

    /** Whether it is the number 0. */
    public boolean isZero() {
        return low == 0 && high == 0;
    }

    /** Whether both bounds are finite. */
    public boolean isFinite() {
        return low > Double.NEGATIVE_INFINITY && high < Double.POSITIVE_INFINITY;
    }

    /** Whether x is a member. */
    public boolean contains(double x) {
        return low <= x && x <= high;
    }

    /** Whether all members of another one are members. */
    public boolean contains(Interval other) {
        return low <= other.low && other.high <= high;
    }

    /** high − low, rounded upwards. */
    public double width() {
        return Rounding.addUp(high, -low);
    }

    /** A number near the middle; finite where a bound is. */
    public double middle() {
        return isFinite() ? 0.5 * low + 0.5 * high : Double.isFinite(low) ? low : Double.isFinite(high) ? high : 0;
    }

    /** The largest absolute value of a member. */
    public double magnitude() {
        return Math.max(Math.abs(low), Math.abs(high));
    }

    /** The smallest absolute value of a member. */
    public double mignitude() {
        return low > 0 ? low : high < 0 ? -high : 0;
    }

    /** −u. */
    public Interval negative() {
        return new Interval(0.0 - high, 0.0 - low);
    }

    /** u + v. */
    public Interval plus(Interval v) {
        return new Interval(Rounding.addDown(low, v.low), Rounding.addUp(high, v.high));
    }

    /** u − v. */
    public Interval minus(Interval v) {
        return new Interval(Rounding.addDown(low, -v.high), Rounding.addUp(high, -v.low));
    }

    /** u v. */
    public Interval times(Interval v) {
        if (isZero() || v.isZero()) {
            return ZERO;
        }
        if (low >= 0) {
            return byPositive(v);
        }
        if (high <= 0) {
            return negative().byPositive(v).negative();
        }
        if (v.low >= 0) {
            return v.byPositive(this);
        }
        if (v.high <= 0) {
            return v.negative().byPositive(this).negative();
        }
        return new Interval(
                Math.min(Rounding.mulDown(low, v.high), Rounding.mulDown(high, v.low)),
                Math.max(Rounding.mulUp(low, v.low), Rounding.mulUp(high, v.high)));
    }

    private Interval byPositive(Interval v) {
        return new Interval(
                Rounding.mulDown(v.low >= 0 ? low : high, v.low), Rounding.mulUp(v.high >= 0 ? high : low, v.high));
    }

    /** x u. */
    public Interval times(double x) {
        return times(of(x));
    }

    /** u². */
    public Interval square() {
        double small = mignitude();
        double large = magnitude();
        return new Interval(Rounding.mulDown(small, small), Rounding.mulUp(large, large));
    }

    /** u/v; the line, or the half of it that the signs allow, where v contains 0. */
    public Interval over(Interval v) {
        if (v.low > 0) {
            return new Interval(
                    Rounding.divDown(low, low >= 0 ? v.high : v.low), Rounding.divUp(high, high >= 0 ? v.low : v.high));
        }
        if (v.high < 0) {
            return negative().over(v.negative());
        }
        if (v.low == 0 && v.high > 0 && low > 0) {
            return new Interval(Rounding.divDown(low, v.high), Double.POSITIVE_INFINITY);
        }
        if (v.low == 0 && v.high > 0 && high < 0) {
            return new Interval(Double.NEGATIVE_INFINITY, Rounding.divUp(high, v.high));
        }
        return v.high == 0 && v.low < 0 && !contains(0) ? negative().over(v.negative()) : LINE;
    }

    /** u/x, x not 0. */
    public Interval over(double x) {
        return over(of(x));
    }

    /** |u|. */
    public Interval abs() {
        return new Interval(mignitude(), magnitude());
    }

    /** √u of those members that have one. */
    public Interval sqrt() {
        double least = Math.max(0, low);
        return new Interval(Rounding.sqrtDown(least), Rounding.sqrtUp(Math.max(least, high)));
    }

    /** uⁿ for n ≥ 0; not below 0 if n is even. */
    public Interval power(int n) {
        if (n == 0) {
            return ONE;
        }
        Interval half = power(n / 2);
        return n % 2 == 0 ? half.square() : times(half.square());
    }

    /** The larger of both. */
    public Interval max(Interval v) {
        return new Interval(Math.max(low, v.low), Math.max(high, v.high));
    }

    /** The smaller of both. */
    public Interval min(Interval v) {
        return new Interval(Math.min(low, v.low), Math.min(high, v.high));
    }

    /** The smallest interval that contains both. */
    public Interval hull(Interval v) {
        return new Interval(Math.min(low, v.low), Math.max(high, v.high));
    }

    /** The members of both, which are known to be some. */
    public Interval meet(Interval v) {
        return new Interval(Math.max(low, v.low), Math.min(high, v.high));
    }

    /** Whether no number is a member of both. */
    public boolean isApartFrom(Interval v) {
        return high < v.low || v.high < low;
    }

    @Override
    public String toString() {
        return "[" + low + ", " + high + "]";
    }
}
