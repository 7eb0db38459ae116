package org.fixpoint.maths.kernel;

import java.util.ArrayList;
import java.util.Arrays;
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
     * The fixed points in a range, ascending, from the image minus q at 65 points in geometric progression, two between neighbours
     * included (see {@link Crossings}). Where from the lowest of these on the two do not differ beyond rounding, as for a clipped
     * line of slope 1, they differ by what doubles do not hold, and there is none.
     *
     * @param low positive
     * @param high above low
     */
    public List<FixedPoint> fixedPoints(double low, double high) {
        if (!(low > 0 && high > low)) {
            throw new IllegalArgumentException(
                    "The range of a variance needs 0 < low < high, not " + low + " and " + high);
        }
        double[] places = new double[BRACKETS + 1];
        double[] excess = new double[BRACKETS + 1];
        int flat = 0; // how many from the lowest on are rounding
        for (int i = 0; i <= BRACKETS; i++) {
            places[i] = i == BRACKETS ? high : low * StrictMath.pow(high / low, (double) i / BRACKETS);
            excess[i] = excess(places[i]);
            flat += flat == i && Math.abs(excess[i]) <= ROUNDING ? 1 : 0;
        }
        int from = flat > 1 ? flat : 0;
        double[] left = Arrays.copyOfRange(places, from, places.length);
        double[] values = Arrays.copyOfRange(excess, from, excess.length);
        List<FixedPoint> found = new ArrayList<>();
        for (Crossings.Crossing crossing : Crossings.of(this::excess, left, values)) {
            found.add(
                    crossing.low() == crossing.high()
                            ? fixedPoint(crossing.low(), 0, true)
                            : bisect(crossing.low(), crossing.high(), value(crossing.low()) - crossing.low()));
        }
        return found;
    }

    /** The image of q minus q, over q. */
    private double excess(double q) {
        return (value(q) - q) / q;
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
