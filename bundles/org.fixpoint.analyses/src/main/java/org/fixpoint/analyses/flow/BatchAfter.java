package org.fixpoint.analyses.flow;

import java.util.Arrays;
import java.util.List;
import org.fixpoint.api.RunContext;

/** Batch normalisation after the activation: the branches of all pairs are known before the first is normalised. */
final class BatchAfter {
    private final LayerStep step;
    private final FlowState state;
    private final double[] distances;
    private final double[] tangents;

    BatchAfter(LayerStep step, FlowState state) {
        this.step = step;
        this.state = state;
        distances = new double[state.count * state.count];
        tangents = new double[state.count * state.count];
    }

    /** Takes the state through the layer, the only one of a stretch. */
    void advance(FlowStretch stretch, RunContext run) {
        int n = state.count;
        double[] diagonal = step.branchDiagonal();
        stretch.forEachTile(List.of(step), run, tile -> tile.branchOnly(distances, tangents));
        for (int i = 0; i < n; i++) {
            tangents[i * n + i] = diagonal[i];
        }
        BatchCentre centre = BatchCentre.ofDistances(distances, n, 1);
        BatchCentre tangentCentre = BatchCentre.of(tangents, n, 1);
        double root = Math.sqrt(centre.total());
        double mean = Arrays.stream(step.branchMeans).sum() / n;
        double[] branchMeans =
                Arrays.stream(step.branchMeans).map(of -> (of - mean) / root).toArray();
        double[] ofBranch = new double[n];
        centre.lengths(ofBranch);
        double[] lengths = step.mixedLengths(ofBranch, branchMeans);
        for (int i = 0; i < n; i++) {
            run.checkCancelled();
            for (int j = 0; j < n; j++) {
                int at = i * n + j;
                double apart = (branchMeans[i] - branchMeans[j]) * (step.means[i] - step.means[j]);
                state.distances[at] = step.branch * distances[at] / centre.total()
                        + step.skip * state.distances[at]
                        + step.cross * apart;
                state.tangent[at] = step.branch * tangentCentre.centred(tangents[at], i, j) / centre.total()
                        + step.skip * state.tangent[at];
                state.nngp[at] = 0.5 * (lengths[i] + lengths[j]) - state.distances[at];
            }
            diagonal[i] = state.tangent[i * n + i];
        }
        state.enter(lengths, step.mixedMeans(branchMeans), diagonal);
    }
}
