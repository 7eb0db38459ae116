package org.fixpoint.engine.document;

/**
 * What stands round a fault, to be shown with a caret under it.
 *
 * @param line a line of a file or the value of an option; cut to some {@value #WIDTH} characters round the caret, with {@code …} for
 *     what is left out
 * @param caret how many characters (code points) of the line stand before the caret
 */
public record Excerpt(String line, int caret) {
    private static final int WIDTH = 100;
    private static final int BEFORE = 60;

    /** The part of a line round one of its characters, counted in code points from 0; the line's length means its end. */
    static Excerpt of(String line, int at) {
        int[] points = line.codePoints().toArray();
        if (points.length <= WIDTH) {
            return new Excerpt(line, at);
        }
        int from = Math.max(0, Math.min(at - BEFORE, points.length - WIDTH));
        int to = Math.min(points.length, from + WIDTH);
        String part = new String(points, from, to - from);
        return new Excerpt(
                (from > 0 ? "…" : "") + part + (to < points.length ? "…" : ""), at - from + (from > 0 ? 1 : 0));
    }

    /** The line that goes below, with the caret alone. */
    public String pointer() {
        return " ".repeat(caret) + "^";
    }
}
