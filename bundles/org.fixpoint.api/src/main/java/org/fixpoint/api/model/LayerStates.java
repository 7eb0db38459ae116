package org.fixpoint.api.model;

import org.osgi.annotation.versioning.ConsumerType;

/** The states of every layer of one sampled network for a batch of inputs. */
@ConsumerType
public interface LayerStates {
    /** The number of layers; layer 0 is the input. */
    int depth();

    /** The number of inputs. */
    int count();

    /** The number of coordinates of a state of the layer, 0 ≤ layer ≤ depth. */
    int width(int layer);

    /**
     * Goes through the layers in order, 0 to {@link #depth()}, once each. Every call passes the same bits.
     *
     * @throws org.fixpoint.api.RunContext.Cancelled if the run is stopped on the way
     */
    void visit(Visitor visitor);

    /** Sees one layer after the other, so that not all need be held. */
    @FunctionalInterface
    @ConsumerType
    interface Visitor {
        /**
         * One layer.
         *
         * @param states count × width(layer), row-major: one row an input; only valid during the call, not to be modified
         */
        void layer(int layer, double[] states);
    }
}
