package org.fixpoint.api.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {
    @Test
    void consecutivePairsLeaveOutTheOddOne() {
        assertArrayEquals(new int[] {0, 1, 2, 3}, Batch.consecutivePairs(5));
        assertArrayEquals(new int[0], Batch.consecutivePairs(1));
    }

    @Test
    void pairsAreCountedByTwo() {
        Batch batch = new Batch(new double[6], 3, 2, new int[] {0, 1, 0, 2}, List.of());
        assertEquals(2, batch.pairCount());
    }

    @Test
    void rowsMustFillTheShape() {
        assertThrows(IllegalArgumentException.class, () -> new Batch(new double[5], 3, 2, new int[0], List.of()));
    }

    @Test
    void oddNumberOfPairIndicesIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Batch(new double[6], 3, 2, new int[1], List.of()));
    }

    @Test
    void pairIndexMustBeOneOfAnInput() {
        int[] beyond = {0, 3};
        int[] before = {-1, 0};
        assertThrows(IllegalArgumentException.class, () -> new Batch(new double[6], 3, 2, beyond, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Batch(new double[6], 3, 2, before, List.of()));
    }

    @Test
    void labelsAreNoneOrOneForEachInput() {
        List<String> two = List.of("a", "b");
        assertThrows(IllegalArgumentException.class, () -> new Batch(new double[6], 3, 2, new int[0], two));
        assertEquals(two, new Batch(new double[4], 2, 2, new int[0], two).labels());
    }

    @Test
    void noInputsHaveNoPairs() {
        assertEquals(0, Batch.NONE.pairCount());
    }
}
