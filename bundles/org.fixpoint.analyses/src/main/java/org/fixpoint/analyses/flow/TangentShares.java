package org.fixpoint.analyses.flow;

import java.util.ArrayList;
import java.util.List;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.KernelFlow;
import org.fixpoint.api.model.MeanFieldRule;

/**
 * The share of every layer in the limit of the tangent kernel, element by element.
 *
 * <p>A layer makes Θ⁺ = S (Θ + G + σ_b²/σ_w²) + r² Θ of Θ, S = s² σ_w² K̇ over what it is normalised by. So S follows from the two
 * kernels before and after it; the share of the layer's own parameters is S (G + σ_b²/σ_w²), and all later layers multiply it by
 * S + r². Where Θ + G + σ_b²/σ_w² vanishes, as for orthogonal inputs, so do the shares of this and all earlier layers, and S counts
 * as 0.
 */
final class TangentShares {
    private static final double VANISHES = 1e-12; // of the diagonal
    private static final long LARGEST = 1L << 27;

    private final List<double[]> own = new ArrayList<>();
    private final List<double[]> passed = new ArrayList<>();
    private final double skip;
    private final double bias;
    private double[] nngp = new double[0];
    private double[] tangent = new double[0];

    private TangentShares(MeanFieldRule rule) {
        skip = rule.residual() * rule.residual();
        bias = rule.biasVariance() / rule.weightVariance();
    }

    /** The shares of layers 1 to depth, in this order. */
    static List<double[]> of(KernelFlow flow, MeanFieldRule rule, double[] gram, int count, RunContext run) {
        if (rule.normalisation().ofBatch()) {
            throw new Refusal(
                    "batch normalisation mixes the elements of the tangent kernel, so that layers have no shares"
                            + " element by element; take another normalisation");
        }
        if (2L * flow.depth() * count * count > LARGEST) {
            throw new Refusal("the shares of " + flow.depth() + " layers for " + count + " inputs are more than "
                    + LARGEST + " numbers; take fewer inputs, or less depth");
        }
        TangentShares shares = new TangentShares(rule);
        flow.visit(gram, count, run, (layer, after, tangents) -> shares.see(layer, after, tangents, count));
        return shares.multiplied();
    }

    private void see(int layer, double[] after, double[] tangents, int count) {
        if (layer > 0) {
            double[] share = new double[count * count];
            double[] factor = new double[count * count];
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < count; j++) {
                    int at = i * count + j;
                    double scale = Math.sqrt(inner(i * count + i)) * Math.sqrt(inner(j * count + j));
                    boolean vanishes = Math.abs(inner(at)) <= VANISHES * scale;
                    double slope = vanishes ? 0 : (tangents[at] - skip * tangent[at]) / inner(at);
                    requireFinite(slope, layer);
                    share[at] = slope * (nngp[at] + bias);
                    factor[at] = slope + skip;
                }
            }
            own.add(share);
            passed.add(factor);
        }
        nngp = after.clone();
        tangent = tangents.clone();
    }

    private double inner(int at) {
        return tangent[at] + nngp[at] + bias;
    }

    private static void requireFinite(double slope, int layer) {
        if (!Double.isFinite(slope)) {
            throw new Refusal("layer " + layer
                    + ": the tangent kernel is infinite, since the activation jumps; take one" + " without jumps");
        }
    }

    private List<double[]> multiplied() {
        for (int layer = own.size() - 2; layer >= 0; layer--) {
            double[] later = passed.get(layer + 1);
            double[] share = own.get(layer);
            double[] factor = passed.get(layer);
            for (int i = 0; i < share.length; i++) {
                share[i] *= later[i];
                factor[i] *= later[i];
            }
        }
        return own;
    }
}
