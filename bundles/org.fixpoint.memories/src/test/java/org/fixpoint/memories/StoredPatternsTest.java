package org.fixpoint.memories;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.InputSource;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;

class StoredPatternsTest {
    private static PatternSet unit(InputSource source) {
        return StoredPatterns.draw(source, PatternScaling.UNIT, TestRun.seeded(1));
    }

    private static String refusal(InputSource source, PatternScaling scaling) {
        Refusal refusal = assertThrows(Refusal.class, () -> StoredPatterns.draw(source, scaling, TestRun.seeded(1)));
        return String.valueOf(refusal.getMessage());
    }

    @Test
    void patternsAreScaledToUnitLength() {
        assertArrayEquals(
                new double[] {0.6, 0.8, 0, -1},
                unit(Given.source(2, 3, 4, 0, -1e-300)).rows(),
                2e-16);
        assertArrayEquals(
                new double[] {0.6, 0.8}, unit(Given.source(2, 3e307, 4e307)).rows(), 2e-16);
    }

    @Test
    void aPatternOfUnitLengthKeepsItsBits() {
        double[] rows = {2 / 3.0, 2 / 3.0, 1 / 3.0};
        assertArrayEquals(rows, unit(Given.source(3, rows)).rows());
    }

    @Test
    void patternsAreKeptAsTheyAreWhereThatIsAsked() {
        double[] rows = {3, 4, 6, 8};
        InputSource source = Given.source(2, rows);
        assertArrayEquals(
                rows,
                StoredPatterns.draw(source, PatternScaling.NONE, TestRun.seeded(1))
                        .rows());
    }

    @Test
    void aZeroPatternIsRefused() {
        String sentence = refusal(Given.source(2, 1, 0, 0, 0), PatternScaling.NONE);
        assertTrue(sentence.startsWith("pattern 2 is zero in every coordinate"), sentence);
    }

    @Test
    void equalPatternsAreRefusedByNumberAndLabel() {
        String sentence = refusal(Given.source(List.of("a", "b", "c"), 2, 1, 2, 0, 1, 1, 2), PatternScaling.NONE);
        assertTrue(sentence.startsWith("pattern 1 (a) and pattern 3 (c) are equal, "), sentence);
    }

    @Test
    void parallelPatternsAreRefusedOnceScaled() {
        String sentence = refusal(Given.source(3, 0.1, 0.2, 0.7, 1, 0, 0, 0.3, 0.6, 2.1), PatternScaling.UNIT);
        assertTrue(sentence.startsWith("pattern 1 and pattern 3 are equal once scaled to unit length"), sentence);
    }

    @Test
    void oppositePatternsAreNotEqual() {
        assertEquals(2, unit(Given.source(2, 1, 1, -1, -1)).count());
    }

    @Test
    void aCoordinateThatIsNotFiniteIsRefusedWithItsPlace() {
        assertTrue(refusal(Given.source(2, 1, 0, 3, Double.NaN), PatternScaling.UNIT)
                .startsWith("coordinate 2 of pattern 2 is NaN"));
        assertTrue(refusal(Given.source(1, Double.POSITIVE_INFINITY), PatternScaling.UNIT)
                .startsWith("coordinate 1 of pattern 1 is Infinity"));
    }

    @Test
    void productsBeyondTheRangeOfDoublesAreRefused() {
        assertTrue(refusal(Given.source(1, 1e200), PatternScaling.NONE).contains("leave the range of doubles"));
        assertTrue(refusal(Given.source(1, 1e-200), PatternScaling.NONE).contains("leave the range of doubles"));
    }

    @Test
    void noPatternsAreRefused() {
        assertTrue(refusal(Given.source(2), PatternScaling.NONE).contains("gives none"));
    }

    @Test
    void patternsThatAreKnownAreRefusedBeforeTheyAreDrawn() {
        InputSource fixed = new Fixed(new double[] {1, 0, 2, 0});
        Refusal refusal = assertThrows(Refusal.class, () -> StoredPatterns.checked(fixed, PatternScaling.UNIT));
        assertEquals(
                "pattern 1 and pattern 2 are equal once scaled to unit length, and a memory cannot tell them apart; remove"
                        + " one of them",
                refusal.getMessage());
        assertEquals(Optional.of("patterns"), refusal.parameter());
        assertSame(fixed, StoredPatterns.checked(fixed, PatternScaling.NONE));
        InputSource drawn = Given.source(2, 0, 0);
        assertSame(drawn, StoredPatterns.checked(drawn, PatternScaling.UNIT));
    }

    @Test
    void patternsWithoutSignAreRefusedBeforeTheyAreDrawn() {
        InputSource fixed = new Fixed(new double[] {1, 0, 0, 2});
        Refusal refusal = assertThrows(Refusal.class, () -> GradedModel.checked(fixed, UnitScaling.SIGN));
        assertTrue(String.valueOf(refusal.getMessage()).startsWith("coordinate 2 of pattern 1 is 0 and has no sign"));
        assertSame(fixed, GradedModel.checked(fixed, UnitScaling.NONE));
    }

    /** Two coordinates a vector. */
    private record Fixed(double[] rows) implements InputSource {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public Batch draw(RandomGenerator random) {
            return fixed().orElseThrow();
        }

        @Override
        public OptionalInt size() {
            return OptionalInt.of(rows.length / 2);
        }

        @Override
        public Optional<Batch> fixed() {
            return Optional.of(new Batch(rows, rows.length / 2, 2, new int[0], List.of()));
        }
    }
}
