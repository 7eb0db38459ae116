package org.fixpoint.engine.run;

import java.util.random.RandomGenerator;
import org.fixpoint.api.RunContext;

/** A context whose every use is a sign that a point goes on. */
record Signs(RunContext context, Watch watch) implements RunContext {
    @Override
    public RandomGenerator random(String stream) {
        watch.sign();
        return context.random(stream);
    }

    @Override
    public RandomGenerator random(String stream, String parameter) {
        watch.sign();
        return context.random(stream, parameter);
    }

    @Override
    public void progress(String doing, double fraction) {
        watch.sign();
        context.progress(doing, fraction);
    }

    @Override
    public boolean cancelled() {
        watch.sign();
        return context.cancelled();
    }
}
