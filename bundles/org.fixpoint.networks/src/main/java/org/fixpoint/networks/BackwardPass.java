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
    private double[] gradients;

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
        double[] output = rule.residual() > 0 && layer > 1 ? gradients.clone() : new double[0];
        record.back(gradients);
        algebra.gram(gradients, count, width, share);
        algebra.gram(record.states(), count, k, gram);
        for (int i = 0; i < share.length; i++) {
            share[i] *= rule.weightVariance() * (gram[i] / k) + rule.biasVariance();
        }
        if (layer > 1) {
            gradients = before(layer, output);
        }
        return share;
    }

    /** The gradients before a layer, from those of its pre-activations and those of its output. */
    private double[] before(int layer, double[] output) {
        double[] next = new double[count * width];
        double scale = Math.sqrt(rule.weightVariance() / width);
        matrices.weights().transposedTimes(LayerMatrices.weights(layer), scale, gradients, width, next, width, false);
        if (output.length > 0 && matrices.skipsByIdentity(layer)) {
            algebra.axpy(rule.residual(), output, 0, next, 0, next.length);
        } else if (output.length > 0) {
            double skipped = rule.residual() / Math.sqrt(width);
            matrices.skip(layer).transposedTimes(LayerMatrices.skips(layer), skipped, output, width, next, width, true);
        }
        return next;
    }
}
