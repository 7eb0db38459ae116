package org.fixpoint.analyses.flow;

import java.util.Arrays;
import org.fixpoint.api.RunContext;

/** Batch normalisation after the activation: the branches of all pairs are known before the first is normalised. */
final class BatchAfter {
    private final LayerStep step;
    private final FlowState state;
    private final double[] distances;
    private final double[] tangents;

    BatchAfter(LayerStep step) {
        this.step = step;
        state = step.state;
        distances = new double[state.count * state.count];
        tangents = new double[state.count * state.count];
    }

    /**
     * Takes the state through the layer.
     *
     * @param diagonal E[φ̂'²] of each input
     */
    void advance(RunContext run, double[] diagonal) {
        int n = state.count;
        step.forEachTile(run, tile -> tile.branchOnly(distances, tangents));
        for (int i = 0; i < n; i++) {
            tangents[i * n + i] = diagonal[i] * step.tangentOf(i, i);
        }
        BatchCentre centre = BatchCentre.ofDistances(distances, n, 1);
        BatchCentre tangentCentre = BatchCentre.of(tangents, n, 1);
        double root = Math.sqrt(centre.total());
        double mean = Arrays.stream(step.branchMeans).sum() / n;
        double[] branchMeans =
                Arrays.stream(step.branchMeans).map(of -> (of - mean) / root).toArray();
        double[] lengths = new double[n];
        centre.lengths(lengths);
        for (int i = 0; i < n; i++) {
            lengths[i] = step.mixedLength(lengths[i], branchMeans[i], i);
        }
        for (int i = 0; i < n; i++) {
            run.checkCancelled();
            for (int j = 0; j < n; j++) {
                int at = i * n + j;
                double apart = (branchMeans[i] - branchMeans[j]) * (state.means[i] - state.means[j]);
                state.distances[at] = step.branch * distances[at] / centre.total()
                        + step.skip * state.distances[at]
                        + step.cross * apart;
                state.tangent[at] = step.branch * tangentCentre.centred(tangents[at], i, j) / centre.total()
                        + step.skip * state.tangent[at];
                state.nngp[at] = 0.5 * (lengths[i] + lengths[j]) - state.distances[at];
            }
        }
        for (int i = 0; i < n; i++) {
            state.means[i] = step.cross == 0
                    ? 0
                    : Math.sqrt(step.branch) * branchMeans[i] + step.rule.residual() * state.means[i];
        }
        System.arraycopy(lengths, 0, state.lengths, 0, n);
    }
}
