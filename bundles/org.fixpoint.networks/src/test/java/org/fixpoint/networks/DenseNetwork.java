package org.fixpoint.networks;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.MeanFieldRule.Skip;
import org.fixpoint.api.model.MeanFieldRule.Statistic;

/** A sampled network as the Javadoc of MeanFieldRule writes it, with all its matrices, one number at a time. */
final class DenseNetwork {
    final double[][] weights;
    final double[][] biases;
    private final double[][] skips;
    private final MlpArchitecture network;
    private final int dimension;

    DenseNetwork(MlpArchitecture network, int dimension, RunContext run) {
        this.network = network;
        this.dimension = dimension;
        int depth = network.rule().depth();
        int d = network.width();
        weights = new double[depth][];
        skips = new double[depth][];
        biases = new double[depth][];
        for (int l = 0; l < depth; l++) {
            int k = l == 0 ? dimension : d;
            boolean haar = network.weights().law() == WeightLaw.ORTHOGONAL;
            weights[l] = haar
                    ? haar("weights/" + (l + 1), k, d, run)
                    : entries(entries(network.weights()), "weights/" + (l + 1), d * k, run);
            boolean orthogonal = network.rule().skip() == Skip.ORTHOGONAL && l > 0;
            skips[l] = orthogonal
                    ? haar("skip/" + (l + 1), k, d, run)
                    : entries(StandardNormals::fill, "skip/" + (l + 1), d * k, run);
            biases[l] = entries(StandardNormals::fill, "biases/" + (l + 1), d, run);
        }
    }

    private static Entries entries(Weights weights) {
        return switch (weights.law()) {
            case UNIFORM -> Entries.uniform();
            case SPARSE -> Entries.sparse(weights.connectivity());
            case GAUSSIAN, ORTHOGONAL -> StandardNormals::fill;
        };
    }

    private static double[] entries(Entries entries, String stream, int count, RunContext run) {
        RandomGenerator random = run.random(stream);
        double[] x = new double[count];
        entries.fill(random, x, count);
        return x;
    }

    /** d × k: the images of the axes. */
    private static double[] haar(String stream, int k, int d, RunContext run) {
        double[] matrix = new double[d * k];
        for (int l = 0; l < k; l++) {
            double[] axis = new double[k];
            axis[l] = 1;
            double[] column = new double[d];
            new HaarMatrix(1, run).times(stream, 1, axis, k, column, d, false);
            for (int j = 0; j < d; j++) {
                matrix[j * k + l] = column[j];
            }
        }
        return matrix;
    }

    /** The states of a batch after so many layers. */
    double[] states(double[] rows, int layers) {
        double[] h = rows;
        int count = rows.length / dimension;
        for (int l = 0; l < layers; l++) {
            h = layer(l, h, count);
        }
        return h;
    }

    private double[] layer(int l, double[] h, int count) {
        MeanFieldRule rule = network.rule();
        int d = network.width();
        int k = h.length / count;
        double r = rule.residual();
        double[] z = product(weights[l], h, k, Math.sqrt(rule.weightVariance() / k));
        for (int i = 0; i < z.length; i++) {
            z[i] += Math.sqrt(rule.biasVariance()) * biases[l][i % d];
        }
        double[] phi = normalised(z, count, rule.normalisation().pre());
        for (int i = 0; i < phi.length; i++) {
            phi[i] = network.activationScale() * rule.activation().value(phi[i]);
        }
        double[] out = normalised(phi, count, rule.normalisation().post());
        double[] skip = rule.skip() == Skip.IDENTITY && l > 0 ? h : product(skips[l], h, k, 1 / Math.sqrt(k));
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.sqrt(1 - r * r) * out[i] + r * skip[i];
        }
        return out;
    }

    private double[] product(double[] matrix, double[] h, int k, double scale) {
        int d = network.width();
        int count = h.length / k;
        double[] out = new double[count * d];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < d; j++) {
                for (int l = 0; l < k; l++) {
                    out[i * d + j] += scale * matrix[j * k + l] * h[i * k + l];
                }
            }
        }
        return out;
    }

    private static double[] normalised(double[] x, int count, Statistic statistic) {
        if (statistic == Statistic.NONE) {
            return x.clone();
        }
        int d = x.length / count;
        boolean batch = statistic == Statistic.BATCH;
        int groups = batch ? d : count;
        int size = x.length / groups;
        boolean rms = statistic == Statistic.RMS;
        double[] out = new double[x.length];
        for (int g = 0; g < groups; g++) {
            int from = batch ? g : g * d;
            int step = batch ? d : 1;
            double[] group = new double[size];
            for (int i = 0; i < size; i++) {
                group[i] = x[from + i * step];
            }
            double mean = rms ? 0 : Arrays.stream(group).average().orElseThrow();
            double square = Arrays.stream(group)
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElseThrow();
            for (int i = 0; i < size; i++) {
                out[from + i * step] = (group[i] - mean) / Math.sqrt(square);
            }
        }
        return out;
    }
}
