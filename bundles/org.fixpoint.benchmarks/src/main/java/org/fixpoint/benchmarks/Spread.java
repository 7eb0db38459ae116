package org.fixpoint.benchmarks;

import java.util.Arrays;

/** Median and range of some numbers. */
record Spread(double median, double least, double most) {
    /** Of at least one number. */
    static Spread of(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return new Spread((sorted[(n - 1) / 2] + sorted[n / 2]) / 2, sorted[0], sorted[n - 1]);
    }
}
