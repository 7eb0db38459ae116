package org.fixpoint.benchmarks;

import java.util.stream.IntStream;

/** Work split in parts of a fixed number, of which as many run at once as there are processors. */
final class Cores {
    /** More than processors, so that one that is held up does not hold up all. */
    static final int PARTS = 8;

    private Cores() {}

    /** Part of a range. */
    @FunctionalInterface
    interface Part {
        /** From the first to before the end, as part number so much. */
        void run(int part, int from, int to);
    }

    /** All parts of 0 … count − 1. */
    static void split(int count, Part work) {
        IntStream.range(0, PARTS).parallel().forEach(part -> {
            int from = (int) ((long) count * part / PARTS);
            int to = (int) ((long) count * (part + 1) / PARTS);
            if (to > from) {
                work.run(part, from, to);
            }
        });
    }

    /** One for each part. */
    static <T> java.util.List<T> each(java.util.function.Supplier<T> maker) {
        return java.util.stream.Stream.generate(maker).limit(PARTS).toList();
    }
}
