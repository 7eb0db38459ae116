package org.fixpoint.desktop;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/** Disks for tests that are about something else, and real ones that hang. */
public final class Disks {
    private Disks() {}

    /** One that answers, all on the thread that asks. */
    public static Disk answering() {
        return new Disk(Runnable::run, Runnable::run, () -> {}, Duration.ofMinutes(1));
    }

    /** The real one, for a thread that has nothing else to do than to wait. */
    static Disk real(Executor display, Duration patience) {
        return new Disk(Disks::start, display, () -> LockSupport.parkNanos(1_000_000), patience);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "disk");
        thread.setDaemon(true);
        thread.start();
    }
}
