package org.fixpoint.api.model;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * The empirical neural tangent kernel of one sampled network of output {@code f(x) = ⟨v, h(x)⟩/√width}, v a random standard normal
 * read-out, for a batch of inputs: ⟨∇f(x), ∇f(x')⟩ with respect to the weights W and biases b of all layers, each of variance 1; v and
 * the weights of skips count as fixed.
 *
 * <p>Jacot, Gabriel and Hongler (2018), arXiv:1806.07572.
 */
@ConsumerType
public interface TangentKernel {
    /** The number of layers. */
    int depth();

    /** The number of inputs. */
    int count();

    /**
     * Goes through the layers from the last to the first, once each. Every call passes the same bits.
     *
     * @throws org.fixpoint.api.RunContext.Cancelled if the run is stopped on the way
     */
    void visit(Visitor visitor);

    /** Sees the share of one layer after the other. */
    @FunctionalInterface
    @ConsumerType
    interface Visitor {
        /**
         * The share of the parameters of a layer, {@code depth} to 1; their sum is the kernel without the read-out.
         *
         * @param share count × count, row-major and symmetric; only valid during the call, not to be modified
         */
        void layer(int layer, double[] share);
    }
}
