package org.fixpoint.desktop.document;

import java.util.ArrayList;
import java.util.List;
import org.fixpoint.engine.document.TextChange;

/**
 * What the keys Enter, Tab and Shift+Tab do to YAML, which takes no tabs.
 *
 * @param change of the text
 * @param from where the selection begins afterwards, as {@link String#charAt} counts
 * @param to behind its end; the caret, where nothing is selected
 */
public record Indentation(TextChange change, int from, int to) {
    private static final String STEP = "  ";

    /**
     * A new line as far in as the one it begins in, and a step further below a key without a value.
     *
     * @param from where the selection begins, which the new line takes the place of
     * @param delimiter what ends a line
     */
    public static Indentation enter(String text, int from, int to, String delimiter) {
        String before = text.substring(lineStart(text, from), from);
        boolean key = before.stripTrailing().endsWith(":");
        String indent = " ".repeat(key ? column(before) : spaces(before)) + (key ? STEP : "");
        int caret = from + delimiter.length() + indent.length();
        return new Indentation(new TextChange(from, to, delimiter + indent), caret, caret);
    }

    /** Two spaces at the caret, or before each line of the selection. */
    public static Indentation in(String text, int from, int to) {
        return from == to
                ? new Indentation(new TextChange(from, to, STEP), from + STEP.length(), from + STEP.length())
                : lines(text, from, to, true);
    }

    /** Up to two spaces less before the line of the caret, or before each line of the selection. */
    public static Indentation out(String text, int from, int to) {
        return lines(text, from, to, false);
    }

    private static Indentation lines(String text, int from, int to, boolean further) {
        int start = lineStart(text, from);
        int last =
                to > from && text.charAt(to - 1) == '\n' ? to - 1 : to; // the line behind a whole one is not selected
        int newline = text.indexOf('\n', last);
        int end = newline < 0 ? text.length() : newline;
        List<String> moved = new ArrayList<>();
        for (String line : text.substring(start, end).split("\n", -1)) {
            moved.add(
                    further
                            ? (line.isBlank() ? line : STEP + line)
                            : line.substring(Math.min(STEP.length(), spaces(line))));
        }
        String block = String.join("\n", moved);
        int first = moved.get(0).length() - firstLine(text, start, end);
        int grown = block.length() - (end - start);
        int newFrom = from == start && from != to ? start : Math.max(start, from + first);
        int newTo = from == to ? newFrom : Math.max(newFrom, to + grown);
        return new Indentation(new TextChange(start, end, block), newFrom, newTo);
    }

    private static int firstLine(String text, int start, int end) {
        int newline = text.indexOf('\n', start);
        return (newline < 0 || newline > end ? end : newline) - start;
    }

    private static int lineStart(String text, int at) {
        return at == 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
    }

    /** The column of a key, behind the dashes of the items of lists that begin in its line. */
    private static int column(String line) {
        int column = spaces(line);
        while (line.startsWith("- ", column)) {
            column += 2 + spaces(line.substring(column + 2));
        }
        return column;
    }

    private static int spaces(String line) {
        int count = 0;
        while (count < line.length() && line.charAt(count) == ' ') {
            count++;
        }
        return count;
    }
}
