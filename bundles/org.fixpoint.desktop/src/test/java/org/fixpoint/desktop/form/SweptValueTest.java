package org.fixpoint.desktop.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SweptValueTest {
    private static void assertSweep(int count, String first, String sweep) {
        SweptValue swept = SweptValue.of("{sweep: " + sweep + "}").orElseThrow();
        assertEquals(OptionalInt.of(count), swept.count());
        assertEquals(Optional.of(first), swept.first());
    }

    @Test
    void everyFormOfASweepHasACountAndAFirstValue() {
        assertSweep(2, "relu", "[relu, gelu]");
        assertSweep(1, "{id: snake, a: 2}", "{list: [{id: snake, a: 2}]}");
        assertSweep(9, "0.1", "{from: 0.1, to: 10, count: 9, scale: log}");
        assertSweep(16, "0.5", "{linspace: [0.5, 2, 16]}");
        assertSweep(4, "0.01", "{logspace: [-2, 1, 4]}");
    }

    @Test
    void whatIsNoSweepOrDoesNotSayHowManyHasNone() {
        for (String other : List.of("", "5", "[1, 2]", "{sweep: [1, 2]", "{id: relu}")) {
            assertTrue(SweptValue.of(other).isEmpty(), other);
        }
        SweptValue half = SweptValue.of("{sweep: {from: 1, to: 2}}").orElseThrow();
        assertEquals(OptionalInt.empty(), half.count());
        assertEquals(Optional.of("1"), half.first());
        assertEquals(
                Optional.empty(), SweptValue.of("{sweep: []}").orElseThrow().first());
    }
}
