package org.fixpoint.networks;

import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.maths.linear.LinearAlgebra;
import org.fixpoint.maths.threads.Team;

/** Goes through the layers of a sampled network with two arrays of states. */
final class ForwardPass {
    private static final double LEAST_IN_SINGLE = 1e-30; // 1e-7 of it is still a normal float

    private final MeanFieldRule rule;
    private final RunContext run;
    private final int count;
    private final int width;
    private final LinearAlgebra algebra = LinearAlgebra.fastest();
    private final LayerMatrices matrices;
    private final LayerNonlinearity nonlinearity;

    private final double[] biases;
    private double[] states;
    private double[] spare;
    private String weightsOfNext = LayerMatrices.weights(1);
    private int inputsOfUnit;
    private int layer;

    /** Before layer 1. */
    ForwardPass(MlpArchitecture network, Batch inputs, RunContext run) {
        this(network, inputs, run, DrawnMatrix.ENTRIES_AT_ONCE, Team.ofProcessors());
    }

    /** Before layer 1, with blocks of about this many weights, and the work of a layer shared by a team. */
    ForwardPass(MlpArchitecture network, Batch inputs, RunContext run, int weightsAtOnce, Team team) {
        this.rule = network.rule();
        this.run = run;
        this.count = inputs.count();
        this.width = network.width();
        this.matrices = new LayerMatrices(network, count, run, weightsAtOnce, team);
        this.nonlinearity = new LayerNonlinearity(network, matrices.weights().roundsToSingle(), team, run);
        biases = new double[width];
        states = inputs.rows();
        spare = new double[count * width];
        inputsOfUnit = inputs.dimension();
    }

    /** The states after the next layer: count × width, row-major; valid until the next call, not to be modified. */
    double[] next() {
        return next(LayerNonlinearity.Tape.NONE);
    }

    /** As {@link #next()}, and tells a tape what the nonlinear branch does to each input. */
    double[] next(LayerNonlinearity.Tape tape) {
        layer++;
        double[] before = states;
        double[] after = spare;
        RandomMatrix weights = matrices.weights();
        String name = weightsOfNext;
        if (weights.roundsToSingle()) {
            requireDigits(before);
        }
        weightsOfNext = layer < rule.depth() ? LayerMatrices.weights(layer + 1) : "";
        expectAfter(weights, hasRandomSkip() && matrices.skip(layer) == weights);
        weights.times(name, weightScale(), before, inputsOfUnit, after, width, false);
        drawBiases();
        nonlinearity.apply(layer, biases, after, tape);
        if (rule.residual() > 0) {
            addSkip(before, after);
            nonlinearity.requireFinite(layer, after);
        }
        spare = layer == 1 ? new double[count * width] : before;
        states = after;
        inputsOfUnit = width;
        return after;
    }

    /** Refuses states of which single precision, whose normal numbers end near 1e-38, keeps too few digits. */
    private void requireDigits(double[] before) {
        for (int input = 0; input < count; input++) {
            double largest = 0;
            for (int j = 0; j < inputsOfUnit; j++) {
                largest = Math.max(largest, Math.abs(before[input * inputsOfUnit + j]));
            }
            if (largest > 0 && largest < LEAST_IN_SINGLE) {
                throw new Refusal(
                        "layer " + layer + ": the states of an input before it are all below 1e-30, where single"
                                + " precision loses digits; set precision: double, or normalise");
            }
        }
    }

    private double weightScale() {
        return Math.sqrt(rule.weightVariance() / inputsOfUnit);
    }

    private void addSkip(double[] before, double[] after) {
        if (matrices.skipsByIdentity(layer)) {
            algebra.axpy(rule.residual(), before, 0, after, 0, after.length);
        } else {
            double scale = rule.residual() / Math.sqrt(inputsOfUnit);
            matrices.skip(layer).times(LayerMatrices.skips(layer), scale, before, inputsOfUnit, after, width, true);
        }
    }

    private boolean hasRandomSkip() {
        return rule.residual() > 0 && !matrices.skipsByIdentity(layer);
    }

    /** Tells the weights what they are asked for after the weights of this layer: a skip of its own, or those of the next layer. */
    private void expectAfter(RandomMatrix weights, boolean skipsByThem) {
        if (skipsByThem) {
            weights.expect(LayerMatrices.skips(layer), inputsOfUnit, width);
        } else if (layer < rule.depth()) {
            weights.expect(weightsOfNext, width, width);
        }
    }

    private void drawBiases() {
        if (rule.biasVariance() > 0) {
            StandardNormals.fill(run.random("biases/" + layer), biases, width);
            algebra.scale(Math.sqrt(rule.biasVariance()), biases, 0, width);
        }
    }
}
