package org.fixpoint.analyses.meanfield;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.fixpoint.activations.Relu;
import org.fixpoint.activations.Tanh;
import org.fixpoint.analyses.GoldenActivations;
import org.fixpoint.analyses.Models;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.analysis.Derivation;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.MeanField;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.MeanFieldRule.Normalisation;
import org.fixpoint.api.model.MeanFieldRule.Skip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of skip in the infinite-width limit of a pair, and what batch normalisation leaves undefined. */
class SkipTest {
    private static final ActivationFunction RELU = GoldenActivations.made(new Relu(), Map.of());
    private static final ActivationFunction TANH = GoldenActivations.made(new Tanh(), Map.of());

    private static MeanFieldRule rule(ActivationFunction phi, double r, Skip skip, Normalisation normalisation) {
        return new MeanFieldRule(phi, true, 25, 1, 0, r, skip, normalisation);
    }

    private static MeanField field(MeanFieldRule rule) {
        return rule.activation().dual().isPresent()
                ? Models.derived(new ClosedFormMeanField(), rule)
                : Models.derived(new QuadratureMeanField(), rule);
    }

    @Test
    void identitySkipOfReluTakesThePathWorkedOutByHand() {
        MeanField.Path path =
                field(rule(RELU, 0.5, Skip.IDENTITY, Normalisation.NONE)).path(1, 1, 0.1);
        int[] layers = {1, 5, 10, 25};
        double[] similarities = {0.3024, 0.8747, 0.9798, 0.9998};
        double[] lengths = {1, 2.990, 13.83, 1372.5};
        for (int i = 0; i < layers.length; i++) {
            assertEquals(similarities[i], path.correlations()[layers[i]], 5e-5);
            assertEquals(lengths[i], path.lengthsX()[layers[i]], 5e-4 * lengths[i]);
        }
    }

    @Test
    void independentSkipOfReluTakesThePathWorkedOutByHand() {
        double[] path = field(rule(RELU, 0.5, Skip.INDEPENDENT, Normalisation.NONE))
                .path(1, 1, 0.1)
                .correlations();
        int[] layers = {1, 5, 10, 25};
        double[] similarities = {0.3024, 0.6653, 0.8195, 0.9419};
        for (int i = 0; i < layers.length; i++) {
            assertEquals(similarities[i], path[layers[i]], 5e-5);
        }
    }

    @Test
    void identitySkipFollowsItsRecursionForUnequalLengths() { // v⁺, q⁺ and m⁺ of LayerRecursion, term by term
        double r = 0.6;
        double s = 0.8;
        MeanFieldRule rule = rule(RELU, r, Skip.IDENTITY, Normalisation.NONE);
        MeanField.Path path = field(rule).path(2, 0.7, -0.3);
        GaussianPair pair = Expectations.bestOf(RELU);
        double qx = 2, qy = 0.7, v = -0.3 * Math.sqrt(1.4), mx = 0, my = 0;
        for (int l = 1; l <= 25; l++) {
            double bx = pair.mean(qx) / Math.sqrt(0.5);
            double by = pair.mean(qy) / Math.sqrt(0.5);
            double k = pair.value(qx, qy, v / Math.sqrt(qx * qy)) / 0.5;
            v = s * s * k + r * r * v + r * s * (bx * my + by * mx);
            qx = s * s * qx + r * r * qx + 2 * r * s * bx * mx; // ReLU of unit second moment keeps lengths
            qy = s * s * qy + r * r * qy + 2 * r * s * by * my;
            mx = s * bx + r * mx;
            my = s * by + r * my;
            assertEquals(qx, path.lengthsX()[l], 1e-13 * qx);
            assertEquals(qy, path.lengthsY()[l], 1e-13 * qy);
            assertEquals(v / Math.sqrt(qx * qy), path.correlations()[l], 1e-13);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "^BATCH.*|.*BATCH_POST$")
    void orthogonalSkipHasTheLimitOfTheIndependentOne(Normalisation normalisation) {
        assertPathsAgree(
                rule(RELU, 0.4, Skip.INDEPENDENT, normalisation), rule(RELU, 0.4, Skip.ORTHOGONAL, normalisation), 0);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "^BATCH.*|.*BATCH_POST$")
    void identitySkipBesideABranchWithoutMeanIsTheIndependentOne(Normalisation normalisation) {
        assertPathsAgree(
                rule(TANH, 0.4, Skip.INDEPENDENT, normalisation), rule(TANH, 0.4, Skip.IDENTITY, normalisation), 1e-14);
    }

    @Test
    void layerNormalisationAfterTheActivationTakesAwayWhatAnIdentitySkipAddsUp() {
        assertPathsAgree(
                rule(RELU, 0.4, Skip.INDEPENDENT, Normalisation.LAYER_POST),
                rule(RELU, 0.4, Skip.IDENTITY, Normalisation.LAYER_POST),
                0);
    }

    @Test
    void rmsNormalisationDividesTheMeanOfTheBranch() { // ReLU of unit second moment at q = 1: the first two layers
        // agree
        MeanField.Path after =
                field(rule(RELU, 0.5, Skip.IDENTITY, Normalisation.RMS_POST)).path(1, 1, 0.1);
        MeanField.Path before =
                field(rule(RELU, 0.5, Skip.IDENTITY, Normalisation.RMS_PRE)).path(1, 1, 0.1);
        assertArrayEquals(before.lengthsX(), after.lengthsX(), 1e-11); // for ReLU both make unit branches of any length
        assertArrayEquals(before.correlations(), after.correlations(), 1e-13);
        assertEquals(1 + 2 * 0.5 * 0.75 / Math.PI, after.lengthsX()[2], 1e-14); // 1 + 2 r s · μ · s μ
    }

    private static void assertPathsAgree(MeanFieldRule one, MeanFieldRule other, double tolerance) {
        MeanField.Path first = field(one).path(1.5, 0.8, 0.2);
        MeanField.Path second = field(other).path(1.5, 0.8, 0.2);
        assertArrayEquals(first.lengthsX(), second.lengthsX(), tolerance);
        assertArrayEquals(first.correlations(), second.correlations(), tolerance);
    }

    private static <F> String refusal(Contribution<Derivation<F>> contribution, MeanFieldRule rule) {
        Derivation<F> derivation = GoldenActivations.made(contribution, Map.of());
        Optional<String> declined = derivation.declines(Models.with(rule));
        return declined.orElseGet(
                () -> String.valueOf(assertThrows(Refusal.class, () -> Models.derived(contribution, rule))
                        .getMessage()));
    }

    @ParameterizedTest
    @EnumSource(names = {"BATCH_PRE", "BATCH_POST"})
    void batchNormalisationHasNoLimitOfPairs(Normalisation normalisation) {
        MeanFieldRule rule = rule(RELU, 0, Skip.INDEPENDENT, normalisation);
        assertTrue(refusal(new ClosedFormMeanField(), rule).startsWith("batch normalisation mixes the inputs"));
        assertTrue(refusal(new ClosedFormKernelMap(), rule).contains("kernel flow"));
        assertThrows(Refusal.class, () -> new LayerRecursion(rule, Expectations.bestOf(RELU)));
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "RMS_PRE", "RMS_POST", "LAYER_PRE"})
    void anIdentitySkipThatAddsUpAMeanHasNoKernelMap(Normalisation normalisation) {
        MeanFieldRule rule = rule(RELU, 0.5, Skip.IDENTITY, normalisation);
        assertTrue(refusal(new ClosedFormKernelMap(), rule).startsWith("with an identity skip the coordinate mean"));
        assertTrue(refusal(new QuadratureKernelMap(), rule).contains("skip: independent"));
        LayerRecursion layer = new LayerRecursion(rule, Expectations.bestOf(RELU));
        assertThrows(Refusal.class, () -> new StationaryKernelMap(layer, 1));
    }

    @Test
    void anIdentitySkipHasTheKernelMapOfTheIndependentOneWhereItAddsUpNothing() {
        for (MeanFieldRule rule : new MeanFieldRule[] {
            rule(TANH, 0.5, Skip.IDENTITY, Normalisation.NONE),
            rule(RELU, 0.5, Skip.IDENTITY, Normalisation.LAYER_POST),
            rule(RELU, 0, Skip.IDENTITY, Normalisation.NONE)
        }) {
            MeanFieldRule independent = new MeanFieldRule(
                    rule.activation(), true, 25, 1, 0, rule.residual(), Skip.INDEPENDENT, rule.normalisation());
            assertEquals(
                    StationaryKernelMap.of(independent, Expectations.QUADRATURE).value(0.3),
                    StationaryKernelMap.of(rule, Expectations.QUADRATURE).value(0.3),
                    0);
        }
    }
}
