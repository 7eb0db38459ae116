package org.fixpoint.maths.gaussian;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.fixpoint.maths.elementary.ArrayFunctions;
import org.fixpoint.maths.elementary.Elementary;
import org.fixpoint.maths.kernel.KernelSeries;
import org.junit.jupiter.api.Test;

class PiecewiseFunctionTest {
    private static final double[] NUMBERS = {-3, -0.5, 0.25, -1, 0, 7, 1, 2, -0.0, 0.5, -8};

    /** tanh below 0.5, swish from there on, with arrays by other code than single numbers. */
    private static final PiecewiseFunction JOINED = new PiecewiseFunction(
            x -> x < 0.5 ? Elementary.tanh(x) : Elementary.swish(1, x),
            x -> x < 0.5 ? square(Elementary.tanh(x)) : Elementary.swishSlope(1, x),
            ElementwiseFunction.split(0.5, ArrayFunctions.fastest()::tanh, (x, out) -> ArrayFunctions.fastest()
                    .swish(1, x, out)),
            ElementwiseFunction.split(0.5, PiecewiseFunctionTest::tanhSlopes, (x, out) -> ArrayFunctions.fastest()
                    .swishSlope(1, x, out)),
            new double[0],
            new double[] {0.5});

    private static double square(double tanh) {
        return (1 - tanh) * (1 + tanh);
    }

    private static void tanhSlopes(double[] x, double[] out) {
        ArrayFunctions.fastest().tanh(x, out);
        for (int i = 0; i < x.length; i++) {
            out[i] = square(out[i]);
        }
    }

    private static double[] each(ElementwiseFunction f, double[] x) {
        double[] out = new double[x.length];
        f.apply(x, out);
        return out;
    }

    @Test
    void splitFunctionsAreAskedForTheirOwnSideOnly() {
        ElementwiseFunction split = ElementwiseFunction.split(
                0.5,
                (x, out) -> {
                    assertTrue(Arrays.stream(x).allMatch(each -> each < 0.5));
                    Arrays.setAll(out, i -> 10 * x[i]);
                },
                (x, out) -> {
                    assertTrue(Arrays.stream(x).allMatch(each -> each >= 0.5));
                    Arrays.setAll(out, i -> x[i] + 100);
                });
        for (int n = 0; n <= NUMBERS.length; n++) {
            double[] x = Arrays.copyOf(NUMBERS, n);
            double[] expected =
                    Arrays.stream(x).map(t -> t < 0.5 ? 10 * t : t + 100).toArray();
            assertArrayEquals(expected, each(split, x), n + " numbers");
        }
    }

    @Test
    void notANumberIsOfTheRest() {
        ElementwiseFunction split =
                ElementwiseFunction.split(0, ElementwiseFunction.of(x -> 1), ElementwiseFunction.of(x -> 2));
        assertArrayEquals(new double[] {2, 1}, each(split, new double[] {Double.NaN, -1}));
    }

    @Test
    void arraysHaveTheBitsOfSingleNumbersAtAnyScale() {
        double[] x = new Random(5).doubles(1000, -9, 9).toArray();
        for (double scale : new double[] {1, 0.3, 4}) {
            PiecewiseFunction f = JOINED.scaled(scale);
            assertArrayEquals(Arrays.stream(x).map(f.value()).toArray(), each(f.values(), x));
            assertArrayEquals(Arrays.stream(x).map(f.derivative()).toArray(), each(f.derivatives(), x));
        }
    }

    @Test
    void kernelMapsAreThoseOfTheFunctionTakenOneByOne() {
        PiecewiseFunction oneByOne =
                new PiecewiseFunction(JOINED.value(), JOINED.derivative(), JOINED.kinks(), JOINED.jumps());
        KernelSeries expected = KernelSeries.of(oneByOne, 2);
        KernelSeries actual = KernelSeries.of(JOINED, 2);
        for (double rho = -1; rho <= 1; rho += 0.0625) {
            assertEquals(expected.value(rho), actual.value(rho));
            assertEquals(expected.slope(rho), actual.slope(rho));
        }
    }
}
