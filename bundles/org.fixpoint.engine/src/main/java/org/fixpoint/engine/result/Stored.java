package org.fixpoint.engine.result;

/** What is found in the place of a point's result. */
public sealed interface Stored {
    /** A complete result. */
    record Whole(PointResult result) implements Stored {}

    /** No result, or one that is still being written. */
    record Missing() implements Stored {}

    /**
     * A folder whose content is not what was written.
     *
     * @param sentence what is wrong with it, and with which file
     */
    record Damaged(String sentence) implements Stored {}
}
