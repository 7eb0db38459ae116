package org.fixpoint.desktop.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final String TEXT =
            """
            fixpoint: 1
            name: demo
            note: of the first
            model: {id: mlp, width: 32, activation: tanh}
            analyses: [layer-similarity, {id: spectrum, of: jacobian}]
            """;

    private static List<String> since(String before, String now, String... overrides) {
        return Settings.of(now, List.of(overrides)).since(Settings.of(before, List.of())).stream()
                .map(Settings.Change::toString)
                .toList();
    }

    @Test
    void valuesThatDifferAreToldInTheOrderOfTheFile() {
        String other = TEXT.replace("32", "{sweep: [32, 64]}").replace("tanh", "{id: leaky-relu, alpha: 0.2}");
        assertEquals(
                List.of(
                        "model.width: 32 → {sweep: [32, 64]}",
                        "model.activation: tanh → leaky-relu",
                        "model.activation.alpha: – → 0.2"),
                since(TEXT, other));
    }

    @Test
    void spellingsOfOneChoiceNotesAndCommentsAreNoDifference() {
        String other = TEXT.replace("tanh", "{id: tanh}").replace("the first", "the second") + "# more\n";
        assertEquals(List.of(), since(TEXT, other));
    }

    @Test
    void whatIsNotGivenAnyMoreIsADash() {
        assertEquals(List.of("model.width: 32 → –"), since(TEXT, TEXT.replace(" width: 32,", "")));
    }

    @Test
    void anAnalysisIsKnownByItsId() {
        assertEquals(
                List.of("analyses: [layer-similarity, spectrum] → [layer-similarity, spectrum, rates]"),
                since(TEXT, TEXT.replace("jacobian}", "jacobian}, rates")));
        assertEquals(
                List.of("analyses.spectrum.of: jacobian → tangent"), since(TEXT, TEXT.replace("jacobian", "tangent")));
    }

    @Test
    void analysesOfOneIdAreNumbered() {
        String twice = TEXT.replace("layer-similarity", "{id: spectrum, of: gram}");
        assertEquals(
                List.of("analyses.spectrum.of: gram → kernel"), since(twice, twice.replace("of: gram", "of: kernel")));
        assertEquals(
                List.of("analyses.spectrum-2.of: jacobian → tangent"),
                since(twice, twice.replace("jacobian", "tangent")));
    }

    @Test
    void aValueGivenOnTheCommandLineCounts() {
        assertEquals(List.of("model.width: 32 → 64"), since(TEXT, TEXT, "model.width=64"));
    }

    @Test
    void whatIsNoYamlHasNoSettings() {
        assertEquals("", Settings.of("a: [", List.of()).name());
    }

    @Test
    void theBriefFormHasTheLastPartOfThePath() {
        assertEquals("width 32 → 64", new Settings.Change("model.width", "32", "64").brief());
    }
}
