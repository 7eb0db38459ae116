package org.fixpoint.engine.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ExcerptTest {
    private static final String LINE = "model: {id: mlp, activation: {formula: x*sigmod(a·x)}}";

    /** The character above the caret. */
    private static int above(Excerpt excerpt) {
        return excerpt.line().codePointAt(excerpt.line().offsetByCodePoints(0, excerpt.caret()));
    }

    @Test
    void whatIsAtFaultIsSeenHoweverLittleRoomThereIs() {
        for (int at = 0; at < LINE.length(); at++) {
            Excerpt whole = Excerpt.of(LINE, at);
            assertEquals(new Excerpt(LINE, at), whole);
            for (int width = 1; width <= LINE.length() + 1; width++) {
                Excerpt part = whole.within(width);
                assertEquals(LINE.codePointAt(at), above(part), part.toString());
                assertTrue(part.line().replace("…", "").length() <= width, part.toString());
                assertTrue(LINE.contains(part.line().replace("…", "")), part.toString());
            }
        }
    }

    @Test
    void whatIsLeftOutIsTold() {
        assertEquals(new Excerpt("…mula: x*sigmod…", 9), new Excerpt(LINE, 41).within(14));
        assertEquals(new Excerpt("model: {id…", 2), new Excerpt(LINE, 2).within(10));
        assertEquals(new Excerpt("…(a·x)}}", 8), new Excerpt(LINE, LINE.length()).within(7)); // its end
        assertEquals("        ^", new Excerpt("…(a·x)}}", 8).pointer());
    }

    @Test
    void lettersOfTwoUnitsCountOnce() {
        assertEquals(new Excerpt("…ith 𝜑(x)…", 5), new Excerpt("with 𝜑(x) = y", 5).within(8));
    }
}
