package org.fixpoint.networks.inputs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.fixpoint.api.model.Batch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CircleInputTest {
    @ParameterizedTest
    @CsvSource({"2, 2", "12, 2", "64, 512", "7, 3"})
    void pointIHasTheCosineOfItsAngle(int count, int dimension) {
        Batch batch = Drawn.from(
                new CircleInput(),
                Map.of("count", count, "dimension", dimension, "normalise", InputNormalisation.NONE));
        assertEquals(count, batch.count());
        assertEquals(count - 1, batch.pairCount());
        for (int i = 1; i < count; i++) {
            assertEquals(0, batch.pairs()[2 * (i - 1)]);
            assertEquals(i, batch.pairs()[2 * (i - 1) + 1]);
            // orthonormal up to a few times d u, and 512 u = 6e-14
            assertEquals(StrictMath.cos(2 * Math.PI * i / count), Drawn.cosine(batch, i - 1), 2e-13);
        }
    }
}
