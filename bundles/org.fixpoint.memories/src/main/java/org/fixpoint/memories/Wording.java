package org.fixpoint.memories;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers in the sentences of findings. */
public final class Wording {
    private static final MathContext DIGITS = new MathContext(4);
    private static final MathContext ALL = new MathContext(15);

    private Wording() {}

    /** Four digits, {@code 0.3536} or {@code 1.2e-9}; ∞ and "unknown" for what is no number. */
    public static String number(double value) {
        return told(value, DIGITS);
    }

    /** Fifteen digits at most. */
    public static String exact(double value) {
        return told(value, ALL);
    }

    private static String told(double value, MathContext digits) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "unknown" : value > 0 ? "∞" : "-∞";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(digits).stripTrailingZeros();
        double size = Math.abs(value);
        return size >= 1e-4 && size < 1e7
                ? rounded.toPlainString()
                : String.format(Locale.ROOT, "%se%d", rounded.scaleByPowerOfTen(-exponent(rounded)), exponent(rounded));
    }

    private static int exponent(BigDecimal number) {
        return number.precision() - number.scale() - 1;
    }

    /** {@code 1 face}, {@code 3 faces}. */
    public static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** A share in percent, {@code 97.5 %}. */
    public static String percent(double share) {
        return told(100 * share, new MathContext(3)) + " %";
    }
}
