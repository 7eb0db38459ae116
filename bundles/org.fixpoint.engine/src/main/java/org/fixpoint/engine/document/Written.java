package org.fixpoint.engine.document;

import java.util.ArrayList;
import java.util.List;

/**
 * How a scalar was written, so that each character of its value is found again in the file.
 *
 * @param lines all lines of the file or option
 * @param line the one in which the scalar begins, from 0
 * @param column where it begins there, in characters (code points) from 0
 */
public record Written(List<String> lines, int line, int column) {
    /** The lines of a text as YAML counts them: ended by LF, CR LF or CR. */
    static List<String> lines(String text) {
        return List.of(text.split("\r\n|\n|\r", -1));
    }

    /** The same scalar in a longer text, which has a prefix before the first line. */
    Written after(String prefix) {
        List<String> longer = new ArrayList<>(lines);
        longer.set(0, prefix + lines.get(0));
        int shift = line == 0 ? prefix.codePointCount(0, prefix.length()) : 0;
        return new Written(List.copyOf(longer), line, column + shift);
    }

    /** The line round a character of the value, counted as {@link String#charAt} does; see {@link #mark}. */
    Excerpt excerpt(int index) {
        return Excerpt.of(lines.get(line), place(index));
    }

    /**
     * Where a character of the value stands: that of a plain or quoted scalar on one line, else the scalar's start.
     *
     * @param index as {@link String#charAt} counts; the value's length means the place behind it
     */
    Mark mark(String source, int index) {
        return new Mark(source, line + 1, place(index) + 1);
    }

    private int place(int index) {
        int[] points = lines.get(line).codePoints().toArray();
        int start = behindProperties(points);
        int first = start < points.length ? points[start] : ' ';
        int at = first == '\'' || first == '"' ? start + 1 : start;
        if (first == '|' || first == '>') {
            return column;
        }
        int consumed = 0;
        while (consumed < index && at < points.length) {
            if (first == '"' && points[at] == '\\') {
                int next = at + 1 < points.length ? points[at + 1] : ' ';
                int digits = next == 'x' ? 2 : next == 'u' ? 4 : next == 'U' ? 8 : 0;
                consumed += next == 'U' && beyondTheBasicPlane(points, at + 2) ? 2 : 1;
                at += 2 + digits;
            } else if (first == '\'' && points[at] == '\'') {
                consumed++;
                at += 2;
            } else {
                consumed += Character.charCount(points[at]);
                at++;
            }
        }
        return consumed < index || at > points.length ? column : at;
    }

    /** Whether eight hexadecimal digits stand for a character that takes two of Java's. */
    private static boolean beyondTheBasicPlane(int[] points, int from) {
        return from + 4 <= points.length && !new String(points, from, 4).equals("0000");
    }

    /** Where the value begins behind an anchor and a tag. */
    private int behindProperties(int[] points) {
        int at = column;
        while (at < points.length && (points[at] == '&' || points[at] == '!')) {
            while (at < points.length && points[at] != ' ') {
                at++;
            }
            while (at < points.length && points[at] == ' ') {
                at++;
            }
        }
        return at;
    }
}
