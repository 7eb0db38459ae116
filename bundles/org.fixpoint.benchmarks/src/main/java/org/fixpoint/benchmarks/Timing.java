package org.fixpoint.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What one run of a job took, in seconds.
 *
 * @param clock by the clock
 * @param processors of all processors together; 0 where it is not known
 */
record Timing(double clock, double processors) {
    private static final double NANO = 1e-9;
    private static final double TICKS = 100; // a second, on every Linux

    /** Of a job's work done once. */
    static Timing of(Job job) {
        double processorsBefore = processorSeconds();
        long start = System.nanoTime();
        job.run();
        double clock = NANO * (System.nanoTime() - start);
        return new Timing(clock / job.times(), (processorSeconds() - processorsBefore) / job.times());
    }

    private static double processorSeconds() {
        double own =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                        ? NANO * system.getProcessCpuTime()
                        : 0;
        return own + childSeconds();
    }

    /** Of processes that have ended, as Linux tells it in fields 16 and 17 of {@code /proc/self/stat}; 0 elsewhere. */
    private static double childSeconds() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1); // from field 3 on
            return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS;
        } catch (IOException elsewhere) {
            return 0;
        }
    }
}
