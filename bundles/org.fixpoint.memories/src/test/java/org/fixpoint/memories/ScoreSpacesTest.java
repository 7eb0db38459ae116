package org.fixpoint.memories;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.fixpoint.maths.linear.LinearAlgebra;
import org.junit.jupiter.api.Test;

class ScoreSpacesTest {
    private static final PatternSet THREE = new PatternSet(new double[] {1, 2, 3, 4, 5, 6}, 3, 2, List.of());

    @Test
    void aSpaceServesAgainButNeverTwoAtOnce() {
        ScoreSpaces spaces = new ScoreSpaces(THREE, 4);
        ScoreSpaces.Space first = spaces.take();
        ScoreSpaces.Space second = spaces.take();
        assertNotSame(first, second);
        assertNotSame(first.scores(), second.scores());
        assertEquals(12, first.scores().length);
        spaces.give(first);
        assertSame(first, spaces.take());
    }

    @Test
    void thePatternsArePackedOnceForScoresAndForMeans() {
        ScoreSpaces spaces = new ScoreSpaces(THREE, 4);
        ScoreSpaces.Factors factors = spaces.factors();
        assertSame(factors, spaces.factors());
        double[] scores = new double[3];
        LinearAlgebra.fastest().timesTransposed(1, new double[] {10, 100}, 0, 1, factors.patterns(), scores, 0, 3);
        assertArrayEquals(new double[] {210, 430, 650}, scores);
        double[] mean = new double[2];
        LinearAlgebra.fastest().timesTransposed(1, new double[] {1, 10, 100}, 0, 1, factors.coordinates(), mean, 0, 2);
        assertArrayEquals(new double[] {531, 642}, mean);
    }
}
