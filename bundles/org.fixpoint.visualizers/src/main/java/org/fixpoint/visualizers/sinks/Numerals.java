package org.fixpoint.visualizers.sinks;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as text that reads back as the same number, the same text on every JDK. */
final class Numerals {
    private Numerals() {}

    /** At most 17 digits, as few of 15, 16, 17 as give the number back; NaN, Infinity, -Infinity otherwise. */
    static String exact(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Double.doubleToRawLongBits(value) == Long.MIN_VALUE ? "-0.0" : Long.toString((long) value);
        }
        BigDecimal all = new BigDecimal(value);
        for (int digits = 15; digits < 17; digits++) {
            String text = text(all, digits);
            if (Double.parseDouble(text) == value) {
                return text;
            }
        }
        return text(all, 17);
    }

    /** Six digits, for reading. */
    static String readable(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "–" : value > 0 ? "∞" : "−∞";
        }
        return value == 0 ? "0" : text(new BigDecimal(value), 6).replace('-', '−');
    }

    private static String text(BigDecimal all, int digits) {
        BigDecimal rounded =
                all.round(new MathContext(digits, RoundingMode.HALF_EVEN)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -5 && exponent < 16) {
            return rounded.toPlainString();
        }
        return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "E" + exponent;
    }
}
