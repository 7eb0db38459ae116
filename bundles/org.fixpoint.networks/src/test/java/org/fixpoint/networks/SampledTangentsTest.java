package org.fixpoint.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.MeanFieldRule.Normalisation;
import org.fixpoint.api.model.MeanFieldRule.Skip;
import org.fixpoint.api.model.Precision;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampledTangentsTest {
    private static final int DIMENSION = 3;
    private static final int WIDTH = 5;
    private static final int DEPTH = 3;
    private static final int COUNT = 3;
    private static final double STEP = 1e-5;

    private static MlpArchitecture network(Skip skip, Normalisation normalisation, WeightLaw law) {
        MeanFieldRule rule =
                new MeanFieldRule(TestActivations.tanh(), false, DEPTH, 1.7, 0.3, 0.4, skip, normalisation);
        return new MlpArchitecture(rule, WIDTH, 1.25, new Weights(law, 0.5), Precision.DOUBLE);
    }

    private static Batch inputs() {
        RandomGenerator random = TestRun.seeded(5).random("inputs");
        double[] rows = random.doubles((long) COUNT * DIMENSION, -1, 1).toArray();
        return new Batch(rows, COUNT, DIMENSION, new int[0], List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "INDEPENDENT, NONE, GAUSSIAN",
        "IDENTITY, NONE, GAUSSIAN",
        "ORTHOGONAL, RMS_PRE, GAUSSIAN",
        "INDEPENDENT, RMS_POST, UNIFORM",
        "IDENTITY, LAYER_PRE, SPARSE",
        "IDENTITY, LAYER_POST, ORTHOGONAL",
        "INDEPENDENT, RMS_PRE_LAYER_POST, GAUSSIAN",
        "IDENTITY, LAYER_PRE_RMS_POST, UNIFORM"
    })
    void theSharesAreThoseOfCentralDifferencesOverEveryWeight(Skip skip, Normalisation normalisation, WeightLaw law) {
        MlpArchitecture network = network(skip, normalisation, law);
        Batch inputs = inputs();
        double[] v = new double[WIDTH];
        StandardNormals.fill(TestRun.seeded(2).random("read-out"), v, WIDTH);
        DenseNetwork dense = new DenseNetwork(network, DIMENSION, TestRun.seeded(2));
        SampledTangents.of(network, inputs, TestRun.seeded(2)).visit((layer, share) -> {
            double[] expected = new double[COUNT * COUNT];
            for (double[] parameters : new double[][] {dense.weights[layer - 1], dense.biases[layer - 1]}) {
                for (int p = 0; p < parameters.length; p++) {
                    addOuter(expected, gradient(dense, inputs, v, parameters, p));
                }
            }
            double good = 1e-8
                    * (1 + Arrays.stream(share).max().orElseThrow() / 10); // differences of step 1e-5 are good to 1e-9
            assertArrayEquals(expected, share, good, "layer " + layer);
        });
    }

    private static double[] gradient(DenseNetwork dense, Batch inputs, double[] v, double[] parameters, int p) {
        double kept = parameters[p];
        parameters[p] = kept + STEP;
        double[] above = outputs(dense, inputs, v);
        parameters[p] = kept - STEP;
        double[] below = outputs(dense, inputs, v);
        parameters[p] = kept;
        double[] gradient = new double[COUNT];
        for (int i = 0; i < COUNT; i++) {
            gradient[i] = (above[i] - below[i]) / (2 * STEP);
        }
        return gradient;
    }

    private static double[] outputs(DenseNetwork dense, Batch inputs, double[] v) {
        double[] h = dense.states(inputs.rows(), DEPTH);
        double[] f = new double[COUNT];
        for (int i = 0; i < COUNT; i++) {
            for (int j = 0; j < WIDTH; j++) {
                f[i] += v[j] * h[i * WIDTH + j] / Math.sqrt(WIDTH);
            }
        }
        return f;
    }

    private static void addOuter(double[] kernel, double[] gradient) {
        for (int i = 0; i < COUNT; i++) {
            for (int j = 0; j < COUNT; j++) {
                kernel[i * COUNT + j] += gradient[i] * gradient[j];
            }
        }
    }

    @Test
    void everyVisitPassesTheSameBits() {
        var kernel = SampledTangents.of(
                network(Skip.IDENTITY, Normalisation.RMS_PRE, WeightLaw.GAUSSIAN), inputs(), TestRun.seeded(2));
        double[][] first = new double[DEPTH][];
        kernel.visit((layer, share) -> first[layer - 1] = share.clone());
        kernel.visit((layer, share) -> assertArrayEquals(first[layer - 1], share));
        assertEquals(COUNT, kernel.count());
        assertEquals(DEPTH, kernel.depth());
    }
}
