package org.fixpoint.activations;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.model.ActivationFunction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Values and slopes beside many digits, in units in the last place as the guide states them, down to the least double. */
class ErrorBoundsTest {
    private static final MathContext DIGITS = new MathContext(70);
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal PI =
            new BigDecimal("3.141592653589793238462643383279502884197169399375105820974944592307816406286209");

    /** A true value, and the largest term of the sum that it is. */
    private record Exact(BigDecimal value, BigDecimal term) {
        static Exact of(BigDecimal value) {
            return new Exact(value, value);
        }

        static Exact sum(BigDecimal a, BigDecimal b) {
            return new Exact(a.add(b, DIGITS), a.abs().max(b.abs()));
        }
    }

    /** A function of x and eˣ to many digits, and a bound as the guide writes it. */
    private record Bound(BiFunction<BigDecimal, BigDecimal, Exact> exact, String text, DoubleUnaryOperator ulps) {}

    private record Row(Contribution<ActivationFunction> activation, Bound value, Bound slope) {
        String id() {
            return activation.descriptor().id();
        }
    }

    private static Bound within(int ulps, BiFunction<BigDecimal, BigDecimal, Exact> exact) {
        return new Bound(exact, String.valueOf(ulps), x -> ulps);
    }

    private static List<Row> rows() {
        return List.of(
                new Row(new Exp(), within(1, (x, e) -> Exact.of(e)), within(1, (x, e) -> Exact.of(e))),
                new Row(
                        new Tanh(),
                        within(3, (x, e) -> Exact.of(tanh(x))),
                        within(
                                8,
                                (x, e) -> Exact.of(logisticSlope(exp(x.multiply(TWO)))
                                        .multiply(TWO)
                                        .multiply(TWO)))),
                new Row(
                        new Sigmoid(),
                        within(3, (x, e) -> Exact.of(logistic(e))),
                        within(4, (x, e) -> Exact.of(logisticSlope(e)))),
                new Row(
                        new Silu(),
                        within(4, (x, e) -> Exact.of(x.multiply(logistic(e)))),
                        within(6, (x, e) -> Exact.sum(logistic(e), x.multiply(logisticSlope(e))))),
                new Row(
                        new Softplus(),
                        within(3, (x, e) -> Exact.of(softplus(x))),
                        within(3, (x, e) -> Exact.of(logistic(e)))),
                new Row(
                        new LogSigmoid(),
                        within(3, (x, e) -> Exact.of(softplus(x.negate()).negate())),
                        within(3, (x, e) -> Exact.of(logistic(exp(x.negate()))))),
                new Row(
                        new Mish(),
                        within(4, (x, e) -> Exact.of(x.multiply(gate(e)))),
                        within(6, ErrorBoundsTest::mishSlope)),
                new Row(
                        new GeluTanh(),
                        new Bound(
                                (x, e) -> Exact.of(x.multiply(logistic(exp(cubic(x))))),
                                "4 + 4z",
                                x -> 4 + 4 * size(x)),
                        new Bound(ErrorBoundsTest::geluTanhSlope, "8 + 4z", x -> 8 + 4 * size(x))),
                new Row(new Elu(), within(2, ErrorBoundsTest::elu), within(1, ErrorBoundsTest::eluSlope)),
                new Row(new Celu(), within(2, ErrorBoundsTest::elu), within(1, ErrorBoundsTest::eluSlope)),
                new Row(
                        new Gaussian(),
                        new Bound((x, e) -> Exact.of(bump(x)), "1 + x²", x -> 1 + square(x)),
                        new Bound(
                                (x, e) -> Exact.of(x.multiply(TWO.negate()).multiply(bump(x))),
                                "2 + x²",
                                x -> 2 + square(x))),
                new Row(
                        new Softsign(),
                        within(2, ErrorBoundsTest::softsign),
                        within(4, ErrorBoundsTest::softsignSlope)),
                new Row(
                        new BentIdentity(),
                        within(3, ErrorBoundsTest::bent),
                        within(3, (x, e) -> Exact.sum(ONE, x.divide(root(x).multiply(TWO), DIGITS)))),
                new Row(
                        new TanhShrink(),
                        within(8, ErrorBoundsTest::tanhShrink),
                        within(8, (x, e) -> Exact.of(tanh(x).pow(2)))),
                new Row(
                        new HardSwish(),
                        within(2, ErrorBoundsTest::hardSwish),
                        within(2, ErrorBoundsTest::hardSwishSlope)));
    }

    private static double square(double x) {
        return Math.min(x * x, 1000);
    }

    /** |z| of the gate σ(z). */
    private static double size(double x) {
        return Math.min(1000, Math.abs(1.6 * (x + 0.044715 * x * x * x)));
    }

    /** To many digits, exponents of any size. */
    private static BigDecimal exp(BigDecimal x) {
        int halvings = Math.max(0, Math.getExponent(x.doubleValue()) + 6);
        BigDecimal sum = ONE.add(series(x.divide(TWO.pow(halvings), DIGITS)), DIGITS);
        for (int k = 0; k < halvings; k++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }

    private static BigDecimal expm1(BigDecimal x) {
        return x.abs().doubleValue() < 0.03 ? series(x) : exp(x).subtract(ONE, DIGITS);
    }

    /** Σ xᵏ/k! from k = 1 on, for |x| ≤ 1/32. */
    private static BigDecimal series(BigDecimal x) {
        BigDecimal term = ONE;
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 1; k < 36; k++) {
            term = term.multiply(x, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum;
    }

    private static BigDecimal tanh(BigDecimal x) {
        BigDecimal m = expm1(x.multiply(TWO));
        return m.divide(m.add(TWO, DIGITS), DIGITS);
    }

    /** Near 0 by (x cosh x − sinh x)/cosh x, whose numerator is Σ 2k x²ᵏ⁺¹/(2k + 1)!. */
    private static Exact tanhShrink(BigDecimal x, BigDecimal e) {
        if (x.abs().doubleValue() > 2) {
            return Exact.of(x.subtract(tanh(x), DIGITS));
        }
        BigDecimal power = x;
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 1; k < 40; k++) {
            power = power.multiply(x.multiply(x), DIGITS).divide(BigDecimal.valueOf(2L * k * (2L * k + 1)), DIGITS);
            sum = sum.add(power.multiply(BigDecimal.valueOf(2L * k)), DIGITS);
        }
        return Exact.of(sum.multiply(TWO).divide(e.add(ONE.divide(e, DIGITS)), DIGITS));
    }

    private static BigDecimal logistic(BigDecimal e) {
        return e.divide(ONE.add(e, DIGITS), DIGITS);
    }

    private static BigDecimal logisticSlope(BigDecimal e) {
        return e.divide(ONE.add(e, DIGITS).pow(2), DIGITS);
    }

    /** log(1 + y) by 2 artanh(y/(2 + y)), y = exp(−|x|). */
    private static BigDecimal softplus(BigDecimal x) {
        BigDecimal y = exp(x.abs().negate());
        BigDecimal s = y.divide(TWO.add(y), DIGITS);
        BigDecimal power = s;
        BigDecimal sum = s;
        for (int k = 3; k < 121; k += 2) {
            power = power.multiply(s, DIGITS).multiply(s, DIGITS);
            sum = sum.add(power.divide(BigDecimal.valueOf(k), DIGITS), DIGITS);
        }
        return x.max(BigDecimal.ZERO).add(sum.multiply(TWO));
    }

    /** tanh log(1 + e) = n/(n + 2), n = e² + 2e. */
    private static BigDecimal gate(BigDecimal e) {
        BigDecimal n = e.multiply(e).add(e.multiply(TWO));
        return n.divide(n.add(TWO), DIGITS);
    }

    private static Exact mishSlope(BigDecimal x, BigDecimal e) {
        BigDecimal d = e.multiply(e).add(e.multiply(TWO)).add(TWO);
        BigDecimal rise = e.multiply(ONE.add(e)).multiply(BigDecimal.valueOf(4)).divide(d.multiply(d), DIGITS);
        return Exact.sum(gate(e), x.multiply(rise));
    }

    /** 2√(2/π) (x + 0.044715 x³). */
    private static BigDecimal cubic(BigDecimal x) {
        return x.add(x.pow(3).multiply(new BigDecimal("0.044715"))).multiply(factor(), DIGITS);
    }

    private static BigDecimal factor() {
        return TWO.divide(PI, DIGITS).sqrt(DIGITS).multiply(TWO);
    }

    private static Exact geluTanhSlope(BigDecimal x, BigDecimal unused) {
        BigDecimal e = exp(cubic(x));
        BigDecimal rise = ONE.add(x.pow(2).multiply(new BigDecimal("0.134145"))).multiply(factor());
        return Exact.sum(logistic(e), x.multiply(rise).multiply(logisticSlope(e)));
    }

    private static Exact elu(BigDecimal x, BigDecimal e) {
        return Exact.of(x.signum() >= 0 ? x : expm1(x));
    }

    private static Exact eluSlope(BigDecimal x, BigDecimal e) {
        return Exact.of(x.signum() >= 0 ? ONE : e);
    }

    private static BigDecimal bump(BigDecimal x) {
        return exp(x.pow(2).negate());
    }

    private static Exact softsign(BigDecimal x, BigDecimal e) {
        return Exact.of(x.divide(ONE.add(x.abs()), DIGITS));
    }

    private static Exact softsignSlope(BigDecimal x, BigDecimal e) {
        return Exact.of(ONE.divide(ONE.add(x.abs()).pow(2), DIGITS));
    }

    /** √(x² + 1). */
    private static BigDecimal root(BigDecimal x) {
        return x.multiply(x).add(ONE, DIGITS).sqrt(DIGITS);
    }

    private static Exact bent(BigDecimal x, BigDecimal e) {
        return Exact.sum(x, x.multiply(x).divide(root(x).add(ONE).multiply(TWO), DIGITS));
    }

    private static Exact hardSwish(BigDecimal x, BigDecimal e) {
        BigDecimal three = BigDecimal.valueOf(3);
        BigDecimal clipped = x.add(three).max(BigDecimal.ZERO).min(BigDecimal.valueOf(6));
        return Exact.of(x.multiply(clipped).divide(BigDecimal.valueOf(6), DIGITS));
    }

    private static Exact hardSwishSlope(BigDecimal x, BigDecimal e) {
        if (x.abs().doubleValue() == 3) {
            return Exact.of(new BigDecimal(x.signum() > 0 ? "1.25" : "-0.25")); // halfway between the sides
        }
        if (x.abs().doubleValue() > 3) {
            return Exact.of(x.signum() > 0 ? ONE : BigDecimal.ZERO);
        }
        return Exact.sum(new BigDecimal("0.5"), x.divide(BigDecimal.valueOf(3), DIGITS));
    }

    private static double[] everywhere() {
        SplittableRandom random = new SplittableRandom(29);
        return Stream.of(
                        random.doubles(150, 0, 4),
                        random.doubles(150, 4, 40),
                        random.doubles(80, 40, 690),
                        random.doubles(100, 690, 760),
                        random.doubles(60, -60, 0).map(e -> StrictMath.pow(2, e)),
                        random.doubles(40, -1074, -60).map(e -> StrictMath.pow(2, e)),
                        DoubleStream.of(Double.MIN_VALUE, 0.5, 1, 3, 19, 710))
                .flatMapToDouble(x -> x)
                .flatMap(x -> DoubleStream.of(x, -x))
                .toArray();
    }

    @TestFactory
    Stream<DynamicTest> errorsAreWithinTheBoundsOfTheGuide() {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.id(), () -> {
                    ActivationFunction activation = StockActivations.made(row.activation());
                    for (double x : everywhere()) {
                        BigDecimal exact = new BigDecimal(x);
                        BigDecimal e = exp(exact);
                        check(row.id(), x, activation.value(x), row.value(), exact, e);
                        check(row.id() + "'", x, activation.derivative(x), row.slope(), exact, e);
                    }
                }));
    }

    @Test
    void theSlopeOfSoftsignOutlivesTheSquareOfItsRoot() {
        ActivationFunction softsign = StockActivations.made(new Softsign());
        for (double x : new double[] {9e149, 1e150, 1.1e150, 1e154, 1e155, 3e160, 1e163, Double.MAX_VALUE}) {
            BigDecimal root = ONE.add(new BigDecimal(x));
            BigDecimal exact = ONE.divide(root.multiply(root), new MathContext(400));
            double unit = Math.ulp(exact.doubleValue());
            BigDecimal off =
                    new BigDecimal(softsign.derivative(-x)).subtract(exact).abs();
            assertTrue(off.compareTo(new BigDecimal(4 * unit)) <= 0, () -> "slope at " + x);
        }
    }

    private static void check(String name, double x, double value, Bound bound, BigDecimal at, BigDecimal e) {
        Exact exact = bound.exact().apply(at, e);
        double rounded = exact.value().doubleValue();
        if (Double.isInfinite(rounded) || Double.isInfinite(value)) {
            assertEquals(rounded, value, name + "(" + x + ")");
            return;
        }
        double unit = Math.ulp(exact.term().doubleValue());
        double ulps = new BigDecimal(value)
                .subtract(exact.value(), DIGITS)
                .divide(new BigDecimal(unit), DIGITS)
                .abs()
                .doubleValue();
        assertTrue(ulps <= bound.ulps().applyAsDouble(x), name + "(" + x + ") is off by " + ulps + " ulp");
    }

    @TestFactory
    Stream<DynamicTest> arraysHaveTheBitsOfSingleNumbersInTheTailsToo() {
        double[] x = DoubleStream.concat(
                        Arrays.stream(everywhere()),
                        DoubleStream.of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN))
                .toArray();
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.id(), () -> {
                    ActivationFunction activation = StockActivations.made(row.activation());
                    double[] out = new double[x.length];
                    activation.values(x, out);
                    assertArrayEquals(Arrays.stream(x).map(activation::value).toArray(), out);
                    activation.derivatives(x, out);
                    assertArrayEquals(
                            Arrays.stream(x).map(activation::derivative).toArray(), out);
                }));
    }

    @Test
    void theGuideHasARowForEach() throws IOException {
        List<String> guide = Files.readAllLines(Path.of("../../docs/guide.md"));
        for (Row row : rows()) {
            String expected = "| `" + row.id() + "` | " + row.value().text() + " | "
                    + row.slope().text() + " |";
            assertTrue(guide.contains(expected), "docs/guide.md lacks " + expected);
        }
    }
}
