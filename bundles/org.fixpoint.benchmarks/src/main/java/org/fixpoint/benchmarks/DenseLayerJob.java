package org.fixpoint.benchmarks;

import org.fixpoint.activations.Tanh;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.maths.linear.DenseLayer;
import org.fixpoint.maths.linear.LinearAlgebra;

/** A tanh layer over a batch, forward and back to the gradients of weights, biases and inputs, some times over on one thread. */
final class DenseLayerJob implements Job {
    private final int repeats;
    private final DenseLayer layer;
    private final ActivationFunction tanh;
    private final double[] x;
    private final double[] weights;
    private final double[] bias;
    private final double[] given;
    private final double[] upstream;
    private final double[] z;
    private final double[] y;
    private final double[] weightGradient;
    private final double[] biasGradient;
    private final double[] inputGradient;

    DenseLayerJob(Sizes sizes) {
        int batch = sizes.get("batch");
        int width = sizes.get("width");
        repeats = sizes.get("repeats");
        layer = new DenseLayer(LinearAlgebra.fastest(), batch, width, width);
        Tanh contribution = new Tanh();
        tanh = contribution.create(Values.of(contribution.descriptor(), java.util.Map.of()));
        x = Inputs.array(20, batch * width);
        weights = Inputs.array(21, width * width);
        LinearAlgebra.fastest().scale(1 / Math.sqrt(width), weights, 0, weights.length);
        bias = Inputs.array(22, width);
        given = Inputs.array(23, batch * width);
        upstream = new double[batch * width];
        z = new double[batch * width];
        y = new double[batch * width];
        weightGradient = new double[width * width];
        biasGradient = new double[width];
        inputGradient = new double[batch * width];
    }

    @Override
    public void run() {
        for (int i = 0; i < repeats; i++) {
            System.arraycopy(given, 0, upstream, 0, upstream.length);
            layer.forward(x, weights, bias, tanh::values, z, y);
            layer.backward(x, weights, z, tanh::derivatives, upstream, weightGradient, biasGradient, inputGradient);
        }
    }

    @Override
    public double[] check() {
        return java.util.stream.Stream.of(y, weightGradient, biasGradient, inputGradient)
                .flatMapToDouble(array -> java.util.Arrays.stream(Inputs.probe(array, array.length)))
                .toArray();
    }
}
