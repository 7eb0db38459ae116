package org.fixpoint.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.MeanFieldRule.Normalisation;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;

class MlpTest {
    private static final Batch PAIR = new Batch(new double[] {1, -1, 1, 1}, 2, 2, new int[] {0, 1}, List.of());

    private static Architecture mlp(ActivationFunction activation, Map<String, ?> settings) {
        Map<String, Object> values = new HashMap<>(settings);
        values.put("activation", activation);
        return new Mlp().create(Values.of(new Mlp().descriptor(), values));
    }

    private static String refusal(ActivationFunction activation, Map<String, ?> settings) {
        return refusalFor(PAIR, activation, settings);
    }

    private static String refusalFor(Batch inputs, ActivationFunction activation, Map<String, ?> settings) {
        return String.valueOf(assertThrows(Refusal.class, () -> mlp(activation, settings)
                        .facet(Facet.LAYER_STATES, inputs, TestRun.seeded(1))
                        .visit((layer, states) -> {}))
                .getMessage());
    }

    @Test
    void theRuleCarriesTheSettingsAndTheActivationAsGiven() {
        ActivationFunction tanh = TestActivations.tanh();
        Architecture network = mlp(
                tanh,
                Map.of(
                        "depth",
                        7,
                        "weight-variance",
                        2.0,
                        "bias-variance",
                        0.25,
                        "residual",
                        0.5,
                        "normalisation",
                        Normalisation.RMS_POST,
                        "scale-activation",
                        false));
        MeanFieldRule rule = network.facet(Facet.MEAN_FIELD_RULE, Batch.NONE, TestRun.seeded(1));
        assertEquals(new MeanFieldRule(tanh, false, 7, 2, 0.25, 0.5, Normalisation.RMS_POST), rule);
        assertSame(tanh, network.facet(Facet.ACTIVATION, Batch.NONE, TestRun.seeded(1)));
    }

    @Test
    void normalisationsAreWrittenAsInTheExperimentFile() {
        List<String> statistics = List.of("rms", "layer", "batch");
        List<String> expected = new ArrayList<>(List.of("none"));
        statistics.forEach(one -> expected.addAll(List.of(one + "-pre", one + "-post")));
        statistics.forEach(pre -> statistics.forEach(post -> expected.add(pre + "-pre-" + post + "-post")));
        assertEquals(expected, Mlp.NORMALISATION.options());
        assertEquals(List.of("independent", "orthogonal", "identity"), Mlp.SKIP.options());
        assertEquals(List.of("gaussian", "uniform", "orthogonal", "sparse"), Mlp.WEIGHTS.options());
    }

    @Test
    void valuesOutsideTheTheoryAreNotAllowed() {
        assertFalse(Mlp.WEIGHT_VARIANCE.fault(0.0).isEmpty());
        assertFalse(Mlp.BIAS_VARIANCE.fault(-1e-300).isEmpty());
        assertFalse(Mlp.RESIDUAL.fault(1.0).isEmpty());
        assertFalse(Mlp.DEPTH.fault(10_001).isEmpty());
        assertFalse(Mlp.WIDTH.fault(65_537).isEmpty());
        assertEquals("[0.0, 1.0)", Mlp.RESIDUAL.allowed().replace("a real number in ", ""));
        assertEquals("relu", ((Parameter.Part<?>) Mlp.ACTIVATION).defaultId().orElseThrow());
    }

    @Test
    void anActivationThatIsNotSquareIntegrableIsRefusedBeforeAnythingRuns() {
        ActivationFunction bell =
                TestActivations.of(x -> StrictMath.exp(0.25 * x * x), x -> 0.5 * x * StrictMath.exp(0.25 * x * x));
        Refusal refusal = assertThrows(Refusal.class, () -> mlp(bell, Map.of()));
        assertEquals(
                "the activation is not square-integrable under the Gaussian (E[φ(Z)²] is not finite as far as can be"
                        + " verified), so that it cannot be scaled to E[φ(Z)²] = 1; choose another activation, or set"
                        + " scale-activation: false",
                refusal.getMessage());
    }

    @Test
    void anActivationThatIsNotSquareIntegrableIsSampledWithoutScaling() {
        ActivationFunction bell =
                TestActivations.of(x -> StrictMath.exp(0.25 * x * x), x -> 0.5 * x * StrictMath.exp(0.25 * x * x));
        mlp(bell, Map.of("scale-activation", false, "depth", 1, "width", 8))
                .facet(Facet.LAYER_STATES, PAIR, TestRun.seeded(1))
                .visit((layer, states) -> {});
    }

    @Test
    void anActivationThatIsZeroEverywhereCannotBeScaled() {
        assertEquals(
                "the activation cannot be scaled to E[φ(Z)²] = 1, because E[φ(Z)²] is 0.0; choose another activation, or"
                        + " set scale-activation: false",
                refusal(TestActivations.of(x -> 0, x -> 0), Map.of()));
    }

    @Test
    void overflowNamesLayerAndRemedy() { // exp unscaled has E φ² = e^{2q}: q = 4 · 1, then 4 e^8, and so on
        assertEquals(
                "layer 3: the activations overflow; lower weight-variance, set scale-activation: true, or set"
                        + " normalisation: rms-pre",
                refusal(
                        TestActivations.exp(),
                        Map.of("scale-activation", false, "weight-variance", 4.0, "width", 200, "depth", 20)));
    }

    @Test
    void overflowOfTheScaledActivationDoesNotAdviseToScaleIt() {
        assertEquals(
                "layer 3: the activations overflow; lower weight-variance, or set normalisation: rms-pre",
                refusal(TestActivations.exp(), Map.of("weight-variance", 4.0, "width", 200, "depth", 20)));
    }

    @Test
    void overflowBeforeTheActivationIsToldToo() {
        Batch huge = new Batch(new double[] {1e200, 1}, 1, 2, new int[0], List.of());
        assertEquals(
                "layer 1: the pre-activations overflow; lower weight-variance, or normalise the inputs",
                refusalFor(
                        huge,
                        TestActivations.relu(),
                        Map.of("width", 4, "depth", 1, "normalisation", Normalisation.RMS_PRE)));
    }

    @Test
    void aLayerOfZerosCannotBeNormalised() {
        ActivationFunction step = TestActivations.of(x -> x > 1e6 ? x : 0, x -> x > 1e6 ? 1 : 0);
        assertEquals(
                "layer 1: the units of input 0 are all zero, which rms-post cannot scale to 1; give a larger width, or"
                        + " normalisation: none",
                refusal(step, Map.of("scale-activation", false, "normalisation", Normalisation.RMS_POST, "width", 4)));
        assertEquals(
                "layer 1: the units of input 0 are all equal, which layer-post cannot scale to 1; give a larger width,"
                        + " or normalisation: none",
                refusal(
                        step,
                        Map.of("scale-activation", false, "normalisation", Normalisation.LAYER_POST, "width", 4)));
    }

    @Test
    void layerNormalisationOfOneUnitIsRefused() {
        assertEquals(
                "width 1 leaves nothing of a layer once its mean is removed; give a width from 2 on, or normalisation:"
                        + " none",
                refusal(TestActivations.relu(), Map.of("width", 1, "normalisation", Normalisation.LAYER_PRE)));
    }

    @Test
    void layersWithoutInputsAreRefused() {
        assertEquals(
                "the layers of a sampled network are about inputs, and there are none; name an input",
                refusalFor(Batch.NONE, TestActivations.relu(), Map.of()));
    }

    @Test
    void anInputThatIsNotFiniteIsRefusedByPlace() {
        Batch batch = new Batch(new double[] {1, 2, 3, Double.NaN}, 2, 2, new int[0], List.of());
        assertEquals(
                "coordinate 1 of input 1 is NaN; give inputs with finite coordinates",
                refusalFor(batch, TestActivations.relu(), Map.of()));
    }

    @Test
    void aLayerThatNoArrayHoldsIsRefused() {
        Batch many = new Batch(new double[40_000], 40_000, 1, new int[0], List.of());
        assertEquals(
                "a layer of width 65536 for 40000 inputs has more numbers than one array holds (2147483639); lower the"
                        + " width, or the number of inputs",
                refusalFor(many, TestActivations.relu(), Map.of("width", 65_536)));
    }

    @Test
    void batchNormalisationOfEqualInputsIsRefused() {
        Batch twice = new Batch(new double[] {1, 2, 1, 2}, 2, 2, new int[] {0, 1}, List.of());
        assertEquals(
                "layer 1: every unit is the same for all inputs, which batch-pre cannot scale to 1; give inputs that differ,"
                        + " or normalisation: none",
                refusalFor(
                        twice, TestActivations.relu(), Map.of("normalisation", Normalisation.BATCH_PRE, "width", 8)));
    }

    @Test
    void theTangentKernelOfBatchNormalisationIsRefused() {
        Architecture network = mlp(TestActivations.tanh(), Map.of("normalisation", Normalisation.BATCH_POST));
        Refusal refusal =
                assertThrows(Refusal.class, () -> network.facet(Facet.TANGENT_KERNEL, PAIR, TestRun.seeded(1)));
        assertTrue(
                String.valueOf(refusal.getMessage()).startsWith("with batch normalisation an output depends on all"));
    }
}
