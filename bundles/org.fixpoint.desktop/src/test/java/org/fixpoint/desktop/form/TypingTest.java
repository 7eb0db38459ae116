package org.fixpoint.desktop.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.fixpoint.api.Refusal;
import org.fixpoint.desktop.SampleCatalogue;
import org.fixpoint.engine.catalogue.Residency;
import org.junit.jupiter.api.Test;

class TypingTest {
    private static final String SWEPT = "fixpoint: 1\nmodel: {id: mlp, depth: 5, activation: {sweep: [relu, gelu]}}\n";

    private String text = SWEPT;
    private final Typing typing = new Typing(new Typing.Document() {
        @Override
        public boolean set(Field field, String typed) {
            try {
                text = FormEdit.value(text, field, typed);
                return true;
            } catch (Refusal refused) {
                return false;
            }
        }

        @Override
        public String text() {
            return text;
        }
    });

    private Field field(String name) {
        return FormReader.read(text, SampleCatalogue.with(), Residency.SETTLED)
                .field(List.of("model", name))
                .orElseThrow();
    }

    @Test
    void aSweepOfContributionsIsWrittenOnlyWhenItIsOneAndStaysAsTyped() {
        for (String half : List.of("{sweep: [relu, gelu]", "{sweep: [relu, gel", "[", "r", "", "{id: relu}")) {
            typing.typed(field("activation"), half);
            assertEquals(SWEPT, text);
            assertTrue(typing.stays(field("activation")));
            assertTrue(typing.unfinished().isPresent(), half);
        }
        typing.typed(field("activation"), "{sweep: [relu, snake]}");
        assertEquals(SWEPT.replace("gelu", "snake"), text);
        assertEquals(Optional.empty(), typing.unfinished());
        assertEquals(new Editor.Sweep("activation"), field("activation").editor());
    }

    @Test
    void aNumberListOrSweepOfNumbersWaitsForItsBrackets() {
        typing.typed(field("depth"), "{sweep: [1, 2]");
        assertEquals(SWEPT, text);
        assertTrue(typing.unfinished().isPresent());
        typing.typed(field("depth"), "{sweep: [1, 2]}");
        assertEquals(SWEPT.replace("5", "{sweep: [1, 2]}"), text);
        typing.typed(field("depth"), "6");
        assertEquals(SWEPT.replace("5", "6"), text);
    }

    @Test
    void whatWasTypedGivesWayToAnotherDocument() {
        assertFalse(typing.stays(field("depth")));
        typing.typed(field("depth"), "6");
        assertTrue(typing.stays(field("depth")));
        text = SWEPT;
        assertFalse(typing.stays(field("depth")));
    }

    @Test
    void whatWaitsGivesWayOnlyToAnotherValueOfItsField() {
        typing.typed(field("depth"), "6");
        typing.typed(field("depth"), "6e");
        text = text.replace("gelu", "snake");
        assertTrue(typing.stays(field("depth")), "another field has changed");
        assertTrue(typing.unfinished().isPresent());
        text = text.replace("depth: 6", "depth: 7");
        assertFalse(typing.stays(field("depth")));
        assertEquals(Optional.empty(), typing.unfinished());
        text = text.replace("depth: 7", "depth: 6");
        assertFalse(typing.stays(field("depth")), "it is over");
    }

    @Test
    void whatIsOnTheWayToANumberStaysAndIsKeptFromTheFile() {
        for (String half : List.of(
                "-", "+", ".", "-.", "1e", "1e-", "2.5E+", "?", ":", "*", "&", "!", "%", "@", "'", "\"", "[", "{", "|",
                ">", "`", "#", "- 1", "a: 1")) {
            typing.typed(field("depth"), half);
            assertEquals(SWEPT, text, half);
            assertTrue(typing.unfinished().isPresent(), half);
            assertTrue(typing.stays(field("depth")), half);
        }
        for (String whole :
                List.of("-2", "+2", ".5", "-.5", "1e5", "1e-5", "1.", "true", "[1, -2]", "{sweep: [-1, 2]}")) {
            typing.typed(field("depth"), whole);
            assertEquals(SWEPT.replace("5", whole), text);
            assertEquals(Optional.empty(), typing.unfinished(), whole);
            text = SWEPT;
        }
    }

    @Test
    void whatTheDocumentRefusesStaysInTheFieldAndSaysSo() {
        text = "fixpoint: 1\nnote: &five 5\nmodel: {id: mlp, depth: *five}\n";
        String before = text;
        typing.typed(field("depth"), "6");
        assertEquals(before, text);
        assertTrue(typing.stays(field("depth")));
        assertTrue(typing.unfinished().orElse("").contains("tab YAML"));
    }
}
