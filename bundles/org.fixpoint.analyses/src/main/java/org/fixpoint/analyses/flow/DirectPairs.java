package org.fixpoint.analyses.flow;

import org.fixpoint.maths.gaussian.AccuracyException;
import org.fixpoint.maths.kernel.PairMeans;
import org.fixpoint.maths.kernel.PairTable;

/**
 * Pair means of few inputs, each pair worked out by itself; the first of every row a second time with more effort, and refused if
 * both differ by more than the accuracy of a table.
 *
 * @param means at any variances
 * @param variances of the inputs
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record DirectPairs(PairMeans means, double[] variances) implements LayerPairs {
    private static final double ROUNDING = 1e-9;

    @Override
    public Row row() {
        return (i, from, first, last, delta, gap, slope) -> {
            for (int k = first; k < last; k++) {
                PairMeans.Sample sample = sample(variances[i], variances[from + k], delta[k], k == first);
                gap[k] = sample.gap();
                slope[k] = sample.slope();
            }
        };
    }

    private PairMeans.Sample sample(double x, double y, double delta, boolean verified) {
        if (!(delta >= -ROUNDING && delta <= 2 + ROUNDING)) {
            throw new IllegalArgumentException("A distance from correlation one lies in [0, 2], not " + delta);
        }
        boolean mirrored = delta > 1;
        double half = Math.sqrt(0.5 * Math.max(0, mirrored ? 2 - delta : delta));
        if (half == 0 && !mirrored && x == y) {
            return new PairMeans.Sample(0, means.jumps() ? Double.POSITIVE_INFINITY : 1);
        }
        PairMeans.Curve curve = means.directly(x, y);
        double angle = 2 * StrictMath.asin(half);
        PairMeans.Sample found = curve.at(angle, mirrored);
        if (verified) {
            require(found, curve.again(angle, mirrored));
        }
        double sine = means.jumps() ? StrictMath.sin(angle) : 1;
        return new PairMeans.Sample(found.gap(), found.slope() == 0 ? 0 : found.slope() / sine);
    }

    private static void require(PairMeans.Sample found, PairMeans.Sample again) {
        double apart = Math.max(Math.abs(found.gap() - again.gap()), Math.abs(found.slope() - again.slope()));
        if (!(apart <= PairTable.TOLERANCE)) {
            throw new AccuracyException("Two integrals of a pair mean of the activation differ by " + apart
                    + "; list all kinks of the activation, or give inputs of equal length");
        }
    }
}
