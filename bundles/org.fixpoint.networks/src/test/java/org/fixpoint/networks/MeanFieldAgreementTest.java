package org.fixpoint.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.MeanFieldRule.Normalisation;
import org.fixpoint.api.model.MeanFieldRule.Skip;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Sampled networks against the maps of infinite width: the mean similarity over seeds lies within the band of the seeds.
 *
 * <p>For each of 5 starting correlations and each layer, t = (mean − prediction) / (standard deviation / √20) over 20 seeds
 * follows Student's distribution of 19 degrees of freedom, up to a bias of about a tenth of the band at the widths used. At
 * |t| ≤ 6.5, whose two-sided tail is 3e-6, 40 comparisons give a false alarm in 1.3e-4 of all choices of seeds.
 */
class MeanFieldAgreementTest {
    private static final int SEEDS = 20;
    private static final double BAND = 6.5;
    private static final int DIMENSION = 256;
    private static final double[] STARTS = {-0.8, -0.3, 0.2, 0.6, 0.9};

    /** Cosine similarities by layer, start and seed. */
    private static double[][][] similarities(Architecture network, int depth) {
        double[][][] measured = new double[depth + 1][STARTS.length][SEEDS];
        for (int seed = 0; seed < SEEDS; seed++) {
            int at = seed;
            network.facet(Facet.LAYER_STATES, inputs(), TestRun.seeded(seed)).visit((layer, states) -> {
                int width = states.length / (STARTS.length + 1);
                for (int p = 0; p < STARTS.length; p++) {
                    measured[layer][p][at] = cosine(states, 0, (p + 1) * width, width);
                }
            });
        }
        return measured;
    }

    /** Input 0 and inputs of mean square 1 that have the starting correlations with it, all coordinates of like size. */
    private static Batch inputs() {
        double[] rows = new double[DIMENSION * (STARTS.length + 1)];
        for (int j = 0; j < DIMENSION; j++) {
            rows[j] = 1;
            for (int p = 0; p < STARTS.length; p++) {
                double other = Math.sqrt(1 - STARTS[p] * STARTS[p]);
                rows[(p + 1) * DIMENSION + j] = STARTS[p] + (j % 2 == 0 ? other : -other);
            }
        }
        return new Batch(rows, STARTS.length + 1, DIMENSION, new int[0], List.of());
    }

    private static double cosine(double[] h, int x, int y, int width) {
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int j = 0; j < width; j++) {
            xx += h[x + j] * h[x + j];
            yy += h[y + j] * h[y + j];
            xy += h[x + j] * h[y + j];
        }
        return xy / Math.sqrt(xx * yy);
    }

    /** The largest |t| over layers and starts. */
    private static double farthest(double[][][] measured, DoubleUnaryOperator map) {
        double farthest = 0;
        for (int p = 0; p < STARTS.length; p++) {
            double rho = STARTS[p];
            for (int layer = 1; layer < measured.length; layer++) {
                rho = map.applyAsDouble(rho);
                farthest = Math.max(farthest, Math.abs(t(measured[layer][p], rho)));
            }
        }
        return farthest;
    }

    private static double t(double[] sample, double expected) {
        double mean = 0;
        for (double x : sample) {
            mean += x / sample.length;
        }
        double square = 0;
        for (double x : sample) {
            square += (x - mean) * (x - mean) / (sample.length - 1);
        }
        return (mean - expected) / Math.sqrt(square / sample.length);
    }

    private static Architecture mlp(int width, int depth, ActivationFunction activation, Map<String, ?> settings) {
        Map<String, Object> values = new HashMap<>(settings);
        values.put("width", width);
        values.put("depth", depth);
        values.put("activation", activation);
        return new Mlp().create(Values.of(new Mlp().descriptor(), values));
    }

    private static double[][][] measured(ActivationFunction activation, Map<String, ?> settings) {
        return similarities(mlp(512, 6, activation, settings), 6);
    }

    private static void assertWithinBand(double[][][] measured, DoubleUnaryOperator map) {
        double farthest = farthest(measured, map);
        assertTrue(farthest <= BAND, "|t| = " + farthest);
    }

    private static void assertOutsideBand(double[][][] measured, DoubleUnaryOperator map) {
        double farthest = farthest(measured, map);
        assertTrue(farthest > BAND, "|t| = " + farthest);
    }

    /** κ of tanh, normalised, by the trapezoidal rule in two dimensions, whose error falls exponentially. */
    private static double tanhKernel(double rho) {
        double pair = 0;
        double square = 0;
        double independent = Math.sqrt((1 - rho) * (1 + rho));
        double step = 0.125;
        for (double x = -9; x <= 9; x += step) {
            for (double y = -9; y <= 9; y += step) {
                double weight = StrictMath.exp(-(x * x + y * y) / 2) * step * step / (2 * Math.PI);
                pair += weight * StrictMath.tanh(x) * StrictMath.tanh(rho * x + independent * y);
                square += weight * StrictMath.tanh(x) * StrictMath.tanh(x);
            }
        }
        return pair / square;
    }

    @Test
    void theTrapezoidalKernelOfTanhIsThatOfTheGoldenTable() { // computed with 50 digits
        assertEquals(0.4725513993752428, tanhKernel(0.5), 1e-9);
        assertEquals(-0.7768983433535126, tanhKernel(-0.8), 1e-9);
    }

    @Test
    void reluOfWidth2048FollowsItsKernelMap() {
        assertWithinBand(similarities(mlp(2048, 8, TestActivations.relu(), Map.of()), 8), TestActivations::reluKernel);
    }

    @Test
    void tanhOfWidth1024FollowsItsKernelMap() {
        assertWithinBand(
                similarities(mlp(1024, 8, TestActivations.tanh(), Map.of()), 8), MeanFieldAgreementTest::tanhKernel);
    }

    @Test
    @Tag("nightly")
    void reluOfWidth2048FollowsItsKernelMapThrough64Layers() { // 320 comparisons: a false alarm in 1e-3
        assertWithinBand(
                similarities(mlp(2048, 64, TestActivations.relu(), Map.of()), 64), TestActivations::reluKernel);
    }

    @Test
    void theSkipMixesTheIdentityIntoTheMap() { // Proposition 2
        double[][][] measured = measured(TestActivations.relu(), Map.of("residual", 0.5));
        assertWithinBand(measured, rho -> 0.75 * TestActivations.reluKernel(rho) + 0.25 * rho);
        assertOutsideBand(measured, TestActivations::reluKernel);
    }

    @Test
    void normalisationBeforeTheActivationAndRmsAfterItKeepTheMap() { // Proposition 3
        for (Normalisation normalisation : List.of(
                Normalisation.RMS_PRE,
                Normalisation.LAYER_PRE,
                Normalisation.RMS_POST,
                Normalisation.LAYER_PRE_RMS_POST)) {
            assertWithinBand(
                    measured(TestActivations.relu(), Map.of("normalisation", normalisation)),
                    TestActivations::reluKernel);
        }
    }

    private static double centredReluKernel(double rho) { // κ(0) = 1/π
        return (TestActivations.reluKernel(rho) - 1 / Math.PI) / (1 - 1 / Math.PI);
    }

    @Test
    void layerNormalisationAfterTheActivationCentresTheMap() { // Proposition 3
        double[][][] measured = measured(TestActivations.relu(), Map.of("normalisation", Normalisation.LAYER_POST));
        assertWithinBand(measured, MeanFieldAgreementTest::centredReluKernel);
        assertOutsideBand(measured, TestActivations::reluKernel);
    }

    @Test
    void layerNormalisationAfterTheActivationWithSkipMixesBoth() {
        double[][][] measured =
                measured(TestActivations.relu(), Map.of("normalisation", Normalisation.LAYER_POST, "residual", 0.6));
        assertWithinBand(measured, rho -> 0.64 * centredReluKernel(rho) + 0.36 * rho);
    }

    @Test
    void biasesAddTheirVarianceToLengthAndCovariance() { // unscaled ReLU at its length q = σ_w² q/2 + σ_b²/2: 2/3 → 1
        Map<String, ?> settings = Map.of("scale-activation", false, "weight-variance", 1.5, "bias-variance", 0.5);
        // h has mean square 1 at layer 0 and stays there: (1.5 · 1 + 0.5)/2 = 1; z has correlation (1.5 ρ + 0.5)/2
        assertWithinBand(
                measured(TestActivations.relu(), settings), rho -> TestActivations.reluKernel((1.5 * rho + 0.5) / 2));
    }

    @ParameterizedTest
    @EnumSource(WeightLaw.class)
    void everyLawOfTheWeightsHasTheSameLimit(WeightLaw law) {
        assertWithinBand(measured(TestActivations.relu(), Map.of("weights", law)), TestActivations::reluKernel);
    }

    @Test
    void anOrthogonalSkipHasTheLimitOfIndependentWeights() {
        assertWithinBand(
                measured(TestActivations.relu(), Map.of("residual", 0.5, "skip", Skip.ORTHOGONAL)),
                rho -> 0.75 * TestActivations.reluKernel(rho) + 0.25 * rho);
    }

    /** With a mean m over the coordinates that adds up: v ← s²K + r²v + 2rs E[φ] m, and likewise the lengths. */
    @Test
    void anIdentitySkipAddsUpTheMeansOfTheLayers() {
        double[][][] measured = measured(TestActivations.relu(), Map.of("residual", 0.5, "skip", Skip.IDENTITY));
        double farthest = 0;
        for (int p = 0; p < STARTS.length; p++) {
            double[] expected = identitySkip(STARTS[p], 0.5, measured.length - 1);
            for (int layer = 1; layer < measured.length; layer++) {
                farthest = Math.max(farthest, Math.abs(t(measured[layer][p], expected[layer])));
            }
        }
        assertTrue(farthest <= BAND, "|t| = " + farthest);
        assertOutsideBand(measured, rho -> 0.75 * TestActivations.reluKernel(rho) + 0.25 * rho);
    }

    /** Correlations of the normalised ReLU, √2 max(x, 0), whose mean is √q/√π at variance q. */
    private static double[] identitySkip(double start, double r, int depth) {
        double s = Math.sqrt(1 - r * r);
        double q = 1;
        double v = start;
        double m = 0;
        double[] rho = new double[depth + 1];
        for (int layer = 1; layer <= depth; layer++) {
            double mean = Math.sqrt(q / Math.PI);
            double cross = 2 * r * s * mean * m;
            double kernel = q * TestActivations.reluKernel(v / q);
            v = s * s * kernel + r * r * v + cross;
            q = s * s * q + r * r * q + cross;
            m = s * mean + r * m;
            rho[layer] = v / q;
        }
        return rho;
    }
}
