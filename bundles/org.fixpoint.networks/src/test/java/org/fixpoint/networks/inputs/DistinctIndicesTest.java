package org.fixpoint.networks.inputs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;

class DistinctIndicesTest {
    @Test
    void indicesAreDifferentAndInRange() {
        int[] drawn = DistinctIndices.draw(90, 100, TestRun.seeded(1).random("a"));
        assertEquals(90, Arrays.stream(drawn).distinct().count());
        assertTrue(Arrays.stream(drawn).allMatch(i -> i >= 0 && i < 100));
        assertEquals(0, DistinctIndices.draw(0, 0, TestRun.seeded(1).random("a")).length);
    }

    @Test
    void everyOrderIsEquallyLikely() {
        // 60 ordered choices of 3 out of 5, each 1000 times on average; χ² of 59 degrees of freedom exceeds 130 for one
        // choice of seeds in 1e6
        RandomGenerator random = TestRun.seeded(2).random("a");
        int[] counts = new int[125];
        for (int i = 0; i < 60_000; i++) {
            int[] drawn = DistinctIndices.draw(3, 5, random);
            counts[25 * drawn[0] + 5 * drawn[1] + drawn[2]]++;
        }
        double chiSquare = Arrays.stream(counts)
                .filter(c -> c > 0)
                .mapToDouble(c -> (c - 1000.0) * (c - 1000.0) / 1000)
                .sum();
        assertEquals(60, Arrays.stream(counts).filter(c -> c > 0).count());
        assertTrue(chiSquare < 130, "χ² = " + chiSquare);
    }
}
