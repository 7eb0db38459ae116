package org.fixpoint.engine.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.document.Fault;
import org.fixpoint.engine.plan.Samples;
import org.junit.jupiter.api.Test;

class DescriberTest {
    private static final Describer DESCRIBER = new Describer(catalogue(), Path.of("."));

    private static Catalogue catalogue() {
        List<Entry> entries = new ArrayList<>(Samples.entries());
        entries.add(Samples.gaps());
        return Catalogue.of(entries, List.of(Samples.entries().get(0).origin()));
    }

    private static Map<String, Object> facts(String id, String... settings) {
        Description description = DESCRIBER.describe(id, List.of(settings));
        assertEquals(List.of(), description.faults());
        return description.facts();
    }

    private static List<String> faults(Description description) {
        assertTrue(description.facts().isEmpty());
        return description.faults().stream().map(Fault::sentence).toList();
    }

    @Test
    void anActivationIsDescribedWithItsParametersKinksAndPortraits() {
        Map<String, Object> facts = facts("leaky-relu");
        assertEquals("activation", facts.get("kind"));
        assertEquals("org.example.stock", facts.get("bundle"));
        assertEquals(List.of(0.0), facts.get("kinks"));
        assertEquals(List.of(), facts.get("jumps"));
        assertEquals(Map.of("alpha", 0.01), facts.get("values"));
        assertEquals(Map.of("value_at_two", 2.0, "slope", "Infinity"), facts.get("gaussian"));
        Map<?, ?> alpha = (Map<?, ?>) ((List<?>) facts.getOrDefault("parameters", List.of())).get(0);
        assertEquals("real", alpha.get("type"));
        assertEquals(0.01, alpha.get("default"));
        assertEquals(-10.0, alpha.get("low"));
        assertEquals("a real number in [-10.0, 10.0]", alpha.get("allowed"));
        assertEquals(false, alpha.get("required"));
    }

    @Test
    void settingsChangeWhatIsPortrayed() {
        Map<String, Object> facts = facts("snake", "a=0.5");
        assertEquals(Map.of("a", 0.5), facts.get("values"));
        assertEquals(2 + StrictMath.sin(1), ((Map<?, ?>) facts.getOrDefault("gaussian", Map.of())).get("value_at_two"));
    }

    @Test
    void nestedSettingsAreReachedByDots() {
        Map<String, Object> facts = facts("mlp", "activation.id=leaky-relu", "activation.alpha=0.3", "depth=2");
        Map<?, ?> values = (Map<?, ?>) facts.getOrDefault("values", Map.of());
        assertEquals(2, values.get("depth"));
        assertEquals("none", values.get("normalisation"));
        assertEquals(Map.of("id", "leaky-relu", "alpha", 0.3), values.get("activation"));
    }

    @Test
    void aRefusedPortraitSaysWhy() {
        assertEquals(
                Map.of("refused", "the activation is not square-integrable under the Gaussian"),
                facts("exp-quadratic", "a=0.25").get("gaussian"));
    }

    @Test
    void anIdOfSeveralKindsNamesTheOthers() {
        assertEquals("analysis", facts("kernel-map").get("kind"));
        assertEquals(List.of("figure"), facts("kernel-map").get("also_in_kinds"));
        assertEquals(
                "figure",
                DESCRIBER.describe("figure", "kernel-map", List.of()).facts().get("kind"));
    }

    @Test
    void whatCannotBeMadeWithoutAValueIsDescribedAllTheSame() {
        Map<String, Object> facts = facts("csv");
        assertEquals("input", facts.get("kind"));
        assertFalse(facts.containsKey("values"));
        assertEquals(
                List.of(
                        "--set csv.file: is missing, and csv needs it; give the path of a readable file, relative to the experiment file"),
                facts.get("not_made"));
    }

    @Test
    void faultsAreSentences() {
        assertEquals(
                List.of("describe \"snak\" is not installed; nearest: \"snake\""),
                faults(DESCRIBER.describe("snak", List.of())));
        assertEquals(
                List.of("describe \"relu\" is not installed as figure; fixpoint list shows what is installed"),
                faults(DESCRIBER.describe("figure", "relu", List.of())));
        assertEquals(
                List.of("describe \"activatoin\" is not a kind; nearest: \"activation\""),
                faults(DESCRIBER.describe("activatoin", "relu", List.of())));
        assertEquals(
                List.of(
                        "--set leaky-relu.alpha: is 99.0; give a real number in [-10.0, 10.0]",
                        "--set leaky-relu.beta: is not a parameter of leaky-relu; its parameters are alpha"),
                faults(DESCRIBER.describe("leaky-relu", List.of("alpha=99", "beta=1"))));
    }

    @Test
    void theFactsOfEverythingInstalledAreJson() throws JsonProcessingException {
        for (var entry : Samples.entries()) {
            String json = new ObjectMapper()
                    .writeValueAsString(facts(entry.descriptor().id()));
            assertFalse(json.contains(":NaN") || json.contains(":Infinity"), json);
        }
    }

    @Test
    void whatAnAnalysisYieldsIsToldThoughItNeedsNumbers() {
        assertEquals(List.of("gap (gap) over k: an array"), facts("gaps").get("yields"));
    }
}
