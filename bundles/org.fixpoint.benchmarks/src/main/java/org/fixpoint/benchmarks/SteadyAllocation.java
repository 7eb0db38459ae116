package org.fixpoint.benchmarks;

import java.util.function.IntFunction;

/**
 * What one more step of a job allocates once everything is set up and compiled: the difference between a run of so many steps and
 * one of twice as many.
 *
 * @param name of the job
 * @param step what there are more of
 * @param steps of the shorter run
 * @param jobs makes the job of so many steps
 */
record SteadyAllocation(String name, String step, int steps, IntFunction<Job> jobs) {
    private static final int RUNS = 5; // of which the least counts: others compile, or grow what threads keep

    /** Bytes a step on all threads; 0 where the JVM does not tell. */
    double bytes(double patience) {
        long some = least(jobs.apply(steps), patience);
        long twice = least(jobs.apply(2 * steps), patience);
        return (twice - some) / (double) steps;
    }

    private static long least(Job job, double patience) {
        double spent = 0;
        while (spent < patience) {
            ThreadUse before = ThreadUse.now();
            job.run();
            spent += Math.max(1e-3, ThreadUse.now().since(before).seconds());
        }
        long least = Long.MAX_VALUE;
        for (int i = 0; i < RUNS; i++) {
            ThreadUse before = ThreadUse.now();
            job.run();
            least = Math.min(least, ThreadUse.now().since(before).allocated());
        }
        return least;
    }
}
