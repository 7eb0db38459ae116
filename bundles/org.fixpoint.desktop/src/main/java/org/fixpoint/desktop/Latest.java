package org.fixpoint.desktop;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Does work on a thread of its own, of several pieces only the latest: a piece that has not begun gives way to the next. */
public final class Latest implements AutoCloseable {
    private final AtomicReference<Optional<Runnable>> next = new AtomicReference<>(Optional.empty());
    private final Thread thread;
    private volatile boolean open = true;

    /**
     * A thread without work.
     *
     * @param name of the thread
     */
    public Latest(String name) {
        thread = new Thread(this::work, "fixpoint-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** This piece is to be done next. */
    public void submit(Runnable piece) {
        next.set(Optional.of(piece));
        LockSupport.unpark(thread);
    }

    private void work() {
        while (open) {
            Optional<Runnable> piece = next.getAndSet(Optional.empty());
            if (piece.isEmpty()) {
                LockSupport.park(this);
            } else {
                piece.ifPresent(Latest::done);
            }
        }
    }

    private static void done(Runnable piece) {
        try {
            piece.run();
        } catch (RuntimeException | LinkageError | StackOverflowError fault) {
            return; // what breaks off shows nothing; the next piece is done all the same
        }
    }

    /** Nothing more is begun. */
    @Override
    public void close() {
        open = false;
        LockSupport.unpark(thread);
    }
}
