package org.fixpoint.maths.interval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Against power series in decimals, and members against sets. */
class FunctionsTest {
    private static final MathContext DIGITS = new MathContext(80);
    private static final BigDecimal PI =
            new BigDecimal("3.14159265358979323846264338327950288419716939937510582097494");

    private final Random random = new Random(2);

    /** Σ xᵏ/k! of the k that are first, first + step, …, with the given sign of each following one. */
    private static BigDecimal series(double x, int first, int step, int sign) {
        BigDecimal at = new BigDecimal(x);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ZERO;
        int turn = 1;
        for (int k = 0; k < 220; k++) {
            if (k >= first && (k - first) % step == 0) {
                sum = sum.add(turn > 0 ? term : term.negate());
                turn *= sign;
            }
            term = term.multiply(at, DIGITS).divide(BigDecimal.valueOf(k + 1), DIGITS);
        }
        return sum;
    }

    /** Φ(x) − 1/2 by the series Σ (−1)ᵏ x²ᵏ⁺¹/(2ᵏ k! (2k + 1)), another one than that under test. */
    private static BigDecimal centred(double x) {
        BigDecimal square = new BigDecimal(x).pow(2);
        BigDecimal term = new BigDecimal(x);
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 0; k < 300; k++) {
            sum = sum.add(term.divide(BigDecimal.valueOf(2L * k + 1), DIGITS));
            term = term.multiply(square, DIGITS).divide(BigDecimal.valueOf(-2L * (k + 1)), DIGITS);
        }
        return sum.divide(PI.multiply(BigDecimal.valueOf(2)).sqrt(DIGITS), DIGITS);
    }

    @Test
    void piIsBetweenItsBounds() {
        IntervalTest.assertContains(Interval.PI, PI, "pi");
    }

    @Test
    void enclosesPowerSeries() {
        for (int i = 0; i < 400; i++) {
            double x = 8 * random.nextDouble() - 4;
            Interval u = Interval.of(x);
            BigDecimal exp = series(x, 0, 1, 1);
            assertNear(Functions.exp(u), exp, x);
            assertNear(Functions.expm1(u), exp.subtract(BigDecimal.ONE), x);
            assertNear(Functions.sin(u), series(x, 1, 2, -1), x);
            assertNear(Functions.cos(u), series(x, 0, 2, -1), x);
            assertNear(Functions.sinh(u), series(x, 1, 2, 1), x);
            assertNear(Functions.cosh(u), series(x, 0, 2, 1), x);
            BigDecimal tanh = series(x, 1, 2, 1).divide(series(x, 0, 2, 1), DIGITS);
            assertNear(Functions.tanh(u), tanh, x);
            assertNear(Functions.sigmoid(u), exp.divide(exp.add(BigDecimal.ONE), DIGITS), x);
            assertNear(NormalBounds.cdf(u), centred(x).add(new BigDecimal("0.5")), x);
            assertNear(NormalBounds.erf(Interval.of(x).over(2)), erfOfHalf(x), x);
        }
    }

    /** erf(x/2) = 2(Φ(x/√2) − 1/2), the root taken out of the series' powers of x². */
    private static BigDecimal erfOfHalf(double x) {
        BigDecimal square = new BigDecimal(x).pow(2).divide(BigDecimal.valueOf(4), DIGITS);
        BigDecimal term = new BigDecimal(x).divide(BigDecimal.valueOf(2), DIGITS);
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 0; k < 200; k++) {
            sum = sum.add(term.divide(BigDecimal.valueOf(2L * k + 1), DIGITS));
            term = term.multiply(square, DIGITS).divide(BigDecimal.valueOf(-1L - k), DIGITS);
        }
        return sum.multiply(BigDecimal.valueOf(2)).divide(PI.sqrt(DIGITS), DIGITS);
    }

    private static void assertNear(Interval u, BigDecimal value, double x) {
        IntervalTest.assertContains(u, value, "at " + x);
        assertTrue(u.width() <= 1e-13 * u.magnitude() + 1e-14, "width " + u.width() + " at " + x);
    }

    @Test
    void tailsOfTheNormalDistributionAreRelativelyNarrow() { // 1 − Φ by numerical tables of 30 digits and more:
        // mpmath.ncdf
        Map<Double, String> tails = Map.of(
                3.0, "0.00134989803163009452665181476759",
                6.0, "9.86587645037698140700864132733e-10",
                10.0, "7.61985302416052606597337e-24");
        tails.forEach((x, tail) -> {
            Interval u = NormalBounds.upperTail(Interval.of(x));
            BigDecimal value = new BigDecimal(tail);
            BigDecimal slack = value.multiply(new BigDecimal("1e-20"));
            assertTrue(new BigDecimal(u.low()).compareTo(value.add(slack)) <= 0, "x = " + x);
            assertTrue(new BigDecimal(u.high()).compareTo(value.subtract(slack)) >= 0, "x = " + x);
            assertTrue(u.width() <= 1e-13 * u.low(), "width " + u.width() + " at " + x);
        });
    }

    @Test
    void valuesOfMembersAreMembersOfTheValues() {
        Map<UnaryOperator<Interval>, DoubleUnaryOperator> pairs = Map.ofEntries(
                Map.entry(Functions::exp, StrictMath::exp),
                Map.entry(Functions::log, StrictMath::log),
                Map.entry(Functions::sin, StrictMath::sin),
                Map.entry(Functions::cos, StrictMath::cos),
                Map.entry(Functions::tanh, StrictMath::tanh),
                Map.entry(Functions::cosh, StrictMath::cosh),
                Map.entry(Functions::sinh, StrictMath::sinh),
                Map.entry(Functions::atan, StrictMath::atan),
                Map.entry(Functions::asin, StrictMath::asin),
                Map.entry(Functions::acos, StrictMath::acos),
                Map.entry(Functions::cbrt, StrictMath::cbrt),
                Map.entry(Functions::log1p, StrictMath::log1p),
                Map.entry(u -> Functions.pow(u, 1.5), x -> StrictMath.pow(x, 1.5)),
                Map.entry(Functions::softplus, x -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)))),
                Map.entry(Functions::asinh, x -> Math.copySign(StrictMath.log(Math.abs(x) + Math.sqrt(x * x + 1)), x)));
        for (int i = 0; i < 3000; i++) {
            double a = 20 * random.nextDouble() - 10;
            double b = a + 10 * random.nextDouble() * random.nextDouble();
            double x = a + (b - a) * random.nextDouble();
            pairs.forEach((f, plain) -> {
                double value = plain.applyAsDouble(x);
                if (!Double.isNaN(value)) {
                    Interval set = f.apply(new Interval(a, b));
                    double slack = 1e-14 * Math.abs(value) + 1e-15;
                    assertTrue(
                            set.low() <= value + slack && value - slack <= set.high(),
                            value + " is not in " + set + " for x = " + x);
                }
            });
        }
    }

    @Test
    void theTiniestNumbersAreEnclosed() {
        for (double x : new double[] {Double.MIN_VALUE, 1e-310, 1e-200}) {
            assertTrue(NormalBounds.erf(Interval.of(x)).contains(1.1283791670955126 * x), "erf " + x);
            assertTrue(Functions.tanh(Interval.of(x)).contains(x), "tanh " + x);
            assertTrue(Functions.expm1(Interval.of(-x)).contains(-x), "expm1 " + -x);
        }
    }

    @Test
    void exactValuesStayExact() {
        assertEquals(Interval.ONE, Functions.exp(Interval.ZERO));
        assertEquals(Interval.ZERO, Functions.tanh(Interval.ZERO));
        assertEquals(Interval.ZERO, NormalBounds.erf(Interval.ZERO));
        assertEquals(Interval.of(0.5), NormalBounds.cdf(Interval.ZERO));
        assertEquals(Interval.ZERO, Functions.log(Interval.ONE));
    }
}
