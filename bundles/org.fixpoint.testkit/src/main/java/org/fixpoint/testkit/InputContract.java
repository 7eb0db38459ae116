package org.fixpoint.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.InputSource;
import org.junit.jupiter.api.Test;

/** What holds for every input source. */
public abstract class InputContract extends ContributionContract<InputSource> {
    /** Whether chance enters; false for a source that gives a file as it is. */
    protected boolean drawsAtRandom() {
        return true;
    }

    /** Whether, with the values of {@link #given()}, every input has mean square 1. */
    protected boolean hasUnitMeanSquare() {
        return true;
    }

    private Batch drawn(String stream) {
        RandomGenerator random = TestRun.seeded(11).random(stream);
        return made().draw(random);
    }

    @Test
    void theSameStreamGivesTheSameBatch() {
        Batch first = drawn("inputs");
        Batch second = drawn("inputs");
        assertArrayEquals(first.rows(), second.rows());
        assertArrayEquals(first.pairs(), second.pairs());
        assertEquals(first.labels(), second.labels());
    }

    @Test
    void oneSourceDrawsTheSameBatchTwice() {
        InputSource source = made();
        Batch first = source.draw(TestRun.seeded(11).random("inputs"));
        Batch second = source.draw(TestRun.seeded(11).random("inputs"));
        assertArrayEquals(first.rows(), second.rows());
    }

    @Test
    void anotherStreamGivesAnotherBatchExactlyIfChanceEnters() {
        boolean same =
                Arrays.equals(drawn("inputs").rows(), drawn("other inputs").rows());
        assertNotEquals(drawsAtRandom(), same);
    }

    @Test
    void theBatchHasTheSourcesDimension() {
        InputSource source = made();
        assertEquals(
                source.dimension(),
                source.draw(TestRun.seeded(11).random("inputs")).dimension());
        assertTrue(source.dimension() > 0);
    }

    @Test
    void thereAreInputsAndNoneIsComparedWithItself() {
        Batch batch = drawn("inputs");
        assertTrue(batch.count() > 0, "the batch is empty");
        for (int p = 0; p < batch.pairCount(); p++) {
            assertNotEquals(batch.pairs()[2 * p], batch.pairs()[2 * p + 1], "pair " + p);
        }
    }

    @Test
    void whatItKnowsBeforeADrawIsSo() {
        Batch batch = drawn("inputs");
        made().size().ifPresent(size -> assertEquals(batch.count(), size));
        made().fixed().ifPresent(fixed -> assertArrayEquals(batch.rows(), fixed.rows()));
        assertTrue(made().fixed().isEmpty() || !drawsAtRandom(), "what is drawn at random is not fixed");
    }

    @Test
    void everyCoordinateIsFinite() {
        for (double x : drawn("inputs").rows()) {
            assertTrue(Double.isFinite(x), () -> "a coordinate is " + x);
        }
    }

    @Test
    void everyInputHasMeanSquareOneWhereTheSourceSaysSo() {
        Batch batch = drawn("inputs");
        int d = batch.dimension();
        boolean allOne = true;
        for (int i = 0; i < batch.count(); i++) {
            double sum = 0;
            for (int j = 0; j < d; j++) {
                sum += batch.rows()[i * d + j] * batch.rows()[i * d + j];
            }
            allOne &= Math.abs(sum / d - 1) <= 1e-12; // summation error d u for d up to 1,000
        }
        assertEquals(hasUnitMeanSquare(), allOne);
    }

    @Test
    void noLabelIsBlank() {
        for (String label : drawn("inputs").labels()) {
            assertFalse(label.isBlank(), "a label is blank");
        }
    }
}
