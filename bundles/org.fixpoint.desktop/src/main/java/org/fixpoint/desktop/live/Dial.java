package org.fixpoint.desktop.live;

import java.math.BigDecimal;
import java.math.MathContext;
import org.fixpoint.desktop.form.Editor;

/**
 * A parameter that is turned by hand.
 *
 * @param name as the model has it
 * @param low where it begins
 * @param high where it ends, above
 * @param log whether equal steps multiply
 * @param value now
 */
public record Dial(String name, double low, double high, boolean log, double value) {
    private static final MathContext BRIEF = new MathContext(4);
    private static final double FACTOR = 4;

    /** Over what is typical, or from a quarter to four times the value; logarithmic where that spans much. */
    static Dial over(String name, double least, double most, double value) {
        boolean typical = least < most && value >= least && value <= most && Double.isFinite(most - least);
        double low = typical ? least : Math.min(value / FACTOR, value * FACTOR);
        double high = typical ? most : Math.max(value / FACTOR, value * FACTOR);
        return low < high
                ? new Dial(name, low, high, new Editor.Span(low, high, false).log(), value)
                : new Dial(name, value - 1, value + 1, false, value);
    }

    /** To four digits, as it is written into an experiment. */
    public static double rounded(double value) {
        return new BigDecimal(value).round(BRIEF).doubleValue();
    }

    /** With another value. */
    Dial at(double other) {
        return new Dial(name, low, high, log, other);
    }

    /** The value at a fraction of the way. */
    public double value(double fraction) {
        return span().value(fraction);
    }

    /** How far the value is on the way, from 0 to 1. */
    public double fraction() {
        return span().fraction(value);
    }

    /** What it is turned over. */
    public Editor.Span span() {
        return new Editor.Span(low, high, false);
    }
}
