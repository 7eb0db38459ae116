package org.fixpoint.desktop.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fixpoint.desktop.SampleCatalogue;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Residency;
import org.junit.jupiter.api.Test;

/** What the form has of contributions that are not installed. */
class KeptTest {
    private static final Catalogue CATALOGUE = SampleCatalogue.with();

    private static Form form(String text) {
        return FormReader.read(text, CATALOGUE, Residency.SETTLED);
    }

    @Test
    void theValuesOfWhatIsNotInstalledAreShownAsTheFileHasThem() {
        String missing =
                """
                fixpoint: 1
                model:
                  id: ring   # of a plug-in
                  depth: "64"
                  width: {sweep: [1, 2]}
                  activation: {id: swish, beta: 2}
                analyses: [{id: spectrum, of: a b}, {id: similarity}]
                """;
        Form form = form(missing);
        assertEquals(
                List.of(
                        "model=ring",
                        "model.depth=\"64\"",
                        "model.width={sweep: [1, 2]}",
                        "model.activation={id: swish, beta: 2}",
                        "input=",
                        "analyses.0=spectrum",
                        "analyses.0.of=a b",
                        "analyses.1=similarity"),
                form.fields()
                        .skip(4)
                        .map(field -> String.join(".", field.path()) + "=" + field.value())
                        .toList());
        for (String path : List.of("depth", "width", "activation")) {
            Field kept = form.field(List.of("model", path)).orElseThrow();
            assertEquals(new Editor.Kept("ring"), kept.editor());
            assertEquals("ring is missing", kept.unit());
            assertEquals(1, kept.level());
            assertFalse(form.canSweep(kept));
        }
        assertFalse(form.canSweep(form.field(List.of("model")).orElseThrow())); // something in it is swept
        assertFalse(form.hasShapeOf(form(missing.replace("ring", "mlp"))));
    }

    @Test
    void whatComesBackHasItsFieldsAgain() {
        String text = "fixpoint: 1\nmodel: {id: mlp, activation: {id: swish, a: 2}}\n";
        List<String> path = List.of("model", "activation", "a");
        Field kept = form(text).field(path).orElseThrow();
        assertEquals(new Editor.Kept("swish"), kept.editor());
        assertEquals(2, kept.level());
        Field back = form(text.replace("swish", "snake")).field(path).orElseThrow();
        assertTrue(back.editor() instanceof Editor.Line);
        assertEquals(kept.value(), back.value());
    }
}
