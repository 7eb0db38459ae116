package org.fixpoint.visualizers;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fixpoint.api.analysis.Dimension;

/** Quantities, places and numbers in words. */
final class Wording {
    private static final Map<String, String> QUANTITIES = Map.ofEntries(
            Map.entry("similarity", "cosine similarity ρ"),
            Map.entry("predicted-similarity", "cosine similarity ρ"),
            Map.entry("trajectory", "cosine similarity ρ"),
            Map.entry("similarity-spread", "standard deviation of ρ over pairs"),
            Map.entry("length", "length ⟨h,h⟩/width"),
            Map.entry("kernel", "κ(ρ)"),
            Map.entry("kernel-slope", "κ′(ρ)"),
            Map.entry("activation", "φ(x)"),
            Map.entry("activation-derivative", "φ′(x)"),
            Map.entry("rho", "ρ"));

    private Wording() {}

    /** A quantity as the label of an axis. */
    static String quantity(String quantity, String unit) {
        String words = QUANTITIES.getOrDefault(quantity, quantity.replace('-', ' '));
        return unit.isEmpty() ? words : words + " (" + unit + ")";
    }

    /** A dimension as the label of an axis. */
    static String axis(Dimension dim) {
        return dim instanceof Dimension.Numbers numbers
                ? quantity(dim.name(), numbers.unit())
                : dim.name().replace('-', ' ');
    }

    /** One place in a dimension: {@code relu}, {@code width 128}. */
    static String place(Dimension dim, int i) {
        if (dim instanceof Dimension.Numbers numbers) {
            String unit = numbers.unit().isEmpty() ? "" : " " + numbers.unit();
            return dim.name().replace('-', ' ') + " " + setting(numbers.values()[i]) + unit;
        }
        return dim.label(i);
    }

    /** A setting, to as many digits as settings have: two that differ are told apart. */
    static String setting(double value) {
        return number(value, 12);
    }

    /** A number to so many significant digits, without exponent where that stays short. */
    static String number(double value, int digits) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "unknown" : value > 0 ? "∞" : "−∞";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        double size = Math.abs(value);
        String text = size >= 1e-4 && size < 1e7
                ? rounded.stripTrailingZeros().toPlainString()
                : scientific(rounded.stripTrailingZeros());
        return text.replace('-', '−');
    }

    private static String scientific(BigDecimal value) {
        int exponent = value.precision() - value.scale() - 1;
        return value.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    /** With a capital first letter. */
    static String capital(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    static String list(List<String> words) {
        if (words.size() <= 1) {
            return String.join("", words);
        }
        return String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.get(words.size() - 1);
    }
}
