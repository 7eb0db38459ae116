package org.fixpoint.maths.threads;

import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The threads that help the teams of this process: so many that with the callers of all teams and the common pool's threads at work there
 * is one for each processor.
 *
 * <p>They are none of the common pool's. A call for help that waits in its queues would lie above the tasks of a parallel stream on the
 * caller's thread, who then takes no further part in that stream.
 *
 * <p>A thread that rests keeps its place and is called back to it, without a queue: calls are made thousands of times a second, and allocate
 * nothing.
 */
final class Helpers {
    private static final int TEAMS = 16; // at work at once; further ones are not helped
    private static final int NOWHERE = -1;
    private static final long LINGER_NANOS = 100_000;
    private static final int LOOKS_BETWEEN_TIMES = 32;
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final int processors = Runtime.getRuntime().availableProcessors();
    private final Team nobody = Team.alone();
    private final AtomicReferenceArray<Team> atWork = new AtomicReferenceArray<>(TEAMS);
    private final AtomicInteger callers = new AtomicInteger();
    private final AtomicInteger helpers = new AtomicInteger();
    private final Place[] places =
            Stream.generate(Place::new).limit(processors).toArray(Place[]::new); // more are never wanted

    Helpers() {
        for (int i = 0; i < TEAMS; i++) {
            atWork.set(i, nobody);
        }
    }

    /** A place for a thread, which has gone, rests or works. */
    private final class Place implements Runnable {
        private static final int GONE = 0;
        private static final int RESTS = 1;
        private static final int WORKS = 2;

        private final AtomicInteger state = new AtomicInteger(GONE);
        private volatile Optional<Thread> thread = Optional.empty();

        /** Wakes the thread that rests here; false if none does. */
        boolean wake() {
            if (state.get() != RESTS || !state.compareAndSet(RESTS, WORKS)) {
                return false;
            }
            LockSupport.unpark(thread.orElseThrow());
            return true;
        }

        /** Starts a thread here, if the system has one left; false if there is one here. */
        boolean start() {
            if (state.get() != GONE || !state.compareAndSet(GONE, WORKS)) {
                return false;
            }
            try {
                Thread started = new Thread(this, "fixpoint-team");
                started.setDaemon(true);
                started.setContextClassLoader(
                        Helpers.class.getClassLoader()); // not that of a drop-in which happens to call first
                thread = Optional.of(started);
                started.start();
                return true;
            } catch (OutOfMemoryError noThread) {
                state.set(GONE);
                throw noThread;
            }
        }

        @Override
        public void run() {
            do {
                int next = GONE; // unless all goes well
                try {
                    help();
                    next = RESTS;
                } finally {
                    state.set(next); // before it is no longer counted, so that whoever calls then finds it here
                    helpers.decrementAndGet();
                }
            } while (isCalledBack());
        }

        /** Rests until it is called, or until nobody has called for long. */
        private boolean isCalledBack() {
            long since = System.nanoTime();
            while (state.get() == RESTS) {
                long left = IDLE_NANOS - (System.nanoTime() - since);
                if (left <= 0 && state.compareAndSet(RESTS, GONE)) {
                    return false;
                }
                LockSupport.parkNanos(this, left);
                Thread.interrupted(); // which some part may have left behind, and with which nobody can rest
            }
            return true;
        }
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
        if (now < wanted() && helpers.compareAndSet(now, now + 1) && !someoneComes()) {
            helpers.decrementAndGet();
        }
    }

    private boolean someoneComes() {
        for (Place place : places) {
            if (place.wake()) {
                return true;
            }
        }
        try {
            for (Place place : places) {
                if (place.start()) {
                    return true;
                }
            }
        } catch (OutOfMemoryError noThread) { // the caller does all by itself
            return false;
        }
        return false;
    }

    private int wanted() {
        return processors - callers.get() - ForkJoinPool.commonPool().getActiveThreadCount();
    }

    /** Helps whoever is at work, and lingers a while before it leaves. */
    private void help() {
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
    }

    private boolean helpSome() {
        boolean some = false;
        for (int i = 0; i < TEAMS; i++) {
            some |= atWork.get(i).help();
        }
        return some;
    }
}
