package org.fixpoint.benchmarks;

import java.util.Optional;

/**
 * A job that is too short for the processors' clock, whose tick is 10 ms, done some times over in one run.
 *
 * @param more how many times
 */
record RepeatedJob(Job job, int more) implements Job {
    @Override
    public int times() {
        return more * job.times();
    }

    @Override
    public void run() {
        for (int i = 0; i < more; i++) {
            job.run();
        }
    }

    @Override
    public double[] check() {
        return job.check();
    }

    @Override
    public Optional<double[]> reference() {
        return job.reference();
    }
}
