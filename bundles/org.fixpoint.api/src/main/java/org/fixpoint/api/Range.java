package org.fixpoint.api;

import java.util.Locale;

/**
 * An interval of the real line, each end included or not.
 *
 * @param low lower end, may be -∞ (then not included)
 * @param high upper end, may be +∞ (then not included)
 * @param reason why values outside are refused, as the end of a sentence, or empty
 */
public record Range(double low, boolean lowIncluded, double high, boolean highIncluded, String reason) {
    public Range {
        if (!(low <= high)) {
            throw new IllegalArgumentException("range from " + low + " to " + high);
        }
        lowIncluded = lowIncluded && low != Double.NEGATIVE_INFINITY;
        highIncluded = highIncluded && high != Double.POSITIVE_INFINITY;
    }

    /** All finite numbers. */
    public static Range finite() {
        return open(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** [low, high]; an infinite end is not included. */
    public static Range closed(double low, double high) {
        return new Range(low, true, high, true, "");
    }

    /** (low, high). */
    public static Range open(double low, double high) {
        return new Range(low, false, high, false, "");
    }

    /** [low, high). */
    public static Range closedOpen(double low, double high) {
        return new Range(low, true, high, false, "");
    }

    /** (low, high]. */
    public static Range openClosed(double low, double high) {
        return new Range(low, false, high, true, "");
    }

    /** The same interval with the reason that a refusal gives. */
    public Range because(String why) {
        return new Range(low, lowIncluded, high, highIncluded, why);
    }

    /** Whether a number lies inside. NaN and the infinities never do. */
    public boolean contains(double x) {
        return Double.isFinite(x) && (lowIncluded ? x >= low : x > low) && (highIncluded ? x <= high : x < high);
    }

    /** In words, for a message: {@code a real number in [-10.0, 10.0]}. */
    public String inWords() {
        String interval =
                String.format(Locale.ROOT, "%s%s, %s%s", lowIncluded ? "[" : "(", low, high, highIncluded ? "]" : ")");
        String bounded = Double.isInfinite(low) && Double.isInfinite(high)
                ? "a finite real number"
                : "a real number in " + interval;
        return reason.isEmpty() ? bounded : bounded + " (" + reason + ")";
    }
}
