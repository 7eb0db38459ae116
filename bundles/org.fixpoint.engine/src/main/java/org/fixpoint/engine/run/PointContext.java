package org.fixpoint.engine.run;

import java.util.random.RandomGenerator;
import org.fixpoint.api.RunContext;
import org.fixpoint.engine.plan.Point;
import org.fixpoint.maths.random.StreamPath;

/** What a point lends to the code that it calls. */
final class PointContext implements RunContext {
    private final Point point;
    private final StopSignal stop;
    private final RunListener listener;
    private final StreamPath streams;

    PointContext(Point point, StopSignal stop, RunListener listener) {
        this.point = point;
        this.stop = stop;
        this.listener = listener;
        streams = Streams.of(point);
    }

    @Override
    public RandomGenerator random(String stream) {
        return streams.stream(stream);
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
