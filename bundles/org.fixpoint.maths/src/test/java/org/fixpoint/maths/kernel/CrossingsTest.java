package org.fixpoint.maths.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class CrossingsTest {
    private static final double[] PLACES = {1, 2, 4, 8, 16, 32};

    private static List<Crossings.Crossing> of(DoubleUnaryOperator function) {
        return Crossings.of(
                function, PLACES, Arrays.stream(PLACES).map(function).toArray());
    }

    @Test
    void aChangeOfSignIsBracketedByItsNeighbours() {
        assertEquals(List.of(new Crossings.Crossing(2, 4)), of(x -> x - 3));
    }

    @Test
    void aZeroAtAPlaceIsThatPlace() {
        assertEquals(List.of(new Crossings.Crossing(4, 4)), of(x -> x - 4));
    }

    @Test
    void twoZerosBetweenNeighboursHaveABracketEach() {
        for (int sign : new int[] {1, -1}) {
            for (double apart : new double[] {0.4, 1e-3, 1e-6}) {
                DoubleUnaryOperator function = x -> sign * (x - 5) * (x - 5 - apart);
                List<Crossings.Crossing> found = of(function);
                assertEquals(2, found.size(), "zeros " + apart + " apart");
                assertTrue(found.get(0).low() < 5 && found.get(0).high() > 5);
                assertTrue(found.get(1).low() < 5 + apart && found.get(1).high() > 5 + apart);
            }
        }
    }

    @Test
    void aFunctionThatTouchesZeroIsZeroThere() {
        List<Crossings.Crossing> found = of(x -> (x - 5) * (x - 5));
        assertEquals(1, found.size());
        assertEquals(5, found.get(0).low(), 1e-6);
        assertEquals(found.get(0).low(), found.get(0).high());
    }

    @Test
    void aDipThatStaysAboveZeroIsNone() {
        assertEquals(List.of(), of(x -> (x - 5) * (x - 5) + 1e-9));
        assertEquals(List.of(), of(x -> -1 - (x - 5) * (x - 5)));
    }

    @Test
    void noiseAboutZeroIsNotLookedInto() {
        assertEquals(List.of(), of(x -> x == 4 ? 1e-14 : 1e-13));
    }
}
