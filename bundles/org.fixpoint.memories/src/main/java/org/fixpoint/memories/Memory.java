package org.fixpoint.memories;

import java.util.Arrays;
import org.fixpoint.api.model.Facet;

/**
 * A modern continuous Hopfield network f(ξ) = X softmax(β Xᵀ ξ). Ramsauer et al. (2020), arXiv:2008.02217.
 *
 * @param patterns the columns of X
 * @param beta β, the inverse temperature, positive
 * @param given the Euclidean lengths that the patterns had before they were stored; not to be modified
 */
public record Memory(PatternSet patterns, double beta, double[] given) {
    /** The patterns and the inverse temperature of a modern Hopfield network. */
    public static final Facet<Memory> FACET = new Facet<>("memory", Memory.class, false);

    private static final double UNIT = 1e-9; // what a reader would call length 1

    /** Of patterns that are stored as they were given. */
    public Memory(PatternSet patterns, double beta) {
        this(patterns, beta, patterns.lengths());
    }

    /** What unequal lengths of the given patterns change, in a sentence after a blank; empty if all had length 1. */
    public String lengthsInWords() {
        long others = Arrays.stream(given)
                .filter(length -> Math.abs(length - 1) > UNIT)
                .count();
        if (others == 0) {
            return "";
        }
        double least = Arrays.stream(given).min().orElseThrow();
        double most = Arrays.stream(given).max().orElseThrow();
        String lengths = least == most
                ? "length " + Wording.number(most)
                : "lengths from " + Wording.number(least) + " to " + Wording.number(most);
        boolean scaled = Arrays.stream(patterns.lengths()).allMatch(length -> Math.abs(length - 1) <= UNIT);
        return scaled
                ? " The patterns were given with " + lengths + " and are stored with length 1; with normalise: none the"
                        + " longer ones would attract more."
                : " The patterns have " + lengths + (least == most ? "." : ", and longer ones attract more.");
    }
}
