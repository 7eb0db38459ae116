package org.fixpoint.analyses.flow;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.MeanFieldRule.Skip;
import org.fixpoint.api.model.MeanFieldRule.Statistic;

/**
 * One layer of a {@link GramFlow}: what belongs to single inputs, before and after it, and what every pair needs on its way
 * through.
 */
final class LayerStep {
    final MeanFieldRule rule;
    final LayerTable activation;
    final double skip; // r²
    final double branch; // s²
    final double cross; // r s where an identity skip adds up means, else 0
    /** Lengths before the layer. */
    final double[] lengths;
    /** Coordinate means before the layer. */
    final double[] means;
    /** What takes a half squared distance to that of normalised pre-activations. */
    final double distanceScale;
    /** √ of the variances that belong to it, and what they are the reciprocals of. */
    final double[] roots;

    final double[] inverseRoots;
    /** Whether the branch is divided by its own length after the activation. */
    final boolean normalisedAfter;
    /** What it then divides by, and what it removes: see {@link FlowTile}. */
    final double[] scales;

    final double[] removedMeans;
    final double[] removedScales;
    /** Scale of the slope, over what is divided by before and after. */
    final double[] slopes;
    /** Coordinate means of the branch. */
    final double[] branchMeans;
    /** Lengths of the branch. */
    final double[] branchLengths;
    /** Row means that a batch normalisation before the activation takes from σ_w² (Θ + G) + σ_b². */
    final BatchCentre tangentCentre;

    private final double[] diagonal;

    LayerStep(MeanFieldRule rule, FlowState state, ActivationTables tables) {
        this.rule = rule;
        lengths = state.lengths;
        means = state.means;
        diagonal = state.diagonal;
        Statistic pre = rule.normalisation().pre();
        Statistic post = rule.normalisation().post();
        skip = rule.residual() * rule.residual();
        branch = (1 - rule.residual()) * (1 + rule.residual());
        cross = rule.skip() == Skip.IDENTITY ? rule.residual() * Math.sqrt(branch) : 0;
        int n = state.count;
        double[] variances = map(lengths, q -> rule.weightVariance() * q + rule.biasVariance());
        double divisor = 1;
        if (pre == Statistic.BATCH) {
            BatchCentre centre = BatchCentre.ofDistances(state.distances, n, rule.weightVariance());
            divisor = centre.total();
            centre.lengths(variances);
        }
        distanceScale = rule.weightVariance() / divisor;
        roots = map(variances, Math::sqrt);
        inverseRoots = map(roots, root -> 1 / root);
        boolean unit = pre == Statistic.RMS || pre == Statistic.LAYER;
        activation = tables.of(unit ? filled(n, 1) : variances);
        slopes = activation.slope().clone();
        for (int i = 0; i < n; i++) {
            slopes[i] /= unit ? roots[i] : Math.sqrt(divisor);
        }
        normalisedAfter = post == Statistic.RMS || post == Statistic.LAYER;
        scales = filled(n, 1);
        removedMeans = new double[n];
        removedScales = new double[n];
        branchMeans = activation.mean().clone();
        branchLengths = map(activation.rms(), rms -> rms * rms);
        if (normalisedAfter) {
            normaliseAfter(post == Statistic.LAYER);
        }
        tangentCentre = pre == Statistic.BATCH
                ? BatchCentre.ofTangent(state, rule.weightVariance(), rule.biasVariance())
                : BatchCentre.none(n);
    }

    private void normaliseAfter(boolean centred) {
        for (int i = 0; i < scales.length; i++) {
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
            branchLengths[i] = 1;
        }
    }

    /** Takes lengths, means and the diagonal of the tangent kernel through the layer, unless that needs the branches of all. */
    void advanceInputs(FlowState state) {
        double[] tangents = branchDiagonal();
        for (int i = 0; i < tangents.length; i++) {
            tangents[i] = branch * tangents[i] + (skip == 0 ? 0 : skip * diagonal[i]); // 0 also where it is infinite
        }
        state.enter(mixedLengths(branchLengths, branchMeans), mixedMeans(branchMeans), tangents);
    }

    /** Lengths after the layer, from those of the branch. */
    double[] mixedLengths(double[] ofBranch, double[] meansOfBranch) {
        double[] out = new double[lengths.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = branch * ofBranch[i] + skip * lengths[i] + 2 * cross * meansOfBranch[i] * means[i];
            if (!(out[i] > 0) || Double.isInfinite(out[i])) {
                throw new Refusal(
                        "the mean squared length of a representation became " + out[i]
                                + "; add a normalisation, or scale the activation or the weight variance so that lengths settle");
            }
        }
        return out;
    }

    /** Coordinate means after the layer, from those of the branch; 0 without an identity skip, which alone needs them. */
    double[] mixedMeans(double[] ofBranch) {
        double[] out = new double[means.length];
        for (int i = 0; cross != 0 && i < out.length; i++) {
            out[i] = Math.sqrt(branch) * ofBranch[i] + rule.residual() * means[i];
        }
        return out;
    }

    /** The diagonal of the tangent kernel of the branch: E[φ̂'²] (σ_w² (Θ + G) + σ_b²), over what is divided by. */
    double[] branchDiagonal() {
        double[] out = activation.slopeSecond().clone();
        for (int i = 0; i < out.length; i++) {
            out[i] = Double.isInfinite(out[i]) ? out[i] : slopes[i] * slopes[i];
            if (Double.isInfinite(out[i]) && rule.normalisation().ofBatch()) {
                throw new Refusal(
                        "the activation jumps, so that the tangent kernel is infinite on its diagonal, and batch"
                                + " normalisation would carry that everywhere; take an activation without jumps, or another"
                                + " normalisation");
            }
            double inner = rule.weightVariance() * (diagonal[i] + lengths[i]) + rule.biasVariance();
            out[i] *= tangentCentre.centred(inner, i, i);
        }
        return out;
    }

    private static double[] filled(int n, double value) {
        double[] out = new double[n];
        Arrays.fill(out, value);
        return out;
    }

    private static double[] map(double[] values, DoubleUnaryOperator of) {
        return Arrays.stream(values).map(of).toArray();
    }
}
