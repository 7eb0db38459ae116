package org.fixpoint.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.random.RandomGenerator;
import org.fixpoint.maths.random.SeededRandom;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;

class StandardNormalsTest {
    @Test
    void inBulkTheNumbersAreThoseOneByOne() {
        assertSameNumbers(SeededRandom.of("a"), SeededRandom.of("a"));
        assertSameNumbers(TestRun.seeded(1).random("a"), TestRun.seeded(1).random("a"));
    }

    private static void assertSameNumbers(RandomGenerator inBulk, RandomGenerator oneByOne) {
        double[] out = new double[1000];
        StandardNormals.fill(inBulk, out, 999);
        for (int i = 0; i < 999; i++) {
            assertEquals(oneByOne.nextGaussian(), out[i], "number " + i);
        }
        assertEquals(0, out[999]);
    }
}
