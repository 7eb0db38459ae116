package org.fixpoint.maths.elementary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.fixpoint.testkit.ManyDigits;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElementaryTest {
    private static double[] ordinary(int count) {
        SplittableRandom random = new SplittableRandom(3);
        return DoubleStream.concat(
                        DoubleStream.generate(() -> random.nextDouble(-3, 3)).limit(count / 2),
                        DoubleStream.generate(() -> random.nextDouble(-30, 30)).limit(count / 2))
                .toArray();
    }

    /** Of any size, sign and kind: what random bits are. */
    private static double[] anything(int count) {
        SplittableRandom random = new SplittableRandom(5);
        double[] special = {
            0.0,
            -0.0,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MIN_NORMAL,
            1e-300,
            -1e-17,
            20,
            -20,
            20.5,
            708,
            -708,
            709,
            709.9,
            -745.2,
            -746,
            1e4,
            -1e4,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NaN
        };
        return DoubleStream.concat(
                        Arrays.stream(special),
                        DoubleStream.generate(() -> Double.longBitsToDouble(random.nextLong()))
                                .limit(count))
                .toArray();
    }

    /** Where functions change their way, lose digits, vanish or overflow: as many tails and small numbers of either sign as ordinary ones. */
    private static double[] everywhere() {
        SplittableRandom random = new SplittableRandom(11);
        double[] special = {0.0, -0.0, Double.MIN_VALUE, Double.MIN_NORMAL, 37, Math.nextUp(37.0), 708, 709.7, 745.1};
        return Stream.of(
                        Arrays.stream(ordinary(300)),
                        random.doubles(400, -39, -30),
                        random.doubles(100, 30, 745),
                        random.doubles(200, -760, -30),
                        random.doubles(150, -60, 0).map(e -> StrictMath.pow(2, e)),
                        random.doubles(100, -1074, -60).map(e -> StrictMath.pow(2, e)),
                        Arrays.stream(special))
                .flatMapToDouble(x -> x)
                .flatMap(x -> DoubleStream.of(x, -x))
                .toArray();
    }

    /** In units in the last place of the true value, or of the least double where it is not a normal number. */
    @TestFactory
    Stream<DynamicTest> errorsStayWithinTheirBoundsAgainstManyDigits() {
        return FunctionCase.all().stream()
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> {
                    for (double x : everywhere()) {
                        checkAgainstManyDigits(one, x);
                    }
                }));
    }

    private static void checkAgainstManyDigits(FunctionCase one, double x) {
        double value = one.plain().applyAsDouble(x);
        BigDecimal exact = one.exact().apply(new BigDecimal(x));
        double rounded = exact.doubleValue();
        if (Double.isInfinite(rounded) || Double.isInfinite(value)) {
            assertEquals(rounded, value, one.name() + "(" + x + ")");
            return;
        }
        BigDecimal error = new BigDecimal(value).subtract(exact).abs();
        double ulps = error.divide(new BigDecimal(one.unit(x, rounded)), ManyDigits.DIGITS)
                .doubleValue();
        assertTrue(ulps <= one.bound(x), one.name() + "(" + x + ") is off by " + ulps + " ulp");
    }

    @TestFactory
    Stream<DynamicTest>
            allDoublesAreServedAsTheLibraryOfTheLanguageDoes() { // which itself is off by up to 1 ulp a step
        return FunctionCase.all().stream()
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> {
                    for (double x : anything(20_000)) {
                        double expected = one.strict().applyAsDouble(x);
                        double value = one.plain().applyAsDouble(x);
                        if (Double.isNaN(expected) || Double.isInfinite(expected)) {
                            assertEquals(expected, value, one.name() + "(" + x + ")");
                        } else {
                            double bound = (one.bound(x) + 3) * one.unit(x, expected);
                            assertEquals(expected, value, bound, one.name() + "(" + x + ")");
                        }
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> arraysHaveTheBitsOfSingleNumbers() {
        double[] ordinary = ordinary(3000);
        double[] x = DoubleStream.concat(Arrays.stream(ordinary), Arrays.stream(anything(3000)))
                .toArray();
        return FunctionCase.all().stream()
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> {
                    compile(one, ordinary);
                    double[] expected = Arrays.stream(x).map(one.plain()).toArray();
                    double[] out = new double[x.length + 1];
                    out[x.length] = 7;
                    one.array().apply(ArrayFunctions.fastest(), x, out);
                    assertEquals(7, out[x.length]);
                    assertArrayEquals(bits(expected), bits(Arrays.copyOf(out, x.length)));
                    double[] inPlace = x.clone();
                    one.array().apply(ArrayFunctions.fastest(), inPlace, inPlace);
                    assertArrayEquals(bits(expected), bits(inPlace));
                    for (int length : new int[] {0, 1, 15, 16, 17, 511, 512, 513}) {
                        double[] part = Arrays.copyOf(ordinary, length);
                        one.array().apply(ArrayFunctions.fastest(), part, part);
                        assertArrayEquals(
                                bits(Arrays.stream(ordinary, 0, length)
                                        .map(one.plain())
                                        .toArray()),
                                bits(part));
                    }
                }));
    }

    @Test
    void oneElementThatIsNotModerateIsSeenAtEveryPlaceOfABlock() {
        for (int length : new int[] {16, 256, 258, 300, 512}) {
            double[] x = ordinary(length);
            for (int at = 0; at < x.length; at++) {
                double kept = x[at];
                for (double other : new double[] {708.5, -708.5, Double.NaN, Double.NEGATIVE_INFINITY}) {
                    x[at] = other;
                    double[] out = x.clone();
                    ArrayFunctions.fastest().exp(out, out);
                    assertSame(StrictMath.exp(other), out[at]);
                    assertSame(Elementary.exp(x[(at + 1) % x.length]), out[(at + 1) % x.length]);
                }
                x[at] = kept;
            }
        }
    }

    /** Until the loops are vectors. */
    private static void compile(FunctionCase one, double[] x) {
        double[] out = new double[x.length];
        for (int i = 0; i < 600; i++) {
            one.array().apply(ArrayFunctions.fastest(), x, out);
        }
    }

    private static long[] bits(double[] x) {
        return Arrays.stream(x).mapToLong(Double::doubleToLongBits).toArray();
    }

    @Test
    void tanhIsOddAndTheLogisticSlopeEvenBitForBit() {
        for (double x : ordinary(1000)) {
            assertEquals(-Elementary.tanh(x), Elementary.tanh(-x));
            assertEquals(Elementary.logisticSlope(x), Elementary.logisticSlope(-x));
        }
        assertEquals(Double.doubleToLongBits(-0.0), Double.doubleToLongBits(Elementary.tanh(-0.0)), "the sign of zero");
    }

    @Test
    void gatedLinesHaveTheirLimits() {
        assertSame(1, Elementary.geluSlope(Double.POSITIVE_INFINITY));
        assertEquals(0.0, Math.abs(Elementary.geluSlope(Double.NEGATIVE_INFINITY)));
        assertSame(-0.0, Elementary.gelu(Double.NEGATIVE_INFINITY));
        assertSame(-0.0, Elementary.swish(1, Double.NEGATIVE_INFINITY));
        assertSame(-0.0, Elementary.swish(1e300, -1e300));
        assertSame(1e308, Elementary.swish(1e300, 1e308));
        assertSame(-1e308, Elementary.swish(-1e300, -1e308));
        assertSame(0.5, Elementary.swishSlope(0, 1e300));
        assertSame(Double.NaN, Elementary.swishSlope(1, Double.NaN));
    }

    @Test
    void productsWithTheExponentialKeepTheDigitsThatItHasLost() {
        SplittableRandom random = new SplittableRandom(13);
        for (int i = 0; i < 1000; i++) {
            double x = random.nextDouble(-1395, 0);
            double factor = random.nextDouble(-1, 1) * StrictMath.pow(2, random.nextInt(-40, 900));
            BigDecimal exact = ManyDigits.exp(new BigDecimal(x)).multiply(new BigDecimal(factor));
            double expected = exact.doubleValue();
            assertEquals(expected, Elementary.scaledExp(x, factor), 2.5 * Math.ulp(expected), factor + " exp " + x);
        }
        assertSame(-0.0, Elementary.scaledExp(-1401, Double.NEGATIVE_INFINITY));
        assertSame(Double.POSITIVE_INFINITY, Elementary.scaledExp(710, 1));
    }

    @Test
    void functionsThatAreOddOrEvenAreSoBitForBit() {
        for (double x : anything(1000)) {
            assertSame(-Elementary.erf(x), Elementary.erf(-x));
            assertSame(-Elementary.sin(x), Elementary.sin(-x));
            assertSame(Elementary.cos(x), Elementary.cos(-x));
            assertSame(-Elementary.arctan(x), Elementary.arctan(-x));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-300, 0.1, 0.34, 0.35, 1, 300, 708})
    void exponentialsUpToABoundHaveTheSameBits(double largest) {
        double[] x = new SplittableRandom(5)
                .doubles(1300, -largest, Math.max(largest, Double.MIN_VALUE))
                .toArray();
        x[0] = largest;
        x[1] = -largest;
        x[2] = 0;
        x[3] = -0.0;
        double[] expected = Arrays.stream(x).map(Elementary::exp).toArray();
        expected[1299] = x[1299];
        ArrayFunctions.fastest().expUpTo(largest, x, 1299);
        assertArrayEquals(bits(expected), bits(x));
    }

    @Test
    void boundsOfExponentialsBeyondTheNumbersAreErrors() {
        ArrayFunctions functions = ArrayFunctions.fastest();
        assertThrows(IllegalArgumentException.class, () -> functions.expUpTo(708.1, new double[1], 1));
        assertThrows(IllegalArgumentException.class, () -> functions.expUpTo(Double.NaN, new double[1], 1));
    }

    private static void assertSame(double expected, double actual) {
        assertEquals(Double.doubleToLongBits(expected), Double.doubleToLongBits(actual));
    }

    @Test
    void sineAndCosineKeepTheirDigitsAtTheDoublesNextToTheirZeros() {
        for (int quarters = 1; quarters < 1900; quarters++) {
            double x = ManyDigits.HALF_PI.multiply(BigDecimal.valueOf(quarters)).doubleValue();
            double expected = (quarters % 2 == 0
                            ? ManyDigits.sin(new BigDecimal(x))
                            : ManyDigits.cos(new BigDecimal(x)))
                    .doubleValue();
            double value = quarters % 2 == 0 ? Elementary.sin(x) : Elementary.cos(x);
            assertEquals(expected, value, 2 * Math.ulp(expected), "next to " + quarters + " quarter turns");
        }
    }
}
