package org.fixpoint.engine.document;

/**
 * One range of a text and what stands there instead.
 *
 * @param start of the range, as {@link String#charAt} counts
 * @param end behind the range
 * @param replacement what stands there afterwards
 */
public record TextChange(int start, int end, String replacement) {
    /** The shortest change that makes one text of another. */
    public static TextChange between(String before, String after) {
        int most = Math.min(before.length(), after.length());
        int front = 0;
        while (front < most && before.charAt(front) == after.charAt(front)) {
            front++;
        }
        int back = 0;
        while (back < most - front
                && before.charAt(before.length() - 1 - back) == after.charAt(after.length() - 1 - back)) {
            back++;
        }
        return new TextChange(front, before.length() - back, after.substring(front, after.length() - back));
    }

    /** The text after the change. */
    public String applied(String text) {
        return text.substring(0, start) + replacement + text.substring(end);
    }
}
