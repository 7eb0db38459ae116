package org.fixpoint.networks.inputs;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads a cell as a decimal number: {@code -1}, {@code 0.5}, {@code .5}, {@code 6.02e23}; nothing else is one. */
final class DecimalCell {
    private static final Set<String> NOT_FINITE =
            Set.of("nan", "na", "n/a", "null", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity");

    private DecimalCell() {}

    /** The number, which may have overflowed to an infinity; empty if the cell is none. */
    static OptionalDouble number(String cell) {
        return isDecimal(cell) ? OptionalDouble.of(Double.parseDouble(cell)) : OptionalDouble.empty();
    }

    /** Whether the cell stands for a missing or infinite number. */
    static boolean isNotFinite(String cell) {
        return NOT_FINITE.contains(cell.toLowerCase(Locale.ROOT));
    }

    private static boolean isDecimal(String cell) {
        int at = sign(cell, 0);
        int whole = digits(cell, at);
        int end = whole;
        int count = whole - at;
        if (end < cell.length() && cell.charAt(end) == '.') {
            end = digits(cell, whole + 1);
            count += end - whole - 1;
        }
        if (count == 0) {
            return false;
        }
        if (end < cell.length() && (cell.charAt(end) == 'e' || cell.charAt(end) == 'E')) {
            int from = sign(cell, end + 1);
            end = digits(cell, from);
            return end > from && end == cell.length();
        }
        return end == cell.length();
    }

    private static int sign(String cell, int at) {
        return at < cell.length() && (cell.charAt(at) == '-' || cell.charAt(at) == '+') ? at + 1 : at;
    }

    private static int digits(String cell, int from) {
        int at = from;
        while (at < cell.length() && cell.charAt(at) >= '0' && cell.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
