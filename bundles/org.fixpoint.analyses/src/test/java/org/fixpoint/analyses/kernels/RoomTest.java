package org.fixpoint.analyses.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fixpoint.api.Refusal;
import org.junit.jupiter.api.Test;

class RoomTest {
    @Test
    void whatDoesNotFitIsRefusedWithTheRemedy() {
        for (long[] counts : new long[][] {{1 << 14, 1 << 14}, {1 << 30, 1 << 30, 1 << 30}, {Long.MAX_VALUE, 2}}) {
            Refusal refusal = assertThrows(Refusal.class, () -> Room.of("take fewer layers", counts));
            assertTrue(String.valueOf(refusal.getMessage()).contains("take fewer layers"));
        }
        assertEquals(6, Room.of("", 2, 3).length);
    }
}
