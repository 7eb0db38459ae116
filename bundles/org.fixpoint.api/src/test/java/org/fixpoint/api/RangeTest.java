package org.fixpoint.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {
    @Test
    void closedIntervalHoldsBothItsEnds() {
        assertTrue(Range.closed(0, 1).contains(0));
        assertTrue(Range.closed(0, 1).contains(1));
    }

    @Test
    void openIntervalHoldsNeitherOfItsEnds() {
        assertFalse(Range.open(0, 1).contains(0));
        assertFalse(Range.open(0, 1).contains(1));
        assertTrue(Range.open(0, 1).contains(Double.MIN_VALUE));
    }

    @Test
    void halfOpenIntervalsHoldTheEndThatTheyName() {
        assertTrue(Range.closedOpen(0, 1).contains(0));
        assertFalse(Range.closedOpen(0, 1).contains(1));
        assertFalse(Range.openClosed(0, 1).contains(0));
        assertTrue(Range.openClosed(0, 1).contains(1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void nothingButFiniteNumbersLiesInside(double x) {
        assertFalse(Range.finite().contains(x));
        assertFalse(
                Range.closed(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY).contains(x));
    }

    @Test
    void infiniteEndIsNeverIncluded() {
        assertEquals(Range.finite(), Range.closed(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    }

    @Test
    void wordsShowWhichEndsAreIncluded() {
        assertEquals("a real number in [0.0, 1.0)", Range.closedOpen(0, 1).inWords());
        assertEquals("a finite real number", Range.finite().inWords());
    }

    @Test
    void wordsEndWithTheReason() {
        Range range = Range.open(0, 1).because("a probability strictly between");
        assertEquals("a real number in (0.0, 1.0) (a probability strictly between)", range.inWords());
    }

    @Test
    void reasonDoesNotChangeWhatIsInside() {
        assertFalse(Range.openClosed(0, 1).because("positive").contains(0));
        assertTrue(Range.openClosed(0, 1).because("positive").contains(1));
    }

    @Test
    void endsInTheWrongOrderAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Range.closed(1, 0));
        assertThrows(IllegalArgumentException.class, () -> Range.closed(Double.NaN, 0));
    }
}
