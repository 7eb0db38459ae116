package org.fixpoint.memories.geometry;

import java.util.OptionalInt;

/**
 * The least margin, over a polytope, by which the best of some patterns beats the best of their rivals, with proven bounds.
 *
 * @param low a lower bound, +∞ if there is no rival
 * @param high an upper bound
 * @param rival the pattern that comes nearest, if there is a rival
 */
record Margin(double low, double high, OptionalInt rival) {
    /** The margin where no pattern competes: the maximum over no pattern is −∞. */
    static final Margin UNRIVALLED =
            new Margin(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, OptionalInt.empty());

    /** The lesser of two margins. */
    Margin and(Margin other) {
        return new Margin(
                Math.min(low, other.low), Math.min(high, other.high), high <= other.high ? rival : other.rival);
    }

    /** The middle of the bounds. */
    double value() {
        return low == high ? low : low + (high - low) / 2;
    }

    /** The margin is no farther from {@link #value()} than this. */
    double error() {
        return low == high ? 0 : (high - low) / 2;
    }
}
