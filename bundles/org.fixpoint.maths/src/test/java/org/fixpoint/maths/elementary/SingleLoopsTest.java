package org.fixpoint.maths.elementary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.fixpoint.testkit.ManyDigits;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** tanh to single precision beside many digits, and beside the library of the language. */
class SingleLoopsTest {
    private static final double BOUND = 0x1p-25;

    @BeforeAll
    static void theLoopIsMadeVectorsOf() {
        for (int i = 0; i < 600; i++) {
            toSingle(grid(3000, j -> j));
        }
    }

    private static double[] grid(int count, IntToDoubleFunction point) {
        return IntStream.range(0, count).mapToDouble(point).toArray();
    }

    private static double[] toSingle(double... x) {
        double[] out = new double[x.length];
        ArrayFunctions.fastest().tanhToSingle(x, out);
        return out;
    }

    private static double exact(double x) {
        BigDecimal square = ManyDigits.exp(new BigDecimal(2 * x));
        return square.subtract(BigDecimal.ONE)
                .divide(square.add(BigDecimal.ONE), ManyDigits.DIGITS)
                .doubleValue();
    }

    @Test
    void theRelativeErrorIsWithinItsBoundAgainstManyDigits() {
        double[] x = grid(2000, i -> (i + 1) * 0.006); // to 12; extremes of the error are 0.1 apart and more
        double[] y = toSingle(x);
        for (int i = 0; i < x.length; i++) {
            double expected = exact(x[i]);
            assertEquals(expected, y[i], BOUND * expected, "tanh " + x[i]);
        }
    }

    @Test
    void allDoublesAreServed() {
        SplittableRandom random = new SplittableRandom(7);
        double[] x = DoubleStream.concat(
                        DoubleStream.of(Double.MIN_VALUE, 1e-310, 1e-300, 1e-17, 1e-8, 8.99, 9, 9.01, 19, 20, 1e300),
                        DoubleStream.generate(() -> Double.longBitsToDouble(random.nextLong()))
                                .filter(number -> !Double.isNaN(number))
                                .limit(20_000))
                .toArray();
        double[] y = toSingle(x);
        for (int i = 0; i < x.length; i++) {
            double expected = StrictMath.tanh(x[i]);
            assertEquals(expected, y[i], BOUND * Math.abs(expected), "tanh " + x[i]);
        }
    }

    @Test
    void itIsOddBelowOneAndAsFloatsItDoesNotFall() {
        double[] x = grid(20_000, i -> i * 0.0005);
        double[] y = toSingle(x);
        double[] opposite = toSingle(grid(x.length, i -> -x[i]));
        for (int i = 0; i < x.length; i++) {
            assertEquals(Double.doubleToLongBits(-y[i]), Double.doubleToLongBits(opposite[i]));
            assertTrue(y[i] < 1, "tanh " + x[i] + " is " + y[i]);
            assertTrue(i == 0 || (float) y[i] >= (float) y[i - 1], "as floats they do not fall at " + x[i]);
        }
    }

    @Test
    void whatIsNotAFiniteNumberGivesItsLimit() {
        double[] y = toSingle(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0);
        assertEquals(Double.NaN, y[0]);
        assertEquals(1, (float) y[1]);
        assertEquals(-1, (float) y[2]);
        assertEquals(Double.doubleToLongBits(-0.0), Double.doubleToLongBits(y[3]));
    }

    @Test
    void bitsDependNeitherOnTheLengthNorOnThePlaceInTheArray() {
        double[] x = grid(1037, i -> Math.sin(i) * 6);
        double[] y = toSingle(x);
        for (int i = 0; i < x.length; i++) {
            assertEquals(toSingle(x[i])[0], y[i]);
        }
        double[] inPlace = x.clone();
        ArrayFunctions.fastest().tanhToSingle(inPlace, inPlace);
        for (int i = 0; i < x.length; i++) {
            assertEquals(y[i], inPlace[i]);
        }
    }
}
