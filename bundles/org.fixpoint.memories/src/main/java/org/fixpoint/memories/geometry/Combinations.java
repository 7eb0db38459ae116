package org.fixpoint.memories.geometry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The subsets of a given size of a finite set. */
final class Combinations {
    private Combinations() {}

    /** How many there are; {@link Long#MAX_VALUE} if more. */
    static long count(int of, int size) {
        long count = 1;
        for (int i = 1; i <= size; i++) {
            long factor = (long) of - size + i;
            if (count > Long.MAX_VALUE / Math.max(factor, 1)) {
                return Long.MAX_VALUE;
            }
            count = count * factor / i;
        }
        return count;
    }

    /** The first in lexicographic order. */
    static int[] first(int size) {
        return IntStream.range(0, size).toArray();
    }

    /** Turns a subset into the next in lexicographic order; false, without a change, after the last. */
    static boolean next(int[] members, int of) {
        int size = members.length;
        for (int i = size - 1; i >= 0; i--) {
            if (members[i] < of - size + i) {
                members[i]++;
                for (int j = i + 1; j < size; j++) {
                    members[j] = members[j - 1] + 1;
                }
                return true;
            }
        }
        return false;
    }

    /** All of them, in lexicographic order. */
    static List<Face> all(int of, int size) {
        List<Face> all = new ArrayList<>();
        int[] members = first(size);
        do {
            all.add(new Face(members.clone()));
        } while (next(members, of));
        return all;
    }

    /** Different ones, uniformly at random, in the order drawn; all of them if there are no more than asked for. */
    static List<Face> sampled(int of, int size, int wanted, RandomGenerator random) {
        if (count(of, size) <= wanted) {
            return all(of, size);
        }
        List<Face> faces = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        while (faces.size() < wanted) {
            Face face = new Face(drawn(of, size, random));
            if (seen.add(face.label())) {
                faces.add(face);
            }
        }
        return faces;
    }

    /** A subset by the first steps of a shuffle. */
    private static int[] drawn(int of, int size, RandomGenerator random) {
        int[] order = first(of);
        for (int i = 0; i < size; i++) {
            int j = i + random.nextInt(of - i);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return IntStream.range(0, size).map(i -> order[i]).sorted().toArray();
    }
}
