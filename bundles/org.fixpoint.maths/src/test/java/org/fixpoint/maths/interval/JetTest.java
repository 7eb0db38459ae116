package org.fixpoint.maths.interval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class JetTest {
    private static final int ORDER = 12;
    private static final Jet X = Jet.variable(Interval.of(0.75), ORDER);
    private static final Jet WIDE = Jet.variable(new Interval(0.5, 0.75), ORDER);

    /** One of them is a set that the other must meet, coefficient by coefficient. */
    private static void assertMeet(Jet u, Jet v) {
        for (int k = 0; k <= ORDER; k++) {
            assertFalse(u.at(k).isApartFrom(v.at(k)), "coefficient " + k + ": " + u.at(k) + " and " + v.at(k));
            assertTrue(u.at(k).width() < 1e-8, "coefficient " + k + ": " + u.at(k));
        }
    }

    @Test
    void coefficientsOfTheExponentialAreThoseOfItsSeries() {
        Jet e = JetFunctions.exp(Jet.variable(Interval.ZERO, ORDER));
        BigDecimal factorial = BigDecimal.ONE;
        for (int k = 1; k <= ORDER; k++) {
            factorial = factorial.multiply(BigDecimal.valueOf(k));
            IntervalTest.assertContains(e.at(k).times(factorial.doubleValue()), BigDecimal.ONE, "coefficient " + k);
        }
    }

    @Test
    void identitiesBetweenFunctionsHold() {
        Jet one = Jet.constant(Interval.ONE, ORDER);
        assertMeet(JetFunctions.log(JetFunctions.exp(X)), X);
        assertMeet(JetFunctions.sin(X).square().plus(JetFunctions.cos(X).square()), one);
        assertMeet(JetFunctions.tan(JetFunctions.atan(X)), X);
        assertMeet(JetFunctions.sin(JetFunctions.asin(X)), X);
        assertMeet(JetFunctions.cos(JetFunctions.acos(X)), X);
        assertMeet(JetFunctions.sinh(JetFunctions.asinh(X)), X);
        assertMeet(JetFunctions.sqrt(X).square(), X);
        assertMeet(JetFunctions.cbrt(X).power(3), X);
        assertMeet(JetFunctions.pow(JetFunctions.pow(X, 1.5), 2), X.power(3));
        assertMeet(JetFunctions.tanh(X), JetFunctions.sinh(X).over(JetFunctions.cosh(X)));
        assertMeet(JetFunctions.sech(X), one.over(JetFunctions.cosh(X)));
        assertMeet(
                JetFunctions.sigmoid(X), one.over(JetFunctions.exp(X.negative()).plus(Interval.ONE)));
        assertMeet(
                JetFunctions.softplus(X), JetFunctions.log(JetFunctions.exp(X).plus(Interval.ONE)));
        assertMeet(JetFunctions.log1p(JetFunctions.expm1(X)), X);
        assertMeet(JetFunctions.erf(X).plus(JetFunctions.erfc(X)), one);
        Jet root = X.times(Interval.of(2).sqrt());
        assertMeet(JetFunctions.cdf(root).times(Interval.of(2)).minus(one), JetFunctions.erf(X));
        assertMeet(JetFunctions.sigmoidSlope(X), JetFunctions.sigmoid(X).times(one.minus(JetFunctions.sigmoid(X))));
        assertMeet(
                JetFunctions.density(X).derivative().plus(Interval.ZERO),
                JetFunctions.density(X).times(X.negative()).truncated(ORDER - 1),
                ORDER - 1);
    }

    private static void assertMeet(Jet u, Jet v, int order) {
        for (int k = 0; k <= order; k++) {
            assertFalse(u.at(k).isApartFrom(v.at(k)), "coefficient " + k + ": " + u.at(k) + " and " + v.at(k));
        }
    }

    @Test
    void coefficientsOverAnIntervalContainThoseAtItsPoints() {
        Jet wide = JetFunctions.tanh(JetFunctions.softplus(WIDE)).times(WIDE);
        for (double x = 0.5; x <= 0.75; x += 0.0625) {
            Jet point = Jet.variable(Interval.of(x), ORDER);
            Jet narrow = JetFunctions.tanh(JetFunctions.softplus(point)).times(point);
            for (int k = 0; k <= ORDER; k++) {
                assertTrue(wide.at(k).contains(narrow.at(k)), "coefficient " + k + " at " + x);
            }
        }
    }

    @Test
    void modulusRoundItsKinkIsLipschitzContinuousAndNoMore() {
        Jet kink = JetFunctions.abs(Jet.variable(new Interval(-0.25, 0.5), ORDER));
        assertEquals(new Interval(0, 0.5), kink.value());
        assertEquals(Interval.around0(1), kink.at(1));
        assertEquals(Interval.LINE, kink.at(2));
    }

    @Test
    void quotientOfTwoThatVanishIsThatOfTheLifted() {
        Jet x = Jet.variable(new Interval(0, 0.25), ORDER);
        Jet ratio = JetFunctions.sin(x).lifted().over(x.lifted());
        assertTrue(ratio.value().contains(StrictMath.sin(0.2) / 0.2));
        assertTrue(ratio.at(2).contains(-1.0 / 6));
        assertEquals(Interval.LINE, ratio.at(ORDER));
    }
}
