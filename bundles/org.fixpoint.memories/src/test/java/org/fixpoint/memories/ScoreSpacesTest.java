package org.fixpoint.memories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class ScoreSpacesTest {
    @Test
    void aSpaceServesAgainButNeverTwoAtOnce() {
        ScoreSpaces spaces = new ScoreSpaces(12);
        ScoreSpaces.Space first = spaces.take();
        ScoreSpaces.Space second = spaces.take();
        assertNotSame(first, second);
        assertNotSame(first.scores(), second.scores());
        assertEquals(12, first.scores().length);
        spaces.give(first);
        assertSame(first, spaces.take());
    }
}
