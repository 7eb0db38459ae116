package org.fixpoint.analyses.flow;

import java.util.concurrent.atomic.AtomicLong;
import org.fixpoint.api.RunContext;

/** Looks whether a flow is to stop, and tells how far it has come, while pair means are obtained. Safe for several threads. */
final class FlowSignals implements Runnable {
    private static final long TELLING = 1_000; // means, of which one takes a millisecond at most

    private final RunContext run;
    private final int depth;
    private final AtomicLong means = new AtomicLong();
    private volatile int layer = 1;

    FlowSignals(RunContext run, int depth) {
        this.run = run;
        this.depth = depth;
    }

    /** Begins a layer, the first one being 1. */
    void enter(int next) {
        run.checkCancelled();
        layer = next;
        means.set(0);
    }

    @Override
    public void run() {
        run.checkCancelled();
        long done = means.incrementAndGet();
        if (done % TELLING == 0) {
            run.progress("layer " + layer + ": " + done + " pair means", (layer - 1.0) / depth);
        }
    }
}
