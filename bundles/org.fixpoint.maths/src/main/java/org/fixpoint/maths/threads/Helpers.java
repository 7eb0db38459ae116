package org.fixpoint.maths.threads;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The threads that help the teams of this process: so many that with the callers of all teams and the common pool's threads at work there
 * is one for each processor.
 *
 * <p>They are none of the common pool's. A call for help that waits in its queues would lie above the tasks of a parallel stream on the
 * caller's thread, who then takes no further part in that stream.
 */
final class Helpers {
    private static final int TEAMS = 16; // at work at once; further ones are not helped
    private static final int NOWHERE = -1;
    private static final long LINGER_NANOS = 100_000;
    private static final int LOOKS_BETWEEN_TIMES = 32;
    private static final long IDLE_SECONDS = 1;

    private final int processors = Runtime.getRuntime().availableProcessors();
    private final Team nobody = Team.alone();
    private final AtomicReferenceArray<Team> atWork = new AtomicReferenceArray<>(TEAMS);
    private final AtomicInteger callers = new AtomicInteger();
    private final AtomicInteger helpers = new AtomicInteger();
    private final Runnable helping = this::help;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), Helpers::thread);

    Helpers() {
        for (int i = 0; i < TEAMS; i++) {
            atWork.set(i, nobody);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "fixpoint-team");
        thread.setDaemon(true);
        thread.setContextClassLoader(
                Helpers.class.getClassLoader()); // not that of a drop-in which happens to call first
        return thread;
    }

    /** A team's caller begins; the answer is to be given to {@link #leave}. */
    int enter(Team team) {
        callers.incrementAndGet();
        for (int i = 0; i < TEAMS; i++) {
            if (atWork.get(i) == nobody && atWork.compareAndSet(i, nobody, team)) {
                call();
                return i;
            }
        }
        return NOWHERE;
    }

    /** A team's caller has done. */
    void leave(int place) {
        if (place != NOWHERE) {
            atWork.set(place, nobody);
        }
        callers.decrementAndGet();
    }

    /** Has one more look for work, if a processor is idle. */
    void call() {
        int now = helpers.get();
        if (now < wanted() && helpers.compareAndSet(now, now + 1)) {
            try {
                threads.execute(helping);
            } catch (OutOfMemoryError noThread) { // the caller does all by itself
                helpers.decrementAndGet();
            }
        }
    }

    private int wanted() {
        return processors - callers.get() - ForkJoinPool.commonPool().getActiveThreadCount();
    }

    /** Helps whoever is at work, and lingers a while before it leaves. */
    private void help() {
        try {
            long since = System.nanoTime();
            for (int looks = 1; ; looks++) {
                if (helpSome()) {
                    since = System.nanoTime();
                } else if (looks % LOOKS_BETWEEN_TIMES == 0
                        && (System.nanoTime() - since > LINGER_NANOS || helpers.get() > wanted())) {
                    return;
                } else {
                    Thread.onSpinWait();
                }
            }
        } finally {
            helpers.decrementAndGet();
        }
    }

    private boolean helpSome() {
        boolean some = false;
        for (int i = 0; i < TEAMS; i++) {
            some |= atWork.get(i).help();
        }
        return some;
    }
}
