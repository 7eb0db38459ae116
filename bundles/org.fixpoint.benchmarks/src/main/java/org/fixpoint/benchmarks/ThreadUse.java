package org.fixpoint.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/**
 * What each of Java's threads that live has used so far; those that compile or collect are none of them.
 *
 * @param nanos processors' time by thread, to the nanosecond
 * @param bytes allocated by thread; empty where the JVM does not tell
 */
record ThreadUse(Map<Long, Long> nanos, Map<Long, Long> bytes) {
    private static final double NANO = 1e-9;

    ThreadUse {
        nanos = Map.copyOf(nanos);
        bytes = Map.copyOf(bytes);
    }

    /** Until now. */
    static ThreadUse now() {
        Map<Long, Long> nanos = new HashMap<>();
        Map<Long, Long> bytes = new HashMap<>();
        if (ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads) {
            for (long thread : threads.getAllThreadIds()) {
                nanos.put(thread, Math.max(threads.getThreadCpuTime(thread), 0));
                bytes.put(thread, Math.max(threads.getThreadAllocatedBytes(thread), 0));
            }
        }
        return new ThreadUse(nanos, bytes);
    }

    /** What has been used since then by the threads that live still; one that has ended between had nothing to do. */
    ThreadUse since(ThreadUse before) {
        return new ThreadUse(difference(nanos, before.nanos), difference(bytes, before.bytes));
    }

    private static Map<Long, Long> difference(Map<Long, Long> after, Map<Long, Long> before) {
        Map<Long, Long> difference = new HashMap<>();
        after.forEach((thread, used) -> difference.put(thread, used - before.getOrDefault(thread, 0L)));
        return difference;
    }

    /** Of all threads together. */
    double seconds() {
        return NANO * nanos.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Bytes, of all threads together. */
    long allocated() {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }
}
