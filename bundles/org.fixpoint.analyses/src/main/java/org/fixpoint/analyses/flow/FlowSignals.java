package org.fixpoint.analyses.flow;

import java.util.concurrent.atomic.AtomicLong;
import org.fixpoint.api.RunContext;

/** Looks whether a flow is to stop, and tells how far it has come, while pair means are obtained. Safe for several threads. */
final class FlowSignals implements Runnable {
    private static final long TELLING = 1_000; // means, of which one takes a millisecond at most
    private static final int PARTS = 16; // of a stretch that are told of

    private final RunContext run;
    private final int depth;
    private final AtomicLong means = new AtomicLong();
    private volatile int layer = 1;
    private volatile int done;

    FlowSignals(RunContext run, int depth) {
        this.run = run;
        this.depth = depth;
    }

    /** Begins to prepare a layer, the first one being 1, of a stretch that began with a given one. */
    void enter(int next, int first) {
        run.checkCancelled();
        layer = next;
        done = first - 1;
        means.set(0);
    }

    /** A part of the pairs has gone through the layers from one to another, the last one excluded. */
    void passed(int part, int parts, int from, int to) {
        if (to - from > 1 && part * PARTS / parts != (part + 1) * PARTS / parts) {
            double share = (part + 1.0) / parts;
            run.progress("kernels of layers " + from + " to " + (to - 1), (from - 1 + (to - from) * share) / depth);
        }
    }

    @Override
    public void run() {
        run.checkCancelled();
        long counted = means.incrementAndGet();
        if (counted % TELLING == 0) {
            run.progress("layer " + layer + ": " + counted + " pair means", (double) done / depth);
        }
    }
}
