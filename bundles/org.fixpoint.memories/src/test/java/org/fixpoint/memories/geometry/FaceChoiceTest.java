package org.fixpoint.memories.geometry;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.memories.Hopfield;
import org.junit.jupiter.api.Test;

class FaceChoiceTest {
    private static Analysis cips(Map<String, ?> given) {
        Cips cips = new Cips();
        return cips.create(Values.of(cips.descriptor(), given));
    }

    private static Architecture spherical() {
        Hopfield hopfield = new Hopfield();
        return hopfield.create(
                Values.of(hopfield.descriptor(), Map.of("patterns", PatternSources.sphere(5, 3)))); // five patterns
    }

    private static Refusal refusal(Map<String, ?> given) {
        return assertThrows(Refusal.class, () -> cips(given).suits(spherical()));
    }

    @Test
    void aFaceOfAPatternThatIsNotThereIsRefusedWhereItIsWritten() {
        Refusal refusal = refusal(Map.of("faces", "1-2;  1-4-9"));
        assertEquals(
                "the face 1-4-9, which is patterns 1, 4 and 9 together, names pattern 9, and there are 5; give numbers"
                        + " from 1 to 5",
                refusal.getMessage());
        assertEquals(Optional.of("faces"), refusal.parameter());
        assertEquals(6, refusal.column());
    }

    @Test
    void aSizeBeyondThePatternsIsRefused() {
        Refusal refusal = refusal(Map.of("sizes", new double[] {2, 6}));
        assertEquals(
                "a face of 6 vertices needs as many patterns, and there are 5; give smaller sizes",
                refusal.getMessage());
        assertEquals(Optional.of("sizes"), refusal.parameter());
    }

    @Test
    void facesThatAreThereAreNot() {
        assertDoesNotThrow(() -> cips(Map.of("faces", "1-5")).suits(spherical()));
        assertDoesNotThrow(() -> cips(Map.of()).suits(spherical()));
    }
}
