package org.fixpoint.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Enclosure;

/**
 * Proven bounds of an activation against its values.
 *
 * @param phi φ as it is evaluated in doubles, which may be wrong by {@link #ROUNDING} of 1 + |φ|
 * @param enclosure its bounds
 */
record EnclosureCheck(ActivationFunction phi, Enclosure enclosure) {
    private static final double ROUNDING = 1e-12;
    private static final int PANELS = 300;
    private static final int ORDER = 8;

    /** Panels of random places and widths, the same ones for every activation. */
    void ofPanels() {
        Random random = new Random(5);
        for (int i = 0; i < PANELS; i++) {
            double low = 24 * random.nextDouble() - 12;
            double high = low + Math.scalb(1.0, -random.nextInt(12));
            double centre = low + random.nextDouble() * (high - low);
            Enclosure.Panel panel = enclosure.on(low, high, centre, ORDER);
            for (int j = 0; j < 4; j++) {
                double x = low + random.nextDouble() * (high - low);
                double y = low + random.nextDouble() * (high - low);
                check(panel, centre, x, y, "in [" + low + ", " + high + "]");
            }
        }
    }

    private void check(Enclosure.Panel panel, double centre, double x, double y, String where) {
        double value = phi.value(x);
        double slack = ROUNDING * (1 + Math.abs(value) + Math.abs(phi.value(y)));
        assertWithin(panel.overLow()[0], value, panel.overHigh()[0], slack, "φ(" + x + ") " + where);
        double run = y - x;
        if (Math.abs(run) > 1e-6) {
            double slope = (phi.value(y) - value) / run;
            assertWithin(
                    panel.overLow()[1],
                    slope,
                    panel.overHigh()[1],
                    slack / Math.abs(run),
                    "difference at " + x + " " + where);
        }
        double low = panel.overLow()[ORDER];
        double high = panel.overHigh()[ORDER];
        double reach = StrictMath.pow(x - centre, ORDER);
        if (Double.isFinite(low) && Double.isFinite(high)) {
            low *= reach;
            high *= reach;
            for (int k = 0; k < ORDER; k++) {
                double power = StrictMath.pow(x - centre, k);
                low += Math.min(panel.atLow()[k] * power, panel.atHigh()[k] * power);
                high += Math.max(panel.atLow()[k] * power, panel.atHigh()[k] * power);
            }
            assertWithin(low, value, high, slack, "Taylor's formula at " + x + " " + where);
        }
    }

    private static void assertWithin(double low, double x, double high, double slack, String what) {
        assertTrue(low - slack <= x && x <= high + slack, what + ": " + x + " is not in [" + low + ", " + high + "]");
    }

    /** Bounds beyond some points hold at some points beyond. */
    void ofTails() {
        for (double from : new double[] {8, 12.5, 30}) {
            for (int side : new int[] {1, -1}) {
                Enclosure.Tail tail = enclosure.tail(side * from);
                for (double t = from + 1e-6; t < 3 * from; t += 0.37) {
                    assertBelow(Math.abs(phi.value(side * t)), tail.value(), t, "φ");
                    assertBelow(Math.abs(phi.derivative(side * t)), tail.slope(), t, "φ'");
                }
            }
        }
    }

    private static void assertBelow(double size, Enclosure.Growth growth, double t, String what) {
        double exponent = growth.constant() + growth.rate() * t + growth.quadratic() * t * t;
        double bound = size == 0 ? Double.NEGATIVE_INFINITY : StrictMath.log(size) - 1e-9 * (1 + Math.abs(exponent));
        assertTrue(bound <= exponent, what + " at |x| = " + t + " is " + size + ", above exp(" + exponent + ")");
    }

    /** Claims that the values must bear out. */
    void ofFacts() {
        for (double jump : phi.jumps()) {
            assertFalse(enclosure.isContinuousAt(jump), "φ jumps at " + jump);
        }
        for (Enclosure.Fact fact : enclosure.facts()) {
            assertFalse(fact.reason().isBlank(), fact.statement() + " has no reason");
            for (double x = 0.0625; x < 9; x += 0.25) {
                double slack = ROUNDING * (1 + Math.abs(phi.value(x)) + Math.abs(phi.value(-x)));
                switch (fact.statement()) {
                    case ODD -> assertEquals(-phi.value(x), phi.value(-x), slack, "odd at " + x);
                    case EVEN -> assertEquals(phi.value(x), phi.value(-x), slack, "even at " + x);
                    case LINEAR -> assertEquals(
                            2 * phi.value(x), phi.value(2 * x) + phi.value(0), 3 * slack, "linear at " + x);
                    case MEAN_ZERO, BALANCED -> assertTrue(Double.isFinite(phi.value(x)), "finite at " + x);
                }
            }
        }
    }
}
