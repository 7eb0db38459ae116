package org.fixpoint.maths.elementary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.fixpoint.maths.gaussian.NormalDistribution;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElementaryTest {
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** A function in one number, its values to many digits, by the library of the language, over arrays, and its error. */
    private record Case(
            String name,
            DoubleUnaryOperator plain,
            UnaryOperator<BigDecimal> exact,
            DoubleUnaryOperator strict,
            OverArrays array,
            double ulps) {}

    /** A function over arrays. */
    private interface OverArrays {
        void apply(ArrayFunctions functions, double[] x, double[] out);
    }

    private static List<Case> cases() {
        return List.of(
                new Case("exp", Elementary::exp, ManyDigits::exp, StrictMath::exp, ArrayFunctions::exp, 1),
                new Case(
                        "expm1",
                        Elementary::expm1,
                        x -> ManyDigits.exp(x).subtract(ONE),
                        StrictMath::expm1,
                        ArrayFunctions::expm1,
                        2),
                new Case("tanh", Elementary::tanh, ElementaryTest::tanh, StrictMath::tanh, ArrayFunctions::tanh, 3),
                new Case(
                        "logistic",
                        Elementary::logistic,
                        x -> ONE.divide(ONE.add(ManyDigits.exp(x.negate())), ManyDigits.DIGITS),
                        x -> x < 0 ? StrictMath.exp(x) / (1 + StrictMath.exp(x)) : 1 / (1 + StrictMath.exp(-x)),
                        ArrayFunctions::logistic,
                        3),
                new Case(
                        "logisticSlope",
                        Elementary::logisticSlope,
                        x -> ManyDigits.exp(x.abs().negate())
                                .divide(
                                        ONE.add(ManyDigits.exp(x.abs().negate()))
                                                .pow(2),
                                        ManyDigits.DIGITS),
                        x -> {
                            double e = StrictMath.exp(-Math.abs(x));
                            return e / ((1 + e) * (1 + e));
                        },
                        ArrayFunctions::logisticSlope,
                        4),
                new Case(
                        "softplus",
                        Elementary::softplus,
                        ElementaryTest::softplus,
                        x -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x))),
                        ArrayFunctions::softplus,
                        3),
                new Case("erf", Elementary::erf, ManyDigits::erf, ElementaryTest::erf, ArrayFunctions::erf, 3),
                new Case(
                        "normalCdf",
                        Elementary::normalCdf,
                        ManyDigits::cdf,
                        NormalDistribution::cdf,
                        ArrayFunctions::normalCdf,
                        8),
                new Case(
                        "normalDensity",
                        Elementary::normalDensity,
                        ManyDigits::density,
                        ElementaryTest::density,
                        ArrayFunctions::normalDensity,
                        4),
                new Case("gelu", Elementary::gelu, ManyDigits::gelu, ElementaryTest::gelu, ArrayFunctions::gelu, 8),
                new Case("sin", Elementary::sin, ManyDigits::sin, StrictMath::sin, ArrayFunctions::sin, 2),
                new Case("cos", Elementary::cos, ManyDigits::cos, StrictMath::cos, ArrayFunctions::cos, 2),
                new Case(
                        "arctan", Elementary::arctan, ManyDigits::arctan, StrictMath::atan, ArrayFunctions::arctan, 3));
    }

    private static double erf(double x) {
        return 2 * NormalDistribution.centred(x * Math.sqrt(2));
    }

    private static double density(double x) {
        double size = Math.min(Math.abs(x), 40); // not ∞ − ∞
        double square = size * size;
        return StrictMath.exp(-0.5 * square) * (1 - 0.5 * Math.fma(size, size, -square)) / Math.sqrt(2 * Math.PI);
    }

    private static double gelu(double x) {
        double y = Math.max(x, -40); // not −∞ · 0
        return y * NormalDistribution.cdf(y);
    }

    private static BigDecimal tanh(BigDecimal x) {
        BigDecimal square = ManyDigits.exp(x.multiply(TWO));
        return square.subtract(ONE).divide(square.add(ONE), ManyDigits.DIGITS);
    }

    /** log(1 + y) by 2 artanh(y/(2 + y)), y = exp(−|x|). */
    private static BigDecimal softplus(BigDecimal x) {
        BigDecimal y = ManyDigits.exp(x.abs().negate());
        BigDecimal s = y.divide(TWO.add(y), ManyDigits.DIGITS);
        BigDecimal power = s;
        BigDecimal sum = s;
        for (int k = 3; k < 121; k += 2) {
            power = power.multiply(s, ManyDigits.DIGITS).multiply(s, ManyDigits.DIGITS);
            sum = sum.add(power.divide(BigDecimal.valueOf(k), ManyDigits.DIGITS));
        }
        return x.max(BigDecimal.ZERO).add(sum.multiply(TWO));
    }

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

    @TestFactory
    Stream<DynamicTest> errorsStayWithinTheirBoundsAgainstManyDigits() {
        return cases().stream()
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> {
                    for (double x : ordinary(300)) {
                        double value = one.plain().applyAsDouble(x);
                        BigDecimal exact = one.exact().apply(new BigDecimal(x));
                        BigDecimal error = new BigDecimal(value).subtract(exact).abs();
                        double ulps = error.divide(new BigDecimal(Math.ulp(exact.doubleValue())), ManyDigits.DIGITS)
                                .doubleValue();
                        assertTrue(ulps <= one.ulps(), one.name() + "(" + x + ") is off by " + ulps + " ulp");
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest>
            allDoublesAreServedAsTheLibraryOfTheLanguageDoes() { // which itself is off by up to 1 ulp a step
        return cases().stream()
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> {
                    for (double x : anything(20_000)) {
                        double expected = one.strict().applyAsDouble(x);
                        double value = one.plain().applyAsDouble(x);
                        if (Double.isNaN(expected) || Double.isInfinite(expected)) {
                            assertEquals(expected, value, one.name() + "(" + x + ")");
                        } else {
                            assertEquals(
                                    expected, value, (one.ulps() + 3) * Math.ulp(expected), one.name() + "(" + x + ")");
                        }
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> arraysHaveTheBitsOfSingleNumbers() {
        double[] ordinary = ordinary(3000);
        double[] x = DoubleStream.concat(Arrays.stream(ordinary), Arrays.stream(anything(3000)))
                .toArray();
        Case slope = new Case(
                "geluSlope",
                Elementary::geluSlope,
                UnaryOperator.identity(),
                Elementary::geluSlope,
                ArrayFunctions::geluSlope,
                0);
        return Stream.concat(cases().stream(), Stream.of(slope))
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
    private static void compile(Case one, double[] x) {
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
    void theSlopeOfGeluIsGoodToUnitsOfItsLargerTerm() {
        for (double x : ordinary(300)) {
            BigDecimal exact = ManyDigits.geluSlope(new BigDecimal(x));
            double term = Math.max(NormalDistribution.cdf(x), Math.abs(x) * NormalDistribution.pdf(x));
            double error = new BigDecimal(Elementary.geluSlope(x))
                    .subtract(exact)
                    .abs()
                    .doubleValue();
            assertTrue(error <= 8 * Math.ulp(term), "at " + x + " off by " + error / Math.ulp(term) + " ulp");
        }
        assertEquals(1, Elementary.geluSlope(Double.POSITIVE_INFINITY));
        assertEquals(0, Elementary.geluSlope(Double.NEGATIVE_INFINITY), 0);
        assertEquals(Double.NaN, Elementary.geluSlope(Double.NaN));
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
