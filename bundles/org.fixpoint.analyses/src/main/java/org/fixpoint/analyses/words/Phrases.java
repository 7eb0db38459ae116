package org.fixpoint.analyses.words;

import java.math.BigDecimal;
import java.math.MathContext;
import org.fixpoint.maths.random.Wilson;

/** Numbers as the sentences of findings have them. */
public final class Phrases {
    private static final MathContext DIGITS = new MathContext(4);

    private Phrases() {}

    /** Four digits; ∞, −∞ or unknown for what is no number. */
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "unknown" : value > 0 ? "∞" : "−∞";
        }
        return value == 0
                ? "0"
                : Double.toString(new BigDecimal(value).round(DIGITS).doubleValue())
                        .replaceAll("\\.0(E|$)", "$1")
                        .replace('E', 'e');
    }

    /** A share of 1 in percent. */
    public static String percent(double share) {
        return number(100 * share) + " %";
    }

    /** {@code 41.2 % (95 % interval 40.24 % to 42.17 %)}: k seen in n independent trials, with Wilson's interval. */
    public static String share(long k, long n) {
        Wilson interval = Wilson.of(k, n);
        return percent((double) k / n) + " (95 % interval " + percent(interval.low()) + " to "
                + percent(interval.high()) + ")";
    }

    /** {@code 1 orbit}, {@code 2 orbits}. */
    public static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
