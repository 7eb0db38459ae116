package org.fixpoint.networks;

import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.LayerStates;

/**
 * The layers of one sampled multilayer perceptron.
 *
 * <p>Weights are not kept: each visit draws them again from the run's streams {@code weights/l}, {@code skip/l} and
 * {@code biases/l} of layer l, one unit after the other.
 */
record SampledMlp(MlpArchitecture network, Batch inputs, RunContext run) implements LayerStates {
    @Override
    public int depth() {
        return network.rule().depth();
    }

    @Override
    public int count() {
        return inputs.count();
    }

    @Override
    public int width(int layer) {
        if (layer < 0 || layer > depth()) {
            throw new IllegalArgumentException("layer " + layer + " of a network of depth " + depth());
        }
        return layer == 0 ? inputs.dimension() : network.width();
    }

    @Override
    public void visit(Visitor visitor) {
        visitor.layer(0, inputs.rows());
        ForwardPass pass = new ForwardPass(network, inputs, run);
        for (int layer = 1; layer <= depth(); layer++) {
            visitor.layer(layer, pass.next());
            run.progress("layers", layer / (double) depth());
        }
    }
}
