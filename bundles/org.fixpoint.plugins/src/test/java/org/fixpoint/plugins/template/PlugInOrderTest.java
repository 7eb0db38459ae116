package org.fixpoint.plugins.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fixpoint.api.Refusal;
import org.junit.jupiter.api.Test;

class PlugInOrderTest {
    @Test
    void aFigureIsAVisualizerAndThePackageFollowsFromTheName() {
        PlugInOrder order = PlugInOrder.of("leaky-swish", "figure", " ");
        assertEquals(PlugInKind.VISUALIZER, order.kind());
        assertEquals("com.example.leakyswish", order.packageName());
    }

    @Test
    void aKindThatThereIsNotHasItsNearest() {
        Refusal refusal = assertThrows(Refusal.class, () -> PlugInOrder.of("swish", "activaton", ""));
        assertTrue(String.valueOf(refusal.getMessage()).endsWith("nearest: \"activation\""), refusal.toString());
    }

    @Test
    void aPackageOfOthersIsRefused() {
        assertThrows(Refusal.class, () -> PlugInOrder.of("swish", "activation", "org.fixpoint.api"));
    }
}
