package org.fixpoint.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A job over a range of one of its sizes.
 *
 * @param name of the job
 * @param variable which size
 * @param sizes ascending, at least two
 * @param expected the exponent by which theory has the time grow, once the size is large
 * @param byClock whether the time by the clock is meant, not that of the processors
 * @param jobs makes the job of a size
 */
record Curve(
        String name, String variable, List<Integer> sizes, double expected, boolean byClock, IntFunction<Job> jobs) {
    private static final double NANO = 1e-9;

    Curve {
        sizes = List.copyOf(sizes);
    }

    /**
     * What a run of a size took.
     *
     * @param seconds the least of several runs
     * @param allocated bytes of the last run on all threads; 0 where the JVM does not tell
     */
    record Sample(int size, double seconds, long allocated) {}

    /** Each size's job, run for so long after as much of warming up. */
    List<Sample> measure(double patience) {
        List<Sample> samples = new ArrayList<>();
        for (int size : sizes) {
            Job job = jobs.apply(size);
            repeat(job, patience);
            samples.add(repeat(job, patience).at(size));
        }
        return samples;
    }

    private record Repeated(double seconds, long allocated) {
        Sample at(int size) {
            return new Sample(size, seconds, allocated);
        }
    }

    /** As often as fits into some seconds of processors' time, three times at least. */
    private Repeated repeat(Job job, double patience) {
        double least = Double.POSITIVE_INFINITY;
        long allocated = 0;
        double spent = 0;
        for (int runs = 0; runs < 3 || spent < patience; runs++) {
            ThreadUse before = ThreadUse.now();
            long start = System.nanoTime();
            job.run();
            double clock = NANO * (System.nanoTime() - start);
            ThreadUse used = ThreadUse.now().since(before);
            allocated = used.allocated();
            least = Math.min(least, byClock ? clock : used.seconds());
            spent += used.seconds();
        }
        return new Repeated(least, allocated);
    }

    /** The exponent that was measured. */
    static double exponent(List<Sample> samples) {
        return PowerLaw.exponent(
                samples.stream().mapToDouble(Sample::size).toArray(),
                samples.stream().mapToDouble(Sample::seconds).toArray());
    }
}
