package org.fixpoint.maths.certified;

/**
 * Something that holds exactly for a function φ, which no interval could prove.
 *
 * @param statement what holds
 * @param reason why, in words that are shown
 */
public record Fact(Statement statement, String reason) {
    /** What can hold. */
    public enum Statement {
        /** φ(−x) = −φ(x) almost everywhere. */
        ODD,
        /** φ(−x) = φ(x) almost everywhere. */
        EVEN,
        /** E[φ(Z)] = 0 for a standard normal Z. */
        MEAN_ZERO,
        /** E[φ'(Z)²] = E[φ(Z)²], both finite. */
        BALANCED,
        /** φ(x) = a + b x. */
        LINEAR
    }
}
