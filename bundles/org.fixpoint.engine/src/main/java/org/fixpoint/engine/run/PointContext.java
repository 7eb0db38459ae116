package org.fixpoint.engine.run;

import java.util.random.RandomGenerator;
import org.fixpoint.api.RunContext;
import org.fixpoint.engine.plan.Point;

/** What a point lends to the code that it calls. */
record PointContext(Point point, StopSignal stop, RunListener listener) implements RunContext {
    @Override
    public RandomGenerator random(String stream) {
        return Streams.of(point, stream);
    }

    @Override
    public RandomGenerator random(String stream, String parameter) {
        return Streams.ofPart(point, parameter, stream);
    }

    @Override
    public void progress(String doing, double fraction) {
        listener.doing(point, doing, fraction);
    }

    @Override
    public boolean cancelled() {
        return stop.isGiven();
    }
}
