package org.fixpoint.desktop.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SpanTest {
    private static final Editor.Span TINY = new Editor.Span(1e-10, 1e-5, false);

    @Test
    void everyStepOfASliderGivesItsValueBack() {
        List<Editor.Span> spans = List.of(
                TINY,
                new Editor.Span(-1, 1, false),
                new Editor.Span(0, 1e-7, false),
                new Editor.Span(100, 101, false),
                new Editor.Span(0.1, 50, false),
                new Editor.Span(3, 700, true));
        for (Editor.Span span : spans) {
            for (int step = 0; step <= span.steps(); step++) {
                assertEquals(step, span.step(Double.parseDouble(span.written(step))), span + " at " + step);
            }
        }
    }

    @Test
    void aSpanOverDecadesGoesInEqualFactors() {
        assertTrue(TINY.log());
        assertFalse(new Editor.Span(1, 29, false).log());
        assertFalse(new Editor.Span(0, 1e9, false).log());
        assertEquals(Math.sqrt(1e-15), TINY.value(0.5), 1e-20); // the geometric mean of the ends
        assertEquals("3.162E-8", TINY.written(500));
        assertEquals("1.0E-10", TINY.written(0));
        assertEquals("0.002", new Editor.Span(-1, 1, false).written(501));
        assertEquals("700", new Editor.Span(3, 700, true).written(697));
    }

    @Test
    void aHandleRestsWhereItWasMovedUntilTheValueIsAnother() {
        Handle handle = new Handle();
        Editor.Span span = new Editor.Span(0, 1, false);
        assertEquals("0.25", handle.moved(span, 250));
        assertEquals(OptionalInt.empty(), handle.step(span, "0.25"));
        assertEquals(OptionalInt.of(500), handle.step(span, "0.5")); // as after an undo, whatever has the keyboard
        assertEquals(OptionalInt.of(250), handle.step(span, "0.25"));
        assertEquals(OptionalInt.of(1000), handle.step(span, "7"));
        assertEquals(OptionalInt.of(0), handle.step(span, "{sweep: [1]}"));
    }

    @Test
    void aDataFileIsNamedFromTheFolderOfTheExperiment() {
        Path folder = Path.of("work").toAbsolutePath();
        assertEquals("data/a.csv", DataPath.written(folder, folder.resolve("data/a.csv")));
        assertEquals(
                folder.resolveSibling("a.csv").toString().replace('\\', '/'),
                DataPath.written(folder, folder.resolve("../a.csv")));
    }
}
