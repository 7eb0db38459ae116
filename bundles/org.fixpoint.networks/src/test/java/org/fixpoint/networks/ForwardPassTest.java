package org.fixpoint.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.MeanFieldRule.Normalisation;
import org.fixpoint.api.model.MeanFieldRule.Skip;
import org.fixpoint.api.model.Precision;
import org.fixpoint.maths.threads.Team;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ForwardPassTest {
    private static MlpArchitecture network(int depth, int width, double residual, Normalisation normalisation) {
        MeanFieldRule rule = new MeanFieldRule(TestActivations.tanh(), false, depth, 1.7, 0.3, residual, normalisation);
        return new MlpArchitecture(rule, width, 1.25, Weights.GAUSSIAN, Precision.DOUBLE);
    }

    private static Batch inputs(int count, int dimension) {
        RandomGenerator random = TestRun.seeded(5).random("inputs");
        double[] rows = random.doubles((long) count * dimension).toArray();
        return new Batch(rows, count, dimension, new int[0], List.of());
    }

    private static double[] lastLayer(MlpArchitecture network, Batch inputs, RunContext run, int weightsAtOnce) {
        return lastLayer(network, inputs, run, weightsAtOnce, Team.alone());
    }

    private static double[] lastLayer(
            MlpArchitecture network, Batch inputs, RunContext run, int weightsAtOnce, Team team) {
        ForwardPass pass = new ForwardPass(network, inputs, run, weightsAtOnce, team);
        double[] states = new double[0];
        for (int l = 0; l < network.rule().depth(); l++) {
            states = pass.next();
        }
        return states.clone();
    }

    @ParameterizedTest
    @EnumSource(Normalisation.class)
    void everyLayerIsTheOneOfTheDefinition(Normalisation normalisation) {
        requireDefinition(network(3, 19, 0.4, normalisation), 4);
    }

    @ParameterizedTest
    @CsvSource({
        "INDEPENDENT, UNIFORM",
        "INDEPENDENT, SPARSE",
        "ORTHOGONAL, GAUSSIAN",
        "IDENTITY, GAUSSIAN",
        "IDENTITY, ORTHOGONAL"
    })
    void everySkipAndLawIsTheOneOfTheDefinition(Skip skip, WeightLaw law) {
        MeanFieldRule rule =
                new MeanFieldRule(TestActivations.tanh(), false, 3, 1.7, 0.3, 0.4, skip, Normalisation.LAYER_POST);
        requireDefinition(new MlpArchitecture(rule, 19, 1.25, new Weights(law, 0.5), Precision.DOUBLE), 3);
    }

    private static void requireDefinition(MlpArchitecture network, int count) {
        Batch inputs = inputs(count, 7);
        DenseNetwork dense = new DenseNetwork(network, 7, TestRun.seeded(2));
        ForwardPass pass = new ForwardPass(network, inputs, TestRun.seeded(2));
        for (int layer = 1; layer <= network.rule().depth(); layer++) {
            double[] expected = dense.states(inputs.rows(), layer);
            assertArrayEquals(
                    expected, pass.next(), 1e-12, "layer " + layer); // sums of 19 terms of order 1, three times
        }
    }

    @Test
    void theBitsDoNotDependOnTheBlockOfWeights() {
        MlpArchitecture network = network(3, 150, 0.4, Normalisation.NONE);
        Batch inputs = inputs(5, 90);
        double[] expected = lastLayer(network, inputs, TestRun.seeded(2), 1 << 18);
        for (int weightsAtOnce : new int[] {1, 17 * 90, 33 * 150, 64 * 150}) {
            assertArrayEquals(expected, lastLayer(network, inputs, TestRun.seeded(2), weightsAtOnce));
        }
    }

    @ParameterizedTest
    @EnumSource(Normalisation.class)
    void theBitsDoNotDependOnTheTeam(
            Normalisation normalisation) { // enough numbers to be shared, with skips drawn in between
        MlpArchitecture network = network(3, 200, 0.4, normalisation);
        Batch inputs = inputs(120, 90);
        double[] expected = lastLayer(network, inputs, TestRun.seeded(2), 1 << 18);
        for (int members : new int[] {2, 7}) {
            double[] shared = lastLayer(network, inputs, TestRun.seeded(2), 64 * 200, Team.of(members));
            assertArrayEquals(expected, shared, members + " members");
        }
    }

    @Test
    void theBitsOfAnInputDoNotDependOnHowManyThereAre() { // more than fit into one product
        MlpArchitecture network = network(2, 60, 0.4, Normalisation.NONE);
        Batch many = inputs(700, 40);
        double[] all = lastLayer(network, many, TestRun.seeded(2), 1 << 18);
        for (int i : new int[] {0, 255, 256, 511, 699}) {
            double[] row = Arrays.copyOfRange(many.rows(), i * 40, i * 40 + 40);
            double[] alone =
                    lastLayer(network, new Batch(row, 1, 40, new int[0], List.of()), TestRun.seeded(2), 1 << 18);
            assertArrayEquals(Arrays.copyOfRange(all, i * 60, i * 60 + 60), alone, "input " + i);
        }
    }

    @Test
    void severalThreadsSeeTheSameBits() {
        SampledMlp states = new SampledMlp(network(3, 50, 0.4, Normalisation.NONE), inputs(4, 9), TestRun.seeded(2));
        List<CompletableFuture<double[]>> visits = new ArrayList<>();
        for (int t = 0; t < 7; t++) {
            visits.add(CompletableFuture.supplyAsync(() -> lastOf(states)));
        }
        for (CompletableFuture<double[]> visit : visits) {
            assertArrayEquals(lastOf(states), visit.join());
        }
    }

    private static double[] lastOf(SampledMlp states) {
        List<double[]> last = new ArrayList<>();
        states.visit((layer, values) -> {
            last.clear();
            last.add(values.clone());
        });
        return last.get(0);
    }

    @Test
    void withoutBiasVarianceAndResidualTheirStreamsAreNotDrawn() {
        MeanFieldRule rule = new MeanFieldRule(TestActivations.tanh(), false, 1, 1, 0, 0, Normalisation.NONE);
        List<String> streams = new ArrayList<>();
        RunContext run = new Streams(streams);
        new SampledMlp(new MlpArchitecture(rule, 3, 1, Weights.GAUSSIAN, Precision.DOUBLE), inputs(1, 2), run)
                .visit((layer, states) -> {});
        assertEquals(List.of("weights/1"), streams);
    }

    @Test
    void cancellationIsLookedForInEveryProduct() { // 2048² weights in blocks of 2^18, 600 inputs by 256: 16 × 3
        // products
        MlpArchitecture network = network(1, 2048, 0, Normalisation.NONE);
        TestRun run = TestRun.seeded(2);
        new SampledMlp(network, inputs(600, 2048), run).visit((layer, states) -> {});
        assertTrue(run.looks() >= 48, run.looks() + " looks");
    }

    @Test
    void aLayerComesToAllocateLessThanAKilobyte() { // beyond the generators, which here are one
        RunContext run = new Streams(new ArrayList<>());
        double perLayer = Double.POSITIVE_INFINITY;
        // until the JVM has compiled the products it boxes their vectors, and when it does so is its own affair
        for (int visit = 0; visit < 200 && perLayer >= 1024; visit++) {
            long few = allocated(20, run);
            long many = allocated(120, run);
            perLayer = Math.min(perLayer, (many - few) / 100.0);
        }
        assertTrue(perLayer < 1024, perLayer + " bytes a layer");
    }

    private static long allocated(int depth, RunContext run) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        SampledMlp states = new SampledMlp(network(depth, 256, 0.4, Normalisation.RMS_POST), inputs(10, 30), run);
        long before = threads.getCurrentThreadAllocatedBytes();
        states.visit((layer, values) -> {});
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** A run that notes the names of the streams and lends one generator for all. */
    private record Streams(List<String> names, RandomGenerator generator) implements RunContext {
        Streams(List<String> names) {
            this(names, TestRun.seeded(4).random("all"));
        }

        @Override
        public RandomGenerator random(String stream) {
            names.add(stream);
            return generator;
        }

        @Override
        public void progress(String doing, double fraction) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    }
}
