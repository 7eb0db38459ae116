package org.fixpoint.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefusalTest {
    @Test
    void namesTheParameterAndThePlaceInItsText() {
        Refusal refusal = new Refusal("a bracket is open; close it", "formula", 7);

        assertEquals("a bracket is open; close it", refusal.getMessage());
        assertEquals(Optional.of("formula"), refusal.parameter());
        assertEquals(7, refusal.column());
    }

    @Test
    void withoutAParameterItIsAboutAllValuesTogether() {
        assertEquals(Optional.empty(), new Refusal("the integral diverges").parameter());
        assertEquals(0, new Refusal("the integral diverges", new ArithmeticException()).column());
    }

    @Test
    void aPlaceBeforeTheTextIsTheProgrammersMistake() {
        assertThrows(IllegalArgumentException.class, () -> new Refusal("…", "formula", -1));
        assertThrows(IllegalArgumentException.class, () -> new Refusal("…", "", 0));
    }
}
