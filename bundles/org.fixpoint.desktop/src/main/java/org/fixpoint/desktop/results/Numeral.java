package org.fixpoint.desktop.results;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as they are read and as they are copied. */
final class Numeral {
    private static final MathContext BRIEF = new MathContext(6);

    private Numeral() {}

    /** To six digits. */
    static String brief(double value) {
        if (!Double.isFinite(value)) {
            return exact(value);
        }
        double rounded = new BigDecimal(value).round(BRIEF).doubleValue();
        return exact(rounded);
    }

    /** So that it is the same number when it is read again; nothing where there is none. */
    static String exact(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value).replace("Infinity", "∞");
    }
}
