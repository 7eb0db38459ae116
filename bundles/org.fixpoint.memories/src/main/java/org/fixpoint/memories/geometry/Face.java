package org.fixpoint.memories.geometry;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fixpoint.memories.PatternSet;

/**
 * Some of the patterns of a memory, the vertices of a face of their convex hull if it is one.
 *
 * @param members indices from 0 on, ascending; not to be modified
 */
record Face(int[] members) {
    Face {
        for (int i = 0; i < members.length; i++) {
            if (members[i] < (i == 0 ? 0 : members[i - 1] + 1)) {
                throw new IllegalArgumentException(Arrays.toString(members) + " is not ascending");
            }
        }
    }

    /** All patterns. */
    static Face all(int count) {
        return new Face(IntStream.range(0, count).toArray());
    }

    /** The number of patterns. */
    int size() {
        return members.length;
    }

    /** The facet opposite to the member at a place. */
    Face without(int place) {
        return new Face(IntStream.range(0, members.length)
                .filter(i -> i != place)
                .map(i -> members[i])
                .toArray());
    }

    /** The patterns that are not members, ascending. */
    int[] others(int count) {
        return IntStream.range(0, count)
                .filter(i -> Arrays.binarySearch(members, i) < 0)
                .toArray();
    }

    /** The members' patterns, size × dimension, row-major. */
    double[] points(PatternSet patterns) {
        int n = patterns.dimension();
        double[] points = new double[size() * n];
        for (int i = 0; i < size(); i++) {
            System.arraycopy(patterns.rows(), members[i] * n, points, i * n, n);
        }
        return points;
    }

    /** As it is written: numbers from 1 on, {@code 1-2-4}. */
    String label() {
        return Arrays.stream(members).mapToObj(i -> Integer.toString(i + 1)).collect(Collectors.joining("-"));
    }

    /** {@code patterns 1, 2 and 4 together}. */
    String inWords() {
        if (size() == 1) {
            return "pattern " + label() + " alone";
        }
        String last = Integer.toString(members[size() - 1] + 1);
        return "patterns " + without(size() - 1).label().replace("-", ", ") + " and " + last + " together";
    }
}
