package org.fixpoint.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.MeanFieldRule.Normalisation;
import org.fixpoint.api.model.MeanFieldRule.Skip;
import org.fixpoint.api.model.Precision;
import org.fixpoint.maths.linear.LinearAlgebra;
import org.fixpoint.maths.threads.Team;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layers whose products are in single precision beside the same in double. */
class SinglePrecisionTest {
    private static final Batch PAIR = new Batch(new double[] {1, -1, 1, 1}, 2, 2, new int[] {0, 1}, List.of());

    private static MlpArchitecture network(MeanFieldRule rule, int width, Weights weights, Precision precision) {
        double scale = rule.unitSecondMoment() ? 1 / Math.sqrt(SecondMoment.of(rule.activation())) : 1;
        return new MlpArchitecture(rule, width, scale, weights, precision);
    }

    private static MlpArchitecture tanh(int depth, int width, Precision precision) {
        MeanFieldRule rule = new MeanFieldRule(TestActivations.tanh(), true, depth, 1, 0, 0, Normalisation.NONE);
        return network(rule, width, Weights.GAUSSIAN, precision);
    }

    private static Batch inputs(int count, int dimension) {
        double[] rows = TestRun.seeded(5)
                .random("inputs")
                .doubles((long) count * dimension, -1.7, 1.7)
                .toArray();
        return new Batch(rows, count, dimension, new int[0], List.of());
    }

    private static double[] lastLayer(MlpArchitecture network, Batch inputs, Team team) {
        ForwardPass pass = new ForwardPass(network, inputs, TestRun.seeded(2), 1 << 14, team);
        double[] states = new double[0];
        for (int l = 0; l < network.rule().depth(); l++) {
            states = pass.next();
        }
        return states.clone();
    }

    @ParameterizedTest
    @CsvSource({"INDEPENDENT, GAUSSIAN", "INDEPENDENT, UNIFORM", "ORTHOGONAL, SPARSE", "IDENTITY, GAUSSIAN"})
    void layersAreThoseOfTheSameNetworkToSinglePrecision(Skip skip, WeightLaw law) {
        MeanFieldRule rule =
                new MeanFieldRule(TestActivations.tanh(), false, 3, 1.7, 0.3, 0.4, skip, Normalisation.LAYER_POST);
        MlpArchitecture network = network(rule, 39, new Weights(law, 0.5), Precision.SINGLE);
        Batch inputs = inputs(4, 7);
        DenseNetwork dense = new DenseNetwork(network, 7, TestRun.seeded(2));
        ForwardPass pass = new ForwardPass(network, inputs, TestRun.seeded(2));
        for (int layer = 1; layer <= 3; layer++) {
            double[] expected = dense.states(inputs.rows(), layer);
            double[] actual = pass.next();
            assertArrayEquals(
                    expected, actual, 3 * 43 * 0x1p-24 * 6, "layer " + layer); // sums of 39 terms of size 6 thrice
            assertTrue(distance(expected, actual) > 1e-9, "which double precision would be below");
        }
    }

    /**
     * A layer rounds by some u = 2⁻²⁴, and takes distances of states √κ'(1) times as far: 64 u add up for ReLU, where it is 1; for tanh
     * whose second moment is 1 it is √1.18, and u grows 200-fold. The bounds are those of what {@link Precision#PARAMETER} says.
     */
    @ParameterizedTest
    @CsvSource({"relu, true, 1e-5", "tanh, false, 1e-5", "tanh, true, 1e-3"})
    void similaritiesAfter64LayersMoveAsFarAsDifferencesGrow(String name, boolean scaled, double bound) {
        ActivationFunction activation = name.equals("relu") ? TestActivations.relu() : TestActivations.tanh();
        MeanFieldRule rule = new MeanFieldRule(activation, scaled, 64, 1, 0, 0, Normalisation.NONE);
        Batch inputs = inputs(24, 100);
        double[] expected = cosines(rule, Precision.DOUBLE, inputs);
        double moved = distance(expected, cosines(rule, Precision.SINGLE, inputs));
        assertTrue(moved > 1e-9 && moved < bound, "moved by " + moved);
    }

    private static double[] cosines(MeanFieldRule rule, Precision precision, Batch inputs) {
        MlpArchitecture network = network(rule, 300, Weights.GAUSSIAN, precision);
        return cosines(lastLayer(network, inputs, Team.alone()), inputs.count());
    }

    private static double[] cosines(double[] states, int count) {
        int width = states.length / count;
        double[] gram = new double[count * count];
        LinearAlgebra.fastest().gram(states, count, width, gram);
        double[] cosines = new double[count * count];
        for (int i = 0; i < gram.length; i++) {
            cosines[i] = gram[i] / Math.sqrt(gram[i / count * (count + 1)] * gram[i % count * (count + 1)]);
        }
        return cosines;
    }

    private static double distance(double[] x, double[] y) {
        double most = 0;
        for (int i = 0; i < x.length; i++) {
            most = Math.max(most, Math.abs(x[i] - y[i]));
        }
        return most;
    }

    @Test
    void theBitsDoNotDependOnTheTeam() {
        MlpArchitecture network = tanh(3, 200, Precision.SINGLE);
        Batch inputs = inputs(120, 90);
        double[] expected = lastLayer(network, inputs, Team.alone());
        for (int members : new int[] {2, 7}) {
            assertArrayEquals(expected, lastLayer(network, inputs, Team.of(members)), members + " members");
        }
    }

    private static String refusal(ActivationFunction activation, double variance, Normalisation normalisation) {
        MeanFieldRule rule = new MeanFieldRule(activation, false, 40, variance, 0, 0, normalisation);
        MlpArchitecture network = network(rule, 8, Weights.GAUSSIAN, Precision.SINGLE);
        return String.valueOf(
                assertThrows(Refusal.class, () -> network.facet(Facet.LAYER_STATES, PAIR, TestRun.seeded(1))
                                .visit((layer, states) -> {}))
                        .getMessage());
    }

    @Test
    void statesOutsideTheRangeOfFloatsAreRefused() { // σ_w² of 1e-6 and 1e6: a factor of some 1000 a layer
        String vanished = refusal(TestActivations.relu(), 1e-6, Normalisation.NONE);
        assertTrue(vanished.contains("states of an input before it are all below 1e-30"), vanished);
        assertTrue(vanished.contains("set precision: double"), vanished);
        String overflow = refusal(TestActivations.relu(), 1e6, Normalisation.NONE);
        assertTrue(overflow.contains("the pre-activations overflow; set precision: double"), overflow);
    }

    @Test
    void inputsOutsideTheRangeOfFloatsAreRefusedWhateverIsNormalisedBehindThem() {
        for (double size : new double[] {1e-50, 1e-42}) {
            double[] rows = {size, -size, 0, size, size, 0};
            MeanFieldRule rule = new MeanFieldRule(TestActivations.relu(), false, 2, 2, 0, 0, Normalisation.RMS_PRE);
            MlpArchitecture network = network(rule, 8, Weights.GAUSSIAN, Precision.SINGLE);
            Refusal refusal = assertThrows(Refusal.class, () -> network.facet(
                            Facet.LAYER_STATES, new Batch(rows, 2, 3, new int[] {0, 1}, List.of()), TestRun.seeded(1))
                    .visit((layer, states) -> {}));
            assertTrue(String.valueOf(refusal.getMessage()).startsWith("layer 1: the states of an input before it"));
        }
    }

    @ParameterizedTest
    @CsvSource({"SINGLE, GAUSSIAN, 1", "DOUBLE, GAUSSIAN, 2", "SINGLE, ORTHOGONAL, 2"})
    void valuesToSinglePrecisionAreTakenWhereProductsAreInSinglePrecision(
            Precision precision, WeightLaw law, double expected) {
        ActivationFunction told = new ActivationFunction() {
            @Override
            public double value(double x) {
                return 2;
            }

            @Override
            public double derivative(double x) {
                return 0;
            }

            @Override
            public void valuesToSingle(double[] x, double[] out) {
                Arrays.fill(out, 1);
            }
        };
        MeanFieldRule rule = new MeanFieldRule(told, false, 2, 1, 0, 0, Normalisation.NONE);
        for (double state : lastLayer(network(rule, 9, new Weights(law, 1), precision), PAIR, Team.alone())) {
            assertEquals(expected, state);
        }
    }

    @Test
    void theTangentKernelIsRefused() {
        MlpArchitecture network = tanh(2, 5, Precision.SINGLE);
        Refusal refusal =
                assertThrows(Refusal.class, () -> network.facet(Facet.TANGENT_KERNEL, PAIR, TestRun.seeded(1)));
        assertEquals(
                "single precision leaves too few digits of a tangent kernel, whose terms cancel; set precision: double",
                refusal.getMessage());
    }
}
