package org.fixpoint.visualizers.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.fixpoint.api.figure.Panel.Axis;
import org.fixpoint.api.figure.Panel.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
    @Test
    void ticksOfTheUnitIntervalAreTenthsOrFifths() {
        assertEquals(
                List.of("0", "0.2", "0.4", "0.6", "0.8", "1"),
                Ticks.linear(0, 1, 5).labels());
    }

    @Test
    void negativeNumbersBearAMinusSign() {
        assertEquals(
                List.of("−1", "−0.5", "0", "0.5", "1"), Ticks.linear(-1, 1, 4).labels());
    }

    @Test
    void tinyRangesAreWrittenAsPowers() {
        assertEquals(List.of("0", "10⁻¹³", "2×10⁻¹³"), Ticks.linear(0, 2e-13, 2).labels());
    }

    @Test
    void logarithmicTicksArePowersOfTen() {
        assertEquals(List.of("10⁻²", "10⁻¹", "1", "10"), Ticks.log(0.01, 10, 5).labels());
    }

    @Test
    void withinADecadeThereAreTicksAtOneTwoAndFive() {
        assertEquals(List.of("1", "2", "5"), Ticks.log(1, 8, 5).labels());
    }

    @Test
    void manyDecadesAreThinned() {
        List<String> labels = Ticks.log(1e-300, 1, 5).labels();
        assertTrue(labels.size() >= 3 && labels.size() <= 6, labels.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "-1e300, 1e300",
        "1, 1",
        "0, 0",
        "-3, -3",
        "1e-300, 2e-300",
        "1, 1.0000000001",
        "1e15, 1.000000001e15"
    })
    void everyRangeHasAFewDifferentTicksInAscendingOrder(double low, double high) {
        Scaling scaling = Scaling.of(Axis.linear("x"), low, high);
        Ticks ticks = scaling.ticks(5);
        assertTrue(!ticks.values().isEmpty() && ticks.values().size() <= 12, ticks.toString());
        for (int i = 1; i < ticks.values().size(); i++) {
            assertTrue(ticks.values().get(i) > ticks.values().get(i - 1), ticks.toString());
        }
        assertTrue(scaling.fraction(low) >= 0 && scaling.fraction(high) <= 1, scaling.toString());
    }

    @Test
    void aLogarithmicAxisWithoutPositiveNumbersStillHasARange() {
        Scaling scaling = Scaling.of(Axis.log("x"), Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        assertTrue(scaling.low() > 0 && scaling.low() < scaling.high());
    }

    @Test
    void givenEndsAreKept() {
        Scaling scaling = Scaling.of(Axis.linear("x").from(-2, 3), 0, 1);
        assertEquals(new Scaling(Scale.LINEAR, -2, 3), scaling);
    }

    @Test
    void aSenselessEndIsPassedOver() {
        Axis axis = new Axis("x", Scale.LOG, OptionalDouble.of(-1), OptionalDouble.of(Double.NaN));
        Scaling scaling = Scaling.of(axis, 1, 10);
        assertTrue(scaling.low() > 0 && scaling.low() < 1 && scaling.high() > 10 && scaling.high() < 100);
    }
}
