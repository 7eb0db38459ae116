package org.fixpoint.networks;

import java.util.random.RandomGenerator;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.maths.linear.LinearAlgebra;

/**
 * Goes through the layers of a sampled network with two arrays of states and one block of weights.
 *
 * <p>Weights are drawn in row-major order and used block by block, so that no whole matrix exists; each element of a product
 * is summed in an order that depends on neither the block nor the other inputs, so neither do the bits.
 */
final class ForwardPass {
    private static final int WEIGHTS_AT_ONCE = 1 << 18; // 2 MB: drawing and packing them cost 1/10 of the product
    private static final int LEAST_UNITS = 16;
    private static final int INPUTS_AT_ONCE = 256; // with a block of weights at most 5e8 operations, some 20 ms

    private final MeanFieldRule rule;
    private final RunContext run;
    private final int count;
    private final int width;
    private final int weightsAtOnce;
    private final LinearAlgebra algebra = LinearAlgebra.fastest();
    private final LayerNonlinearity nonlinearity;

    private final double[] weights;
    private final double[] tile;
    private final double[] biases;
    private double[] states;
    private double[] spare;
    private int inputsOfUnit;
    private int layer;

    /** Before layer 1. */
    ForwardPass(MlpArchitecture network, Batch inputs, RunContext run) {
        this(network, inputs, run, WEIGHTS_AT_ONCE);
    }

    /** Before layer 1, with blocks of about this many weights. */
    ForwardPass(MlpArchitecture network, Batch inputs, RunContext run, int weightsAtOnce) {
        this.rule = network.rule();
        this.run = run;
        this.count = inputs.count();
        this.width = network.width();
        this.weightsAtOnce = weightsAtOnce;
        this.nonlinearity = new LayerNonlinearity(network);
        int most = Math.max(inputs.dimension(), width);
        int least = Math.min(inputs.dimension(), width);
        weights = new double[Math.max(unitsAtOnce(most) * most, unitsAtOnce(least) * least)];
        tile = new double[Math.min(count, INPUTS_AT_ONCE) * unitsAtOnce(least)];
        biases = new double[width];
        states = inputs.rows();
        spare = new double[count * width];
        inputsOfUnit = inputs.dimension();
    }

    private int unitsAtOnce(int inputsOfEach) {
        return Math.min(width, Math.max(LEAST_UNITS, weightsAtOnce / inputsOfEach));
    }

    /** The states after the next layer: count × width, row-major; valid until the next call, not to be modified. */
    double[] next() {
        layer++;
        double[] before = states;
        double[] after = spare;
        double alpha = Math.sqrt(rule.weightVariance() / inputsOfUnit);
        addProduct("weights/" + layer, alpha, before, after, false);
        drawBiases();
        nonlinearity.apply(layer, biases, after, run);
        if (rule.residual() > 0) {
            addProduct("skip/" + layer, rule.residual() / Math.sqrt(inputsOfUnit), before, after, true);
            nonlinearity.requireFinite(layer, after, run);
        }
        spare = layer == 1 ? new double[count * width] : before;
        states = after;
        inputsOfUnit = width;
        return after;
    }

    /** after = α before Wᵀ, or that added to it, with the width × inputsOfUnit standard normal weights of a stream. */
    private void addProduct(String stream, double alpha, double[] before, double[] after, boolean add) {
        RandomGenerator random = run.random(stream);
        int block = unitsAtOnce(inputsOfUnit);
        for (int unit = 0; unit < width; unit += block) {
            int units = Math.min(block, width - unit);
            StandardNormals.fill(random, weights, units * inputsOfUnit);
            for (int input = 0; input < count; input += INPUTS_AT_ONCE) {
                run.checkCancelled();
                int inputs = Math.min(INPUTS_AT_ONCE, count - input);
                algebra.timesTransposed(
                        alpha, before, input * inputsOfUnit, weights, 0, inputs, inputsOfUnit, units, tile, 0);
                place(inputs, units, after, input * width + unit, add);
            }
        }
    }

    /** Puts or adds the tile, inputs × units, where it belongs in count × width states. */
    private void place(int inputs, int units, double[] after, int from, boolean add) {
        for (int i = 0; i < inputs; i++) {
            if (add) {
                algebra.axpy(1, tile, i * units, after, from + i * width, units);
            } else {
                System.arraycopy(tile, i * units, after, from + i * width, units);
            }
        }
    }

    private void drawBiases() {
        if (rule.biasVariance() > 0) {
            StandardNormals.fill(run.random("biases/" + layer), biases, width);
            algebra.scale(Math.sqrt(rule.biasVariance()), biases, 0, width);
        }
    }
}
