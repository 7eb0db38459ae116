package org.fixpoint.benchmarks;

import java.util.random.RandomGenerator;
import org.fixpoint.api.RunContext;
import org.fixpoint.maths.random.StreamPath;

/** A run with the workbench's random streams and nobody who stops it. */
final class Streams implements RunContext {
    static final Streams RUN = new Streams();

    private static final StreamPath PATH = StreamPath.of("benchmark");

    private Streams() {}

    @Override
    public RandomGenerator random(String stream) {
        return PATH.stream(stream);
    }

    @Override
    public void progress(String doing, double fraction) {}

    @Override
    public boolean cancelled() {
        return false;
    }
}
