package org.fixpoint.maths.dynamics;

/** How sure it is that no fixed point is missing. */
public enum Completeness {
    /** Every point is proven to exist, and that there is no other. */
    CERTIFIED("complete (certified)"),
    /** The degrees add up to 1, as they must, and longer search finds no other point; pairs of opposite degree may still be missing. */
    DEGREE("complete (degree)"),
    /** Neither. */
    POSSIBLY_INCOMPLETE("possibly incomplete");

    private final String words;

    Completeness(String words) {
        this.words = words;
    }

    /** As it is told to a researcher. */
    public String words() {
        return words;
    }
}
