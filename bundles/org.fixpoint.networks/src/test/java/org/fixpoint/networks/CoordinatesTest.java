package org.fixpoint.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CoordinatesTest {
    @Test
    void theMeanSquareIsOverAllCoordinates() {
        assertEquals(91 / 6.0, Coordinates.meanSquare(new double[] {1, 2, 3, 4, 5, 6}));
    }

    @Test
    void theMeanSquareIsNotFiniteIfACoordinateIsNot() {
        for (int at = 0; at < 6; at++) {
            double[] x = {1, 2, 3, 4, 5, 6};
            x[at] = Double.NaN;
            assertTrue(Double.isNaN(Coordinates.meanSquare(x)), "NaN at " + at);
            x[at] = Double.NEGATIVE_INFINITY;
            assertEquals(Double.POSITIVE_INFINITY, Coordinates.meanSquare(x), "infinity at " + at);
        }
    }

    @Test
    void divisionByTheRmsKeepsTheDirection() {
        double[] x = {3, -4};
        assertEquals(Math.sqrt(12.5), Coordinates.divideByRms(x));
        assertArrayEquals(new double[] {3 / Math.sqrt(12.5), -4 / Math.sqrt(12.5)}, x);
    }

    @Test
    void aVectorWhoseSquaresUnderflowIsStillDividedByItsRms() {
        double[] x = {3e-200, -4e-200};
        assertEquals(Math.sqrt(12.5) * 1e-200, Coordinates.divideByRms(x), 1e-215);
        assertArrayEquals(new double[] {3 / Math.sqrt(12.5), -4 / Math.sqrt(12.5)}, x, 1e-15);
        double[] least = {Double.MIN_VALUE, 0};
        assertEquals(Double.MIN_VALUE, Coordinates.divideByRms(least));
        assertArrayEquals(new double[] {Math.sqrt(2), 0}, least, 1e-15);
    }

    @Test
    void zerosHaveRmsZeroAndStay() {
        double[] x = {0, -0.0, 0};
        assertEquals(0, Coordinates.divideByRms(x));
        assertArrayEquals(new double[] {0, -0.0, 0}, x);
    }

    @Test
    void aStandardisedVectorHasMeanZeroAndMeanSquareOne() {
        double[] x = {1, 2, 6};
        assertEquals(Math.sqrt(14 / 3.0), Coordinates.standardise(x), 1e-15);
        double s = Math.sqrt(14 / 3.0);
        assertArrayEquals(new double[] {-2 / s, -1 / s, 3 / s}, x, 1e-15);
    }

    @Test
    void equalCoordinatesHaveNoStandardDeviationDespiteRounding() {
        double[] x = new double[1000];
        Arrays.fill(x, 0.1);
        assertEquals(0, Coordinates.standardise(x));
    }
}
