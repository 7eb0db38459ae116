package org.fixpoint.maths.dynamics;

/** How sure it is that no fixed point is missing. */
public enum Completeness {
    /** Every point is proven to exist, and that there is no other. */
    CERTIFIED("complete (certified)"),
    /**
     * The degrees add up to 1, as they must, and starts in a number that grows with that of the points found have shown no other. It is no
     * proof: pairs of opposite degree may be missing.
     */
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
