package org.fixpoint.maths.interval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against exact arithmetic of decimals. */
class IntervalTest {
    private static final MathContext DIGITS = new MathContext(140);
    private static final int TRIALS = 4_000;

    private final Random random = new Random(1);

    private double number() {
        double size = Math.scalb(1 + random.nextDouble(), random.nextInt(60) - 30);
        return random.nextInt(8) == 0 ? random.nextInt(9) - 4 : random.nextBoolean() ? size : -size;
    }

    private Interval interval() {
        double a = number();
        double b = random.nextInt(4) == 0 ? a : number();
        return new Interval(Math.min(a, b), Math.max(a, b));
    }

    private double member(Interval u) {
        double x = u.low() + random.nextDouble() * (u.high() - u.low());
        return Math.min(u.high(), Math.max(u.low(), x));
    }

    static void assertContains(Interval u, BigDecimal x, String what) {
        boolean above = Double.isInfinite(u.low()) || new BigDecimal(u.low()).compareTo(x) <= 0;
        boolean below = Double.isInfinite(u.high()) || new BigDecimal(u.high()).compareTo(x) >= 0;
        assertTrue(above && below, what + ": " + x + " is not in " + u);
    }

    @Test
    void sumsProductsQuotientsAndPowersOfMembersAreMembers() {
        for (int i = 0; i < TRIALS; i++) {
            Interval u = interval();
            Interval v = interval();
            BigDecimal x = new BigDecimal(member(u));
            BigDecimal y = new BigDecimal(member(v));
            assertContains(u.plus(v), x.add(y), u + " + " + v);
            assertContains(u.minus(v), x.subtract(y), u + " - " + v);
            assertContains(u.times(v), x.multiply(y), u + " * " + v);
            assertContains(u.square(), x.multiply(x), u + " squared");
            assertContains(u.power(5), x.pow(5), u + "^5");
            assertContains(u.abs(), x.abs(), "|" + u + "|");
            assertContains(u.max(v), x.max(y), "max");
            if (y.signum() != 0) {
                assertContains(u.over(v), x.divide(y, DIGITS), u + " / " + v);
            }
            if (x.signum() >= 0) {
                assertContains(u.sqrt(), x.sqrt(DIGITS), "root of " + u);
            }
        }
    }

    @Test
    void boundsOfPointsAreAtMostOneUlpApart() {
        for (int i = 0; i < TRIALS; i++) {
            Interval u = Interval.of(number());
            Interval v = Interval.of(number());
            for (Interval w : new Interval[] {u.plus(v), u.times(v), u.over(v.isZero() ? Interval.ONE : v)}) {
                assertTrue(w.high() <= Math.nextUp(w.low()), u + " and " + v + " give " + w);
            }
        }
    }

    @Test
    void exactResultsStayPoints() {
        assertEquals(Interval.ZERO, Interval.of(-3).over(6).plus(Interval.of(0.5)));
        assertEquals(Interval.of(3), Interval.of(9).sqrt());
        assertEquals(Interval.of(0x1p-30), Interval.of(0x1p-15).square());
    }

    @Test
    void overflowAndQuotientsByZeroStayInsideTheBounds() {
        assertEquals(
                new Interval(Double.MAX_VALUE, Double.POSITIVE_INFINITY),
                Interval.of(1e300).times(1e300));
        assertEquals(Interval.LINE, Interval.ONE.over(new Interval(-1, 1)));
        assertEquals(new Interval(0.5, Double.POSITIVE_INFINITY), Interval.ONE.over(new Interval(0, 2)));
        assertEquals(Interval.ZERO, Interval.ZERO.times(Interval.LINE));
        assertTrue(Interval.of(1e-320).times(0.3).contains(3e-321));
    }

    @Test
    void whatIsNoIntervalIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Interval(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Interval(Double.NaN, 0));
        assertThrows(IllegalArgumentException.class, () -> Interval.of(Double.POSITIVE_INFINITY));
    }
}
