package org.fixpoint.analyses.flow;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.MeanFieldRule.Normalisation;
import org.fixpoint.api.model.MeanFieldRule.Skip;
import org.fixpoint.maths.kernel.PairRow;

/**
 * One layer of a {@link GramFlow}: what belongs to single inputs, worked out at the start, and the passage of all pairs.
 *
 * <p>Pairs are worked on in fixed tiles, in any order and by any number of threads; the bits of a pair depend on its two inputs
 * alone.
 */
final class LayerStep {
    private static final int TILE_ROWS = 32;

    final FlowState state;
    final MeanFieldRule rule;
    final LayerTable activation;
    final boolean ofBatch;
    final double skip; // r²
    final double branch; // s²
    final double cross; // r s where an identity skip adds up means, else 0
    /** What takes a half squared distance to that of normalised pre-activations. */
    final double distanceScale;
    /** √ of the variances that belong to it. */
    final double[] roots;
    /** What the branch divides by after the activation, and what it removes: see {@link FlowTile}. */
    final double[] scales;

    final double[] removedMeans;
    final double[] removedScales;
    /** Scale of the slope, over what is divided by before and after. */
    final double[] slopes;
    /** Coordinate means of the branch. */
    final double[] branchMeans;
    /** Lengths after the layer. */
    final double[] nextLengths;
    /** Row means that a batch normalisation before the activation takes from σ_w² (Θ + G) + σ_b². */
    final BatchCentre tangentCentre;

    LayerStep(MeanFieldRule rule, FlowState state, ActivationTables tables) {
        this.rule = rule;
        this.state = state;
        Normalisation normalisation = rule.normalisation();
        ofBatch = normalisation.ofBatch();
        skip = rule.residual() * rule.residual();
        branch = (1 - rule.residual()) * (1 + rule.residual());
        cross = rule.skip() == Skip.IDENTITY ? rule.residual() * Math.sqrt(branch) : 0;
        int n = state.count;
        double[] variances = new double[n];
        Arrays.setAll(variances, i -> rule.weightVariance() * state.lengths[i] + rule.biasVariance());
        double divisor = 1;
        if (normalisation == Normalisation.BATCH_PRE) {
            BatchCentre centre = BatchCentre.ofDistances(state.distances, n, rule.weightVariance());
            divisor = centre.total();
            centre.lengths(variances);
        }
        distanceScale = rule.weightVariance() / divisor;
        roots = map(variances, Math::sqrt);
        boolean unit = normalisation == Normalisation.RMS_PRE || normalisation == Normalisation.LAYER_PRE;
        activation = tables.of(unit ? filled(n, 1) : variances);
        slopes = activation.slope().clone();
        for (int i = 0; i < n; i++) {
            slopes[i] /= unit ? roots[i] : Math.sqrt(divisor);
        }
        scales = filled(n, 1);
        removedMeans = new double[n];
        removedScales = new double[n];
        branchMeans = activation.mean().clone();
        nextLengths = map(activation.rms(), rms -> rms * rms);
        if (normalisation == Normalisation.RMS_POST || normalisation == Normalisation.LAYER_POST) {
            normaliseAfter(normalisation == Normalisation.LAYER_POST);
        }
        tangentCentre = normalisation == Normalisation.BATCH_PRE
                ? BatchCentre.ofTangent(state, rule.weightVariance(), rule.biasVariance())
                : BatchCentre.none(n);
    }

    private void normaliseAfter(boolean centred) {
        for (int i = 0; i < state.count; i++) {
            double mean = centred ? activation.mean()[i] : 0;
            double rms = activation.rms()[i];
            double scale = Math.sqrt((rms - mean) * (rms + mean));
            if (!(scale > 1e-7 * rms)) {
                throw new Refusal(
                        "the activation is constant under the Gaussian, so that the layer has nothing left after"
                                + " the mean is removed; take another activation or normalisation");
            }
            removedMeans[i] = mean;
            removedScales[i] = scale;
            scales[i] = 1 / scale;
            slopes[i] /= scale;
            branchMeans[i] = centred ? 0 : branchMeans[i] / scale;
            nextLengths[i] = 1;
        }
    }

    /** Takes the state through the layer. */
    void advance(RunContext run) {
        double[] diagonal = slopesOfDiagonal();
        if (rule.normalisation() == Normalisation.BATCH_POST) {
            new BatchAfter(this).advance(run, diagonal);
            return;
        }
        double[] lengths = nextLengths;
        for (int i = 0; i < state.count; i++) {
            lengths[i] = mixedLength(lengths[i], branchMeans[i], i);
        }
        forEachTile(run, tile -> tile.mix(lengths));
        int n = state.count;
        for (int i = 0; i < n; i++) {
            double own = tangentCentre.centred(tangentOf(i, i), i, i);
            state.tangent[i * n + i] = branch * diagonal[i] * own + skipped(state.tangent[i * n + i]);
            state.nngp[i * n + i] = lengths[i];
            state.means[i] = cross == 0 ? 0 : Math.sqrt(branch) * branchMeans[i] + rule.residual() * state.means[i];
            state.lengths[i] = lengths[i];
        }
    }

    /** The length of input i after the layer, from that of its branch. */
    double mixedLength(double length, double branchMean, int i) {
        double mixed = branch * length + skip * state.lengths[i] + 2 * cross * branchMean * state.means[i];
        if (!(mixed > 0) || Double.isInfinite(mixed)) {
            throw new Refusal("the mean squared length of a representation became " + mixed
                    + "; add a normalisation, or scale the activation or the weight variance so that lengths settle");
        }
        return mixed;
    }

    /** r² Θ; none without a skip, even where Θ is infinite. */
    private double skipped(double tangent) {
        return skip == 0 ? 0 : skip * tangent;
    }

    /** σ_w² (Θ + G) + σ_b², the tangent kernel of the pre-activations. */
    double tangentOf(int i, int j) {
        int at = i * state.count + j;
        return rule.weightVariance() * (state.tangent[at] + state.nngp[at]) + rule.biasVariance();
    }

    /** E[φ̂'²] of each input, over what is divided by. */
    private double[] slopesOfDiagonal() {
        double[] out = activation.slopeSecond().clone();
        for (int i = 0; i < out.length; i++) {
            out[i] = Double.isInfinite(out[i]) ? out[i] : slopes[i] * slopes[i];
            if (Double.isInfinite(out[i]) && ofBatch) {
                throw new Refusal(
                        "the activation jumps, so that the tangent kernel is infinite on its diagonal, and batch"
                                + " normalisation would carry that everywhere; take an activation without jumps, or another"
                                + " normalisation");
            }
        }
        return out;
    }

    /** Lets something be done to every tile; all of them write to different places. */
    void forEachTile(RunContext run, Consumer<FlowTile> work) {
        int n = state.count;
        int columns = (n + PairRow.LENGTH - 1) / PairRow.LENGTH;
        int rows = (n + TILE_ROWS - 1) / TILE_ROWS;
        Queue<FlowTile> free = new ConcurrentLinkedQueue<>();
        IntStream.range(0, rows * columns).parallel().forEach(at -> {
            int row = at / columns * TILE_ROWS;
            int column = at % columns * PairRow.LENGTH;
            if (column + PairRow.LENGTH > row) {
                run.checkCancelled();
                FlowTile kept = free.poll();
                FlowTile tile = kept == null ? new FlowTile(this) : kept;
                tile.place(row, Math.min(n, row + TILE_ROWS), column, Math.min(n, column + PairRow.LENGTH));
                work.accept(tile);
                free.add(tile);
            }
        });
    }

    static double[] filled(int n, double value) {
        double[] out = new double[n];
        Arrays.fill(out, value);
        return out;
    }

    private static double[] map(double[] values, DoubleUnaryOperator of) {
        return Arrays.stream(values).map(of).toArray();
    }
}
