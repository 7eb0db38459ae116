package org.fixpoint.maths.certified;

import org.fixpoint.maths.interval.Functions;
import org.fixpoint.maths.interval.Interval;

/**
 * The bound exp(constant + rate · |x| + quadratic · x²) on the size of a function.
 *
 * @param constant −∞ for a function that is 0, +∞ where no bound is known
 * @param rate finite
 * @param quadratic finite
 */
public record Growth(double constant, double rate, double quadratic) {
    /** No bound. */
    public static final Growth NONE = new Growth(Double.POSITIVE_INFINITY, 0, 0);

    /** A function that is 0. */
    public static final Growth ZERO = new Growth(Double.NEGATIVE_INFINITY, 0, 0);

    private static final double LOG_TWO = up(StrictMath.log(2));

    /** A function with a bounded size. */
    public static Growth bounded(double size) {
        return size == 0 ? ZERO : new Growth(up(StrictMath.log(size)), 0, 0);
    }

    /**
     * A function below c₀ + c₁|x| + c₂x² + …, all c ≥ 0, for |x| ≥ from: (|x|/from)ⁿ is at most exp(n(|x|/from − 1)).
     *
     * @param from positive
     */
    public static Growth polynomial(double from, double... c) {
        Interval size = Interval.ZERO;
        int degree = 0;
        for (int k = c.length - 1; k >= 0; k--) {
            degree = degree == 0 && c[k] > 0 ? k : degree;
            size = size.times(from).plus(Interval.of(c[k]));
        }
        Growth atFrom = bounded(size.high());
        return degree == 0 ? atFrom : new Growth(up(atFrom.constant - degree), up(degree / from), 0);
    }

    /** Whether there is a bound. */
    public boolean isKnown() {
        return constant < Double.POSITIVE_INFINITY && Double.isFinite(rate) && Double.isFinite(quadratic);
    }

    /** Of a product. */
    public Growth times(Growth other) {
        if (this.equals(ZERO) || other.equals(ZERO)) {
            return ZERO;
        }
        return new Growth(up(constant + other.constant), up(rate + other.rate), up(quadratic + other.quadratic));
    }

    /** Of a sum. */
    public Growth plus(Growth other) {
        if (this.equals(ZERO) || other.equals(ZERO)) {
            return this.equals(ZERO) ? other : this;
        }
        Growth larger = max(other);
        return new Growth(up(larger.constant + LOG_TWO), larger.rate, larger.quadratic);
    }

    /** Of what is one of two functions. */
    public Growth max(Growth other) {
        return new Growth(
                Math.max(constant, other.constant), Math.max(rate, other.rate), Math.max(quadratic, other.quadratic));
    }

    /** Of a positive power. */
    public Growth power(double p) {
        return equals(ZERO) ? this : new Growth(up(p * constant), up(p * rate), up(p * quadratic));
    }

    /**
     * An upper bound of E[f(Z)²] over Z ≥ from for a standard normal Z, infinite if this gives none.
     *
     * <p>The integrand is below exp(2 constant)/√(2π) · exp(2bt − st²/2), b = rate and s = 1 − 4 quadratic, and its exponent
     * falls at least as fast as (s from − 2b) t.
     */
    public double squareBeyond(double from) {
        if (constant == Double.NEGATIVE_INFINITY) {
            return 0;
        }
        Interval s = Interval.ONE.minus(Interval.of(quadratic).times(4));
        Interval twice = Interval.of(rate).times(2);
        Interval fall = s.times(from).minus(twice);
        if (!isKnown() || !(s.low() > 0) || !(fall.low() > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        Interval t = Interval.of(from);
        Interval exponent = Interval.of(constant)
                .times(2)
                .plus(twice.times(t))
                .minus(s.times(t.square()).times(0.5));
        return Functions.exp(exponent)
                .over(fall.times(Interval.PI.times(2).sqrt()))
                .high();
    }

    /** Whether the bound makes the square of the function integrable under the standard normal distribution. */
    public boolean isSquareIntegrable() {
        return constant == Double.NEGATIVE_INFINITY || (isKnown() && quadratic < 0.25);
    }

    private static double up(double x) {
        return Math.nextUp(Math.nextUp(x));
    }
}
