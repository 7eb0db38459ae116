package org.fixpoint.engine.run;

/**
 * A point that has no result.
 *
 * @param key of the point
 * @param point its coordinates in words; empty if nothing is swept
 * @param sentence what went wrong, where, and what would do
 */
public record Failure(String key, String point, String sentence) {
    /** The sentence with the point in front of it. */
    public String inWords() {
        return point.isEmpty() ? sentence : point + ": " + sentence;
    }
}
