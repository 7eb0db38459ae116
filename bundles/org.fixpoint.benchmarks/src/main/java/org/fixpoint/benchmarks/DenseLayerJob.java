package org.fixpoint.benchmarks;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.fixpoint.activations.Tanh;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Precision;
import org.fixpoint.maths.linear.DenseLayer;
import org.fixpoint.maths.linear.LinearAlgebra;
import org.fixpoint.maths.threads.Team;

/** A tanh layer over a batch, forward and back to the gradients of weights, biases and inputs, some times over. */
final class DenseLayerJob implements Job {
    private final int repeats;
    private final DenseLayer layer;
    private final DenseLayer.RowFunction values;
    private final DenseLayer.RowFunction slopes;
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

    DenseLayerJob(Sizes sizes, Precision precision) {
        int batch = sizes.get("batch");
        int width = sizes.get("width");
        repeats = sizes.get("repeats");
        layer = new DenseLayer(
                precision == Precision.SINGLE ? LinearAlgebra::single : LinearAlgebra::fastest,
                Team.ofProcessors(),
                batch,
                width,
                width);
        Tanh contribution = new Tanh();
        ActivationFunction tanh = contribution.create(Values.of(contribution.descriptor(), Map.of()));
        values = precision == Precision.SINGLE ? tanh::valuesToSingle : tanh::values;
        slopes = tanh::derivatives; // there are none to single precision
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
            layer.forward(x, weights, bias, values, z, y);
            layer.backward(x, weights, z, slopes, upstream, weightGradient, biasGradient, inputGradient);
        }
    }

    @Override
    public double[] check() {
        return Stream.of(y, weightGradient, biasGradient, inputGradient)
                .flatMapToDouble(array -> Arrays.stream(Inputs.probe(array, array.length)))
                .toArray();
    }
}
