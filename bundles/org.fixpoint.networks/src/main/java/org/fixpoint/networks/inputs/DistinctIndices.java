package org.fixpoint.networks.inputs;

import java.util.random.RandomGenerator;

/** A simple random sample without replacement, by the first steps of a Fisher–Yates shuffle. */
final class DistinctIndices {
    private DistinctIndices() {}

    /** {@code count} different numbers of 0 … bound − 1 in random order, 0 ≤ count ≤ bound. */
    static int[] draw(int count, int bound, RandomGenerator random) {
        int[] deck = new int[bound];
        for (int i = 0; i < bound; i++) {
            deck[i] = i;
        }
        int[] drawn = new int[count];
        for (int i = 0; i < count; i++) {
            int j = i + below(bound - i, random);
            drawn[i] = deck[j];
            deck[j] = deck[i];
        }
        return drawn;
    }

    /** Uniform on 0 … bound − 1; by rejection from 63 bits, because the JDK does not promise the bits of its bounded draws. */
    private static int below(int bound, RandomGenerator random) {
        long limit = Long.MAX_VALUE - Long.MAX_VALUE % bound;
        long bits = random.nextLong() >>> 1;
        while (bits >= limit) {
            bits = random.nextLong() >>> 1;
        }
        return (int) (bits % bound);
    }
}
