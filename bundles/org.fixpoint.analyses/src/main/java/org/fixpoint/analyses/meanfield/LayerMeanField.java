package org.fixpoint.analyses.meanfield;

import org.fixpoint.analyses.meanfield.LayerRecursion.PairState;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.MeanField;
import org.fixpoint.api.model.MeanFieldRule;

/** The infinite-width limit of a network whose layers share one rule. */
final class LayerMeanField implements MeanField {
    private final LayerRecursion layer;
    private final double error;

    /** The limit of a rule, with expectations obtained as said. */
    static MeanField of(MeanFieldRule rule, Expectations expectations) {
        return new LayerMeanField(new LayerRecursion(rule, expectations.of(rule.activation())));
    }

    LayerMeanField(LayerRecursion layer) {
        this.layer = layer;
        error = 2 * Math.max(layer.pair().relativeError(1, 1), layer.pair().relativeError(1, 2));
    }

    @Override
    public int depth() {
        return layer.rule().depth();
    }

    @Override
    public Path path(double lengthX, double lengthY, double correlation) {
        requireLength(lengthX);
        requireLength(lengthY);
        if (!(Math.abs(correlation) <= 1)) {
            throw new IllegalArgumentException("correlation " + correlation + " outside [-1, 1]");
        }
        Path path = new Path(new double[depth() + 1], new double[depth() + 1], new double[depth() + 1]);
        PairState state = new PairState(lengthX, lengthY, correlation);
        record(path, 0, state);
        for (int l = 1; l <= depth(); l++) {
            try {
                state = layer.after(state);
            } catch (Refusal refusal) {
                throw new Refusal("layer " + l + ": " + refusal.getMessage(), refusal);
            }
            record(path, l, state);
        }
        return path;
    }

    @Override
    public double error() {
        return error;
    }

    private static void record(Path path, int l, PairState state) {
        path.lengthsX()[l] = state.lengthX();
        path.lengthsY()[l] = state.lengthY();
        path.correlations()[l] = state.correlation();
    }

    private static void requireLength(double length) {
        if (!(length > 0) || Double.isInfinite(length)) {
            throw new Refusal("an input has the mean squared length " + length
                    + "; its correlation with others is undefined, so leave it out or shift the inputs");
        }
    }
}
