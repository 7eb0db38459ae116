package org.fixpoint.analyses.meanfield;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.fixpoint.activations.Gelu;
import org.fixpoint.activations.Relu;
import org.fixpoint.activations.Square;
import org.fixpoint.activations.Tanh;
import org.fixpoint.analyses.GoldenActivations;
import org.fixpoint.analyses.Models;
import org.fixpoint.analyses.kernels.Classification;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.KernelMap;
import org.fixpoint.api.model.MeanField;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.MeanFieldRule.Normalisation;
import org.fixpoint.maths.gaussian.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What residual branch, normalisation, biases and unequal lengths do to the infinite-width limit. */
class RuleTest {
    private static final ActivationFunction RELU = GoldenActivations.made(new Relu(), Map.of());
    private static final ActivationFunction GELU = GoldenActivations.made(new Gelu(), Map.of());
    private static final ActivationFunction TANH = GoldenActivations.made(new Tanh(), Map.of());
    private static final ActivationFunction SQUARE = GoldenActivations.made(new Square(), Map.of());

    private static KernelMap map(MeanFieldRule rule) {
        return rule.activation().dual().isPresent()
                ? Models.derived(new ClosedFormKernelMap(), rule)
                : Models.derived(new QuadratureKernelMap(), rule);
    }

    private static MeanField field(MeanFieldRule rule) {
        return rule.activation().dual().isPresent()
                ? Models.derived(new ClosedFormMeanField(), rule)
                : Models.derived(new QuadratureMeanField(), rule);
    }

    @Test
    void layerNormalisationAfterReluHasTheSlopeOfCentredRelu() { // κ_ψ'(0) = c₁²/(1 − c₀²) = .5/(1 − 1/π)
        MeanFieldRule rule = new MeanFieldRule(RELU, true, 1, 1, 0, 0, Normalisation.LAYER_POST);
        KernelMap map = map(rule);
        assertEquals(0.5 / (1 - 1 / Math.PI), map.slope(0), 1e-14);
        assertEquals(0.733471, map.slope(0), 5e-7);
        assertEquals(0, map.mean());
        assertEquals("orthogonal", Classification.of(map).className());
        double centred = (map(Models.plain(RELU, 1)).value(0.3) - 1 / Math.PI) / (1 - 1 / Math.PI);
        assertEquals(centred, map.value(0.3), 1e-14);
        assertEquals(map.slope(1) - 1, map.slopeExcess(), 1e-14);
    }

    @ParameterizedTest
    @EnumSource(names = {"RMS_PRE", "LAYER_PRE", "RMS_POST", "RMS_PRE_RMS_POST", "LAYER_PRE_RMS_POST"})
    void otherNormalisationsLeaveTheKernelMapAsItIs(Normalisation normalisation) { // Proposition 3
        KernelMap plain = map(Models.plain(GELU, 1));
        KernelMap normalised = map(new MeanFieldRule(GELU, false, 1, 1, 0, 0, normalisation));
        for (double rho = -1; rho <= 1; rho += 0.25) {
            assertEquals(plain.value(rho), normalised.value(rho), 1e-14);
        }
        assertEquals(plain.slopeExcess(), normalised.slopeExcess(), 1e-14);
    }

    @Test
    void residualBranchMixesTheKernelMapWithTheIdentity() { // Proposition 2
        double r = 0.6;
        KernelMap plain = map(Models.plain(GELU, 1));
        KernelMap residual = map(new MeanFieldRule(GELU, true, 1, 1, 0, r, Normalisation.NONE));
        for (double rho = -1; rho <= 1; rho += 0.25) {
            assertEquals((1 - r * r) * plain.value(rho) + r * r * rho, residual.value(rho), 1e-14);
            assertEquals((1 - r * r) * plain.slope(rho) + r * r, residual.slope(rho), 1e-14);
        }
        assertEquals((1 - r * r) * plain.slopeExcess(), residual.slopeExcess(), 1e-15);
        assertEquals(residual.value(0), residual.mean() * residual.mean(), 1e-15);
        Classification of = Classification.of(residual);
        assertEquals("interior", of.className());
        assertEquals(
                Classification.of(plain).profile().rhoStar().orElseThrow(),
                of.profile().rhoStar().orElseThrow(),
                1e-12);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "^BATCH.*|.*BATCH_POST$")
    void oneLayerOfTheMeanFieldAtStationaryLengthIsTheKernelMap(Normalisation normalisation) {
        MeanFieldRule rule = new MeanFieldRule(GELU, false, 1, 1.5, 0.3, 0.4, normalisation);
        LayerRecursion layer = new LayerRecursion(rule, Expectations.bestOf(GELU));
        double q = StationaryLength.of(layer);
        KernelMap map = map(rule);
        for (double rho = -1; rho <= 1; rho += 0.25) {
            MeanField.Path path = field(rule).path(q, q, rho);
            assertEquals(q, path.lengthsX()[1], 1e-13 * q);
            assertEquals(map.value(rho), path.correlations()[1], 2e-14, "at " + rho);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "^BATCH.*|.*BATCH_POST$")
    void slopeExcessIsTheSlopeAtOneLessOne(Normalisation normalisation) {
        KernelMap map = map(new MeanFieldRule(GELU, false, 1, 1.5, 0.3, 0.4, normalisation));
        assertEquals(map.slope(1) - 1, map.slopeExcess(), 1e-14);
        double step = 1e-5; // the error of the difference is step² times the third derivative
        assertEquals((map.value(0.2 + step) - map.value(0.2 - step)) / (2 * step), map.slope(0.2), 1e-9);
        assertEquals(1 - map.value(0.9), map.gap(0.1), 1e-14);
        assertEquals(map.value(0), map.mean() * map.mean(), 1e-15);
    }

    @Test
    void stationaryLengthIsWhatIterationSettlesTo() {
        for (Normalisation normalisation : Normalisation.values()) {
            if (normalisation.ofBatch()) {
                continue;
            }
            MeanFieldRule rule = new MeanFieldRule(TANH, false, 400, 1.8, 0.2, 0.5, normalisation);
            double[] lengths = field(rule).path(1, 1, 0).lengthsX();
            double q = StationaryLength.of(new LayerRecursion(rule, Expectations.bestOf(TANH)));
            assertEquals(lengths[400], q, 1e-12, normalisation.name());
        }
    }

    @Test
    void biasesMakeCorrelationsOfOddActivationsPositive() {
        KernelMap map = map(new MeanFieldRule(TANH, false, 1, 1.5, 0.1, 0, Normalisation.NONE));
        assertTrue(map.value(0) > 0);
        assertEquals(map.value(0), map.mean() * map.mean(), 1e-15);
        assertEquals("aligned-exponential", Classification.of(map).className());
    }

    @Test
    void lengthsThatSettleNowhereAreRefused() {
        MeanFieldRule growing = new MeanFieldRule(SQUARE, false, 1, 2, 0, 0, Normalisation.NONE);
        MeanFieldRule vanishing = new MeanFieldRule(TANH, false, 1, 0.5, 0, 0, Normalisation.NONE);
        // E[(√q Z)⁴] 2 = 6 q² grows from 1 on; 0.5 E[tanh(√q Z)²] < q / 2 shrinks everywhere
        assertTrue(refusal(growing).startsWith("no stationary length attracts"), refusal(growing));
        assertTrue(refusal(vanishing).startsWith("length 0 attracts"), refusal(vanishing));
        assertThrows(Refusal.class, () -> field(new MeanFieldRule(SQUARE, false, 60, 2, 0, 0, Normalisation.NONE))
                .path(1, 1, 0));
    }

    private static String refusal(MeanFieldRule rule) {
        return String.valueOf(assertThrows(Refusal.class, () -> map(rule)).getMessage());
    }

    @Test
    void heInitialisationOfReluKeepsEveryLength() {
        MeanFieldRule rule = new MeanFieldRule(RELU, false, 3, 2, 0, 0, Normalisation.NONE);
        assertEquals(map(Models.plain(RELU, 1)).value(0.3), map(rule).value(0.3), 1e-15);
        assertEquals(7, field(rule).path(7, 2, 0.3).lengthsX()[3], 1e-14);
        assertEquals(
                field(Models.plain(RELU, 3)).path(1, 1, 0.3).correlations()[3],
                field(rule).path(7, 2, 0.3).correlations()[3],
                1e-15); // homogeneous: correlations do not depend on lengths
    }

    @Test
    void unequalLengthsAgreeWithAnIndependentTrapezoid() {
        double qx = 0.3;
        double qy = 2.7;
        double rho = 0.4;
        MeanField.Path path = field(new MeanFieldRule(TANH, false, 1, 1.3, 0.2, 0, Normalisation.NONE))
                .path(qx, qy, rho);
        double px = 1.3 * qx + 0.2;
        double py = 1.3 * qy + 0.2;
        double c = (1.3 * rho * Math.sqrt(qx * qy) + 0.2) / Math.sqrt(px * py);
        double xx = pairMean(px, px, 1);
        double yy = pairMean(py, py, 1);
        assertEquals(xx, path.lengthsX()[1], 1e-13);
        assertEquals(yy, path.lengthsY()[1], 1e-13);
        assertEquals(pairMean(px, py, c) / Math.sqrt(xx * yy), path.correlations()[1], 1e-13);
    }

    /** E[tanh u tanh v] by the trapezoidal rule, which converges exponentially for an analytic integrand. */
    private static double pairMean(double px, double py, double c) {
        double step = 0.05;
        double sum = 0;
        for (int i = -200; i <= 200; i++) {
            for (int j = -200; j <= 200; j++) {
                double u = step * i;
                double v = c * u + Math.sqrt(1 - c * c) * step * j;
                sum += NormalDistribution.pdf(step * i)
                        * NormalDistribution.pdf(step * j)
                        * StrictMath.tanh(Math.sqrt(px) * u)
                        * StrictMath.tanh(Math.sqrt(py) * v);
            }
        }
        return sum * step * step;
    }

    @Test
    void lengthsThatDifferByRoundingGiveTheSameCorrelationsAsEqualOnes() {
        MeanField field = field(Models.plain(TANH, 5));
        double[] equal = field.path(1, 1, 0.5).correlations();
        double[] nearly = field.path(1 - 1e-16, 1 + 4e-16, 0.5).correlations();
        for (int l = 0; l <= 5; l++) {
            assertEquals(equal[l], nearly[l], 1e-14);
        }
    }

    @Test
    void anInputOfLengthZeroIsRefused() {
        assertThrows(Refusal.class, () -> field(Models.plain(TANH, 1)).path(0, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> field(Models.plain(TANH, 1))
                .path(1, 1, 1.5));
    }
}
