package org.fixpoint.api.model;

import java.util.function.IntPredicate;
import org.fixpoint.api.RunContext;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The infinite-width limit of a network for a whole batch: the kernel of its Gaussian process (NNGP) and its neural tangent
 * kernel (NTK), layer by layer.
 *
 * <p>Matrices are count × count, row-major and symmetric. Lee et al. (2018), arXiv:1711.00165; Jacot, Gabriel and Hongler (2018),
 * arXiv:1806.07572.
 */
@ConsumerType
public interface KernelFlow {
    /** The number of layers; layer 0 is the input. */
    int depth();

    /**
     * Goes through the layers in order, 0 to {@link #depth()}, and shows those that the visitor wants, once each. The same bits
     * for any number of threads, and whatever layers are wanted.
     *
     * @param gram ⟨x,y⟩/d of the inputs, positive on the diagonal; not modified
     * @param count the number of inputs
     * @throws org.fixpoint.api.Refusal if the limit does not exist for these inputs
     * @throws org.fixpoint.api.RunContext.Cancelled if the run is stopped on the way
     */
    void visit(double[] gram, int count, RunContext run, Visitor visitor);

    /** A bound, or a stated estimate of one, on the error that one layer adds to an entry, relative to the diagonal. */
    double error();

    /** Sees one layer after the other, or some of them. */
    @FunctionalInterface
    @ConsumerType
    interface Visitor {
        /**
         * One layer. Both arrays are only valid during the call, and not to be modified.
         *
         * @param nngp G^l: ⟨h,h'⟩/width of the representations
         * @param tangent Θ^l: ⟨∇f(x), ∇f(x')⟩ for an output f = ⟨v, h^l⟩/√width, v standard normal, with respect to the
         *     weights W and biases b of layers 1 to l, each of variance 1 (v and the weights of skips count as fixed); 0 at
         *     layer 0. A linear read-out that is trained adds G^l
         */
        void layer(int layer, double[] nngp, double[] tangent);

        /**
         * Whether a layer is wanted; the same answer however often it is asked. Layers that are not cost a fraction of those that
         * are, whose matrices are written out.
         */
        default boolean wants(int layer) {
            return true;
        }

        /** A visitor that sees some layers only. */
        static Visitor of(IntPredicate wanted, Visitor visitor) {
            return new Visitor() {
                @Override
                public void layer(int layer, double[] nngp, double[] tangent) {
                    visitor.layer(layer, nngp, tangent);
                }

                @Override
                public boolean wants(int layer) {
                    return wanted.test(layer) && visitor.wants(layer);
                }
            };
        }
    }
}
