package org.fixpoint.networks;

import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.maths.linear.LinearAlgebra;
import org.fixpoint.maths.threads.Team;

/** Takes the gradients of a random linear read-out, one for each input of a batch, back through the layers. */
final class BackwardPass {
    private final MeanFieldRule rule;
    private final int count;
    private final int width;
    private final int dimension;
    private final LinearAlgebra algebra;
    private final LayerMatrices matrices;
    private final double[] share;
    private final double[] gram;
    private final double[] output; // of a layer with a skip, whose gradients go two ways
    private double[] gradients;
    private double[] spare;

    /** Behind the last layer. */
    BackwardPass(MlpArchitecture network, Batch inputs, RunContext run) {
        rule = network.rule();
        count = inputs.count();
        width = network.width();
        dimension = inputs.dimension();
        Team team = Team.ofProcessors();
        algebra = LinearAlgebra.fastest(team);
        matrices = new LayerMatrices(network, count, run, DrawnMatrix.ENTRIES_AT_ONCE, team);
        share = new double[RandomMatrix.size(count, count, "a kernel")];
        gram = new double[share.length];
        gradients = readOut(run);
        spare = new double[gradients.length];
        output = new double[rule.residual() > 0 ? gradients.length : 0];
    }

    private double[] readOut(RunContext run) {
        double[] v = new double[width];
        StandardNormals.fill(run.random("read-out"), v, width);
        algebra.scale(1 / Math.sqrt(width), v, 0, width);
        double[] rows = new double[count * width];
        for (int i = 0; i < count; i++) {
            System.arraycopy(v, 0, rows, i * width, width);
        }
        return rows;
    }

    /**
     * Takes the gradients through a layer, and gives the share of its weights and biases: count × count, valid until the next
     * call.
     */
    double[] share(int layer, RecordedLayer record) {
        int k = layer == 1 ? dimension : width;
        System.arraycopy(gradients, 0, output, 0, output.length);
        record.back(gradients);
        algebra.gram(gradients, count, width, share);
        algebra.gram(record.states(), count, k, gram);
        for (int i = 0; i < share.length; i++) {
            share[i] *= rule.weightVariance() * (gram[i] / k) + rule.biasVariance();
        }
        if (layer > 1) {
            stepBefore(layer);
        }
        return share;
    }

    /** Takes the gradients from the pre-activations of a layer, and from its output where it has a skip, to what is before it. */
    private void stepBefore(int layer) {
        double[] next = spare;
        double scale = Math.sqrt(rule.weightVariance() / width);
        matrices.weights().transposedTimes(LayerMatrices.weights(layer), scale, gradients, width, next, width, false);
        if (output.length > 0 && matrices.skipsByIdentity(layer)) {
            algebra.axpy(rule.residual(), output, 0, next, 0, next.length);
        } else if (output.length > 0) {
            double skipped = rule.residual() / Math.sqrt(width);
            matrices.skip(layer).transposedTimes(LayerMatrices.skips(layer), skipped, output, width, next, width, true);
        }
        spare = gradients;
        gradients = next;
    }
}
