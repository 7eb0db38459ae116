package org.fixpoint.analyses.flow;

import java.util.OptionalInt;
import java.util.function.Function;
import org.fixpoint.analyses.meanfield.Expectations;
import org.fixpoint.analyses.meanfield.QuadraturePair;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.KernelFlow;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.maths.kernel.PairMeans;
import org.fixpoint.maths.kernel.PairTable;
import org.fixpoint.maths.kernel.QuadratureMeans;

/**
 * Gaussian process and tangent kernel of a batch through the layers of a {@link MeanFieldRule}, at infinite width.
 *
 * <p>With p = σ_w² G + σ_b² the covariance of the pre-activations, K and K̇ the means of φ̂φ̂ and φ̂'φ̂' under it, s² = 1 − r²:
 * G⁺ = s² K + r² G and Θ⁺ = s² K̇ (σ_w² (Θ + G) + σ_b²) + r² Θ. A normalisation over the units divides p, K and their slopes by
 * the lengths; an identity skip adds what {@link org.fixpoint.analyses.meanfield.LayerRecursion} says to G, and nothing to Θ,
 * since the weights of the branch have mean 0 whatever passes beside it.
 *
 * <p><b>Projections vanish.</b> The derivative of z/rms(z) is (1 − ẑẑᵀ/d)/rms(z), ẑ = z/rms(z); the second term removes one of d
 * directions. The tangent vectors ∂z of a pair have the kernel Θ δ_uu' over the units u, u', of which a fixed direction
 * carries 1/d: so that term is of the order 1/width, and only the division by the length is left. The same holds for the mean
 * that a layer normalisation removes.
 *
 * <p><b>Batch normalisation</b> is defined here at large batch: the sources are silent. A unit's values over the batch are
 * Gaussian with covariance p; removing their mean makes HpH, H = 1 − 11ᵀ/n, and the unit's variance over the batch concentrates
 * on its expectation τ = tr(HpH)/n with a relative variance of 2 tr((HpH)²)/tr(HpH)², small if the batch occupies many
 * directions. So p ↦ HpH/τ before the activation, K ↦ HKH/τ after it; a Gram matrix of equal correlations becomes −1/(n − 1) off
 * the diagonal. What multiplies K̇ is centred and divided in the same way; the derivative of the unit's own standard
 * deviation is left out, which is small under the same condition.
 *
 * <p>Every pair goes through all layers up to the next one that the visitor wants while it is in the cache; with batch
 * normalisation, layer by layer.
 *
 * <p>Jacot, Gabriel and Hongler (2018), arXiv:1806.07572; Lee et al. (2018), arXiv:1711.00165.
 */
public final class GramFlow implements KernelFlow {
    private static final long MOST_KEPT = 1 << 19; // layers times inputs of a stretch, a hundred bytes each

    private final MeanFieldRule rule;
    private final Function<Runnable, PairMeans> means;
    private final OptionalInt degree;

    private GramFlow(MeanFieldRule rule, Function<Runnable, PairMeans> means) {
        this.rule = rule;
        this.means = means;
        degree = Homogeneity.of(rule.activation());
    }

    /** The flow of a rule, with expectations obtained as said. */
    public static KernelFlow of(MeanFieldRule rule, Expectations expectations) {
        return new GramFlow(
                rule,
                expectations == Expectations.CLOSED_FORM
                        ? check -> new ClosedFormMeans(expectations.of(rule.activation()), check)
                        : check -> new QuadratureMeans(QuadraturePair.piecewise(rule.activation()), check));
    }

    @Override
    public int depth() {
        return rule.depth();
    }

    /** The accuracy that pair means reach or are refused. */
    @Override
    public double error() {
        return PairTable.TOLERANCE;
    }

    @Override
    public void visit(double[] gram, int count, RunContext run, Visitor visitor) {
        FlowState state = new FlowState(gram, count);
        FlowSignals signals = new FlowSignals(run, depth());
        ActivationTables tables = new ActivationTables(rule, means.apply(signals), degree);
        if (visitor.wants(0)) {
            visitor.layer(0, state.nngp, state.tangent);
        }
        for (int layer = 0; layer < depth(); ) {
            int last = lastOfStretch(layer + 1, count, visitor);
            boolean wanted = visitor.wants(last);
            boolean whole = wanted || rule.normalisation().ofBatch();
            new FlowStretch(rule, state, layer + 1, signals).advance(last, whole, tables, run);
            if (wanted) {
                visitor.layer(last, state.nngp, state.tangent);
            }
            run.progress("kernels of layer " + last, last / (double) depth());
            layer = last;
        }
    }

    /** Where the batch is next looked at as a whole, by the visitor or by a normalisation, or memory calls for a break. */
    private int lastOfStretch(int first, int count, Visitor visitor) {
        long most = rule.normalisation().ofBatch() ? 1 : Math.max(1, MOST_KEPT / count);
        int last = first;
        while (last < depth() && last - first + 1 < most && !visitor.wants(last)) {
            last++;
        }
        return last;
    }
}
