package org.fixpoint.maths.kernel;

import java.util.ArrayList;
import java.util.List;
import org.fixpoint.maths.gaussian.GaussianExpectation;
import org.fixpoint.maths.gaussian.GaussianMoments;
import org.fixpoint.maths.gaussian.PiecewiseFunction;

/**
 * How the variance of pre-activations passes a layer without normalisation: q ↦ σ_w² E[f(√q Z)²] + σ_b².
 *
 * <p>Its slope is σ_w² E[f(√q Z)² (Z² − 1)]/(2q), which holds for kinks and jumps alike.
 */
public final class LengthMap {
    private static final int BRACKETS = 64;
    private static final int MOST_STEPS = 100;
    private static final double ROUNDING = 0x1p-48;

    private final PiecewiseFunction function;
    private final double weightVariance;
    private final double biasVariance;

    /**
     * The length map of an activation.
     *
     * @param weightVariance σ_w², positive
     * @param biasVariance σ_b², at least 0
     */
    public LengthMap(PiecewiseFunction function, double weightVariance, double biasVariance) {
        if (!(weightVariance > 0 && biasVariance >= 0)) {
            throw new IllegalArgumentException("A length map needs a positive weight variance and a bias variance of"
                    + " at least 0, not " + weightVariance + " and " + biasVariance);
        }
        this.function = function;
        this.weightVariance = weightVariance;
        this.biasVariance = biasVariance;
    }

    /**
     * A fixed point of the length map.
     *
     * @param q the variance
     * @param residual the image of q minus q
     * @param slope the slope of the map there: below 1 it attracts
     * @param steps evaluations spent in its bracket
     * @param converged whether the bracket shrank to rounding
     */
    public record FixedPoint(double q, double residual, double slope, int steps, boolean converged) {}

    /**
     * The variance one layer on.
     *
     * @param q positive
     */
    public double value(double q) {
        return weightVariance * GaussianMoments.of(function, q).secondMoment() + biasVariance;
    }

    /**
     * The derivative of {@link #value}.
     *
     * @param q positive
     */
    public double slope(double q) {
        PiecewiseFunction scaled = function.scaled(Math.sqrt(q));
        return weightVariance * GaussianExpectation.lengthSlope(scaled) / q;
    }

    /**
     * The fixed points in a range, ascending, one for every change of sign of the image minus q between 65 points in
     * geometric progression. Where from the lowest of these on the two do not differ beyond rounding, as for a clipped line of
     * slope 1, they differ by what doubles do not hold, and there is none.
     *
     * @param low positive
     * @param high above low
     */
    public List<FixedPoint> fixedPoints(double low, double high) {
        if (!(low > 0 && high > low)) {
            throw new IllegalArgumentException(
                    "The range of a variance needs 0 < low < high, not " + low + " and " + high);
        }
        List<FixedPoint> found = new ArrayList<>();
        double left = low;
        double atLeft = value(left) - left;
        boolean flat = isRounding(atLeft, left); // from the lowest point to the left one
        for (int i = 1; i <= BRACKETS; i++) {
            double right = i == BRACKETS ? high : low * StrictMath.pow(high / low, (double) i / BRACKETS);
            double atRight = value(right) - right;
            boolean wasFlat = flat && i > 1;
            flat &= isRounding(atRight, right);
            if (!flat && !wasFlat) {
                if ((atLeft == 0 && i == 1) || atRight == 0) {
                    found.add(fixedPoint(atRight == 0 ? right : left, 0, true));
                } else if (atLeft * atRight < 0) {
                    found.add(bisect(left, right, atLeft));
                }
            }
            left = right;
            atLeft = atRight;
        }
        return found;
    }

    private static boolean isRounding(double excess, double q) {
        return Math.abs(excess) <= ROUNDING * q;
    }

    /** Newton's method inside a shrinking bracket. */
    private FixedPoint bisect(double from, double to, double atFrom) {
        double low = from;
        double high = to;
        double q = 0.5 * (low + high);
        int steps = 0;
        while (steps < MOST_STEPS) {
            steps++;
            double excess = value(q) - q;
            if (excess == 0) {
                return fixedPoint(q, steps, true);
            }
            if ((excess > 0) == (atFrom > 0)) {
                low = q;
            } else {
                high = q;
            }
            double newton = q - excess / (slope(q) - 1);
            double next = newton > low && newton < high ? newton : 0.5 * (low + high);
            if (Math.abs(next - q) <= 2 * Math.ulp(q)) {
                return fixedPoint(next, steps, true);
            }
            q = next;
        }
        return fixedPoint(q, steps, false);
    }

    private FixedPoint fixedPoint(double q, int steps, boolean converged) {
        return new FixedPoint(q, value(q) - q, slope(q), steps, converged);
    }
}
