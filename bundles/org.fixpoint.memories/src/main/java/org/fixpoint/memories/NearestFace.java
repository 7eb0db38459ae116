package org.fixpoint.memories;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The face of the pattern polytope that a state is near, in words. */
final class NearestFace {
    /** A pattern belongs to the face if its weight is at least this share of the largest weight. */
    static final double SHARE = 0.1;

    private static final int MOST_NAMED = 8;

    private NearestFace() {}

    /** The patterns, from 0, whose weight is at least a tenth of the largest. */
    static int[] indices(double[] weights) {
        double largest = 0;
        for (double p : weights) {
            largest = Math.max(largest, p);
        }
        double least = SHARE * largest;
        return IntStream.range(0, weights.length)
                .filter(i -> weights[i] >= least)
                .toArray();
    }

    /** {@code pattern 3}, with its label, or {@code face 1-2}; patterns are numbered from 1. */
    static String of(double[] weights, List<String> labels) {
        int[] face = indices(weights);
        if (face.length == 1) {
            return StoredPatterns.name(face[0], labels);
        }
        if (face.length > MOST_NAMED) {
            return "face of " + face.length + " patterns";
        }
        return "face " + IntStream.of(face).mapToObj(i -> String.valueOf(i + 1)).collect(Collectors.joining("-"));
    }
}
