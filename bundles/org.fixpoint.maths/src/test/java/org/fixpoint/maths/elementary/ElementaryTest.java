package org.fixpoint.maths.elementary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.fixpoint.maths.linear.VectorProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ElementaryTest {
    private static final MathContext DIGITS = new MathContext(60);
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
                new Case("exp", Elementary::exp, ElementaryTest::exp, StrictMath::exp, ArrayFunctions::exp, 1),
                new Case(
                        "expm1",
                        Elementary::expm1,
                        x -> exp(x).subtract(ONE),
                        StrictMath::expm1,
                        ArrayFunctions::expm1,
                        2),
                new Case("tanh", Elementary::tanh, ElementaryTest::tanh, StrictMath::tanh, ArrayFunctions::tanh, 3),
                new Case(
                        "logistic",
                        Elementary::logistic,
                        x -> ONE.divide(ONE.add(exp(x.negate())), DIGITS),
                        x -> x < 0 ? StrictMath.exp(x) / (1 + StrictMath.exp(x)) : 1 / (1 + StrictMath.exp(-x)),
                        ArrayFunctions::logistic,
                        3),
                new Case(
                        "logisticSlope",
                        Elementary::logisticSlope,
                        x -> exp(x.abs().negate())
                                .divide(ONE.add(exp(x.abs().negate())).pow(2), DIGITS),
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
                        3));
    }

    private static BigDecimal exp(BigDecimal x) {
        BigDecimal part = x.divide(BigDecimal.valueOf(1024), DIGITS);
        BigDecimal term = ONE;
        BigDecimal sum = ONE;
        for (int k = 1; k < 40; k++) {
            term = term.multiply(part, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int k = 0; k < 10; k++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }

    private static BigDecimal tanh(BigDecimal x) {
        BigDecimal square = exp(x.multiply(TWO));
        return square.subtract(ONE).divide(square.add(ONE), DIGITS);
    }

    /** log(1 + y) by 2 artanh(y/(2 + y)), y = exp(−|x|). */
    private static BigDecimal softplus(BigDecimal x) {
        BigDecimal y = exp(x.abs().negate());
        BigDecimal s = y.divide(TWO.add(y), DIGITS);
        BigDecimal power = s;
        BigDecimal sum = s;
        for (int k = 3; k < 121; k += 2) {
            power = power.multiply(s, DIGITS).multiply(s, DIGITS);
            sum = sum.add(power.divide(BigDecimal.valueOf(k), DIGITS));
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
                        double ulps = error.divide(new BigDecimal(Math.ulp(exact.doubleValue())), DIGITS)
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
    Stream<DynamicTest> arraysHaveTheBitsOfSingleNumbersFromEveryProvider() {
        ArrayFunctions vector = VectorProvider.load(
                        ArrayFunctions.class, "org.fixpoint.maths.elementary.VectorArrayFunctions")
                .orElseThrow();
        double[] many = new double[1 << 20];
        for (int i = 0; i < 32; i++) {
            vector.tanh(many, many); // vectors come after as much work as pays for them
        }
        double[] x = DoubleStream.concat(Arrays.stream(ordinary(3000)), Arrays.stream(anything(3000)))
                .toArray();
        return cases().stream().flatMap(one -> Stream.of(new PlainArrayFunctions(), vector, ArrayFunctions.fastest())
                .map(functions -> DynamicTest.dynamicTest(
                        one.name() + " by " + functions.getClass().getSimpleName(), () -> {
                            double[] expected =
                                    Arrays.stream(x).map(one.plain()).toArray();
                            double[] out = new double[x.length + 1];
                            out[x.length] = 7;
                            one.array().apply(functions, x, out);
                            assertEquals(7, out[x.length]);
                            assertArrayEquals(bits(expected), bits(Arrays.copyOf(out, x.length)));
                            double[] inPlace = x.clone();
                            one.array().apply(functions, inPlace, inPlace);
                            assertArrayEquals(bits(expected), bits(inPlace));
                        })));
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
}
