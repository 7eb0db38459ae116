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
    private static final double BEFORE = 0.6;

    /** The part of a line round one of its characters, counted in code points from 0; the line's length means its end. */
    static Excerpt of(String line, int at) {
        return new Excerpt(line, at).within(WIDTH);
    }

    /**
     * The part of it that is seen where there is less room.
     *
     * @param width how many characters there is room for, without the {@code …} at either end
     */
    public Excerpt within(int width) {
        int[] points = line.codePoints().toArray();
        if (points.length <= width) {
            return this;
        }
        int from = Math.max(0, Math.min(caret - (int) (BEFORE * width), points.length - width));
        int to = Math.min(points.length, from + width);
        String part = new String(points, from, to - from);
        return new Excerpt(
                (from > 0 ? "…" : "") + part + (to < points.length ? "…" : ""), caret - from + (from > 0 ? 1 : 0));
    }

    /** The line that goes below, with the caret alone. */
    public String pointer() {
        return " ".repeat(caret) + "^";
    }
}
