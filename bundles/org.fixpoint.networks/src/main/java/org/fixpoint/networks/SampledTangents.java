package org.fixpoint.networks;

import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.Precision;
import org.fixpoint.api.model.TangentKernel;

/**
 * The empirical neural tangent kernel of one sampled multilayer perceptron, by one pass forward and one back for the whole batch.
 *
 * <p>With δ = ∂f/∂z of the pre-activations of layer l, and G of the states before it, the share of the layer is ⟨δ,δ'⟩
 * (σ_w² G + σ_b²): exact at finite width, normalisations included. The network is that of {@link SampledMlp}, the read-out comes
 * from the stream {@code read-out}.
 */
final class SampledTangents implements TangentKernel {
    private static final long MOST_NUMBERS = 1L << 28; // 2 GB

    private final MlpArchitecture network;
    private final Batch inputs;
    private final RunContext run;

    private SampledTangents(MlpArchitecture network, Batch inputs, RunContext run) {
        this.network = network;
        this.inputs = inputs;
        this.run = run;
    }

    /**
     * The kernel of a network for a batch.
     *
     * @throws Refusal in single precision, if an output depends on the other inputs of the batch, or the states of all layers are too many
     */
    static TangentKernel of(MlpArchitecture network, Batch inputs, RunContext run) {
        MeanFieldRule rule = network.rule();
        if (network.precision() == Precision.SINGLE) {
            throw new Refusal("single precision leaves too few digits of a tangent kernel, whose terms cancel; set"
                    + " precision: double");
        }
        if (rule.normalisation().ofBatch()) {
            throw new Refusal(
                    "with batch normalisation an output depends on all inputs of the batch, so that the gradient of"
                            + " one is not its own; choose normalisation: layer-pre, layer-post or another");
        }
        long numbers = 3L * inputs.count() * network.width() * rule.depth();
        if (numbers > MOST_NUMBERS) {
            throw new Refusal("the way back through " + rule.depth() + " layers needs " + numbers
                    + " numbers at once, more" + " than the " + MOST_NUMBERS
                    + " allowed; lower the depth, the width or the number of inputs");
        }
        if (rule.activation().jumps().length > 0) {
            throw new Refusal(
                    "the activation jumps, so that its derivative says nothing of how an output changes; take an"
                            + " activation without jumps");
        }
        return new SampledTangents(network, inputs, run);
    }

    @Override
    public int depth() {
        return network.rule().depth();
    }

    @Override
    public int count() {
        return inputs.count();
    }

    @Override
    public void visit(Visitor visitor) {
        RecordedLayer[] layers = forward();
        BackwardPass back = new BackwardPass(network, inputs, run);
        for (int layer = depth(); layer >= 1; layer--) {
            run.checkCancelled();
            visitor.layer(layer, back.share(layer, layers[layer - 1]));
            run.progress("layers back", (depth() - layer + 1) / (double) depth());
        }
    }

    private RecordedLayer[] forward() {
        RecordedLayer[] layers = new RecordedLayer[depth()];
        ForwardPass pass = new ForwardPass(network, inputs, run);
        double[] states = inputs.rows();
        for (int layer = 0; layer < layers.length; layer++) {
            layers[layer] = new RecordedLayer(network, states.clone(), inputs.count());
            states = pass.next(layers[layer]);
        }
        return layers;
    }
}
