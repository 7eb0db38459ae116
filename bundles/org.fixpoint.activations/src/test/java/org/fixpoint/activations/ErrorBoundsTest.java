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
import org.fixpoint.testkit.ManyDigits;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Values and slopes beside many digits, in units in the last place as the guide states them, down to the least double. */
class ErrorBoundsTest {
    private static final MathContext DIGITS = ManyDigits.DIGITS;
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal SELU = new BigDecimal("1.0507009873554805");
    private static final BigDecimal SELU_HEIGHT = new BigDecimal("1.6732632423543772");
    private static final BigDecimal PI = ManyDigits.HALF_PI.multiply(TWO);

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
        return Stream.of(exponentials(), gated(), linearUnits(), smooth(), algebraic())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Row> exponentials() {
        return List.of(
                new Row(new Exp(), within(1, (x, e) -> Exact.of(e)), within(1, (x, e) -> Exact.of(e))),
                new Row(
                        new Tanh(),
                        within(3, (x, e) -> Exact.of(ManyDigits.tanh(x))),
                        within(
                                8,
                                (x, e) -> Exact.of(ManyDigits.logisticSlope(x.multiply(TWO))
                                        .multiply(TWO)
                                        .multiply(TWO)))),
                new Row(
                        new Sigmoid(),
                        within(3, (x, e) -> Exact.of(ManyDigits.logistic(x))),
                        within(4, (x, e) -> Exact.of(ManyDigits.logisticSlope(x)))));
    }

    private static List<Row> gated() {
        return List.of(
                new Row(
                        new Silu(),
                        within(4, (x, e) -> Exact.of(x.multiply(ManyDigits.logistic(x)))),
                        within(
                                6,
                                (x, e) -> Exact.sum(ManyDigits.logistic(x), x.multiply(ManyDigits.logisticSlope(x))))),
                new Row(
                        new Softplus(),
                        within(3, (x, e) -> Exact.of(ManyDigits.softplus(x))),
                        within(3, (x, e) -> Exact.of(ManyDigits.logistic(x)))),
                new Row(
                        new LogSigmoid(),
                        within(
                                3,
                                (x, e) ->
                                        Exact.of(ManyDigits.softplus(x.negate()).negate())),
                        within(3, (x, e) -> Exact.of(ManyDigits.logistic(x.negate())))),
                new Row(
                        new Mish(),
                        within(4, (x, e) -> Exact.of(x.multiply(gate(e)))),
                        within(6, ErrorBoundsTest::mishSlope)),
                new Row(
                        new GeluTanh(),
                        new Bound(
                                (x, e) -> Exact.of(x.multiply(ManyDigits.logistic(cubic(x)))),
                                "4 + 4z",
                                x -> 4 + 4 * size(x)),
                        new Bound(ErrorBoundsTest::geluTanhSlope, "8 + 4z", x -> 8 + 4 * size(x))));
    }

    private static List<Row> linearUnits() {
        return List.of(
                new Row(new Elu(), within(2, ErrorBoundsTest::elu), within(1, ErrorBoundsTest::eluSlope)),
                new Row(new Celu(), within(2, ErrorBoundsTest::elu), within(1, ErrorBoundsTest::eluSlope)),
                new Row(new Selu(), within(3, ErrorBoundsTest::selu), within(3, ErrorBoundsTest::seluSlope)));
    }

    private static List<Row> smooth() {
        return List.of(
                new Row(
                        new Erf(),
                        within(3, (x, e) -> Exact.of(ManyDigits.erf(x))),
                        new Bound(
                                (x, e) -> Exact.of(bump(x).multiply(TWO).divide(PI.sqrt(DIGITS), DIGITS)),
                                "3 + x²",
                                x -> 3 + square(x))),
                new Row(
                        new Arctan(),
                        within(3, (x, e) -> Exact.of(ManyDigits.arctan(x))),
                        within(3, (x, e) -> Exact.of(ONE.divide(ONE.add(x.multiply(x)), DIGITS)))),
                new Row(
                        new Sin(),
                        within(2, (x, e) -> Exact.of(ManyDigits.sin(x))),
                        within(2, (x, e) -> Exact.of(ManyDigits.cos(x)))),
                new Row(
                        new Cos(),
                        within(2, (x, e) -> Exact.of(ManyDigits.cos(x))),
                        within(2, (x, e) -> Exact.of(ManyDigits.sin(x).negate()))),
                new Row(
                        new Snake(),
                        within(3, (x, e) -> Exact.sum(x, ManyDigits.sin(x).pow(2))),
                        within(3, (x, e) -> Exact.sum(ONE, ManyDigits.sin(x.multiply(TWO))))),
                new Row(
                        new Gaussian(),
                        new Bound((x, e) -> Exact.of(bump(x)), "1 + x²", x -> 1 + square(x)),
                        new Bound(
                                (x, e) -> Exact.of(x.multiply(TWO.negate()).multiply(bump(x))),
                                "2 + x²",
                                x -> 2 + square(x))));
    }

    private static List<Row> algebraic() {
        return List.of(
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
                        within(8, (x, e) -> Exact.of(ManyDigits.tanh(x).pow(2)))),
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

    /** Near 0 by (x cosh x − sinh x)/cosh x, whose numerator is Σ 2k x²ᵏ⁺¹/(2k + 1)!. */
    private static Exact tanhShrink(BigDecimal x, BigDecimal e) {
        if (x.abs().doubleValue() > 2) {
            return Exact.of(x.subtract(ManyDigits.tanh(x), DIGITS));
        }
        BigDecimal power = x;
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 1; k < 40; k++) {
            power = power.multiply(x.multiply(x), DIGITS).divide(BigDecimal.valueOf(2L * k * (2L * k + 1)), DIGITS);
            sum = sum.add(power.multiply(BigDecimal.valueOf(2L * k)), DIGITS);
        }
        return Exact.of(sum.multiply(TWO).divide(e.add(ONE.divide(e, DIGITS)), DIGITS));
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
        BigDecimal rise = ONE.add(x.pow(2).multiply(new BigDecimal("0.134145"))).multiply(factor());
        return Exact.sum(ManyDigits.logistic(cubic(x)), x.multiply(rise).multiply(ManyDigits.logisticSlope(cubic(x))));
    }

    private static Exact elu(BigDecimal x, BigDecimal e) {
        return Exact.of(x.signum() >= 0 ? x : ManyDigits.expm1(x));
    }

    private static Exact eluSlope(BigDecimal x, BigDecimal e) {
        return Exact.of(x.signum() >= 0 ? ONE : e);
    }

    private static Exact selu(BigDecimal x, BigDecimal e) {
        return Exact.of(elu(x, e).value().multiply(x.signum() < 0 ? SELU.multiply(SELU_HEIGHT) : SELU));
    }

    private static Exact seluSlope(BigDecimal x, BigDecimal e) {
        return Exact.of(x.signum() < 0 ? SELU.multiply(SELU_HEIGHT).multiply(e) : SELU);
    }

    private static BigDecimal bump(BigDecimal x) {
        return ManyDigits.exp(x.pow(2).negate());
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
                        BigDecimal e = ManyDigits.exp(exact);
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
