package org.fixpoint.desktop;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fixpoint.engine.run.StopSignal;

/**
 * Reads an experiment twice: at once for what can be shown of it, and as a whole, which may take long and keeps nobody waiting.
 *
 * <p>Of what is read as a whole an overtaken piece goes on for a moment, so that something is seen while a slider is drawn, and is then
 * stopped.
 */
final class Readings implements AutoCloseable {
    private static final long MOMENT_MILLIS = 150;

    private final Executor display;
    private final Latest quick = new Latest("reading");
    private final Latest whole = new Latest("planning");
    private StopSignal overtaken = new StopSignal();

    /**
     * Nothing is read yet.
     *
     * @param display takes what was read, one piece after the other
     */
    Readings(Executor display) {
        this.display = display;
    }

    /**
     * Reads both ways; of one experiment, what is read at once is taken first. What is overtaken before it begins is left out.
     *
     * @param asAWhole looks at what it is given, and breaks off with an exception once that says that it is overtaken
     */
    <Q, W> void read(Supplier<Q> atOnce, Consumer<Q> first, Function<BooleanSupplier, W> asAWhole, Consumer<W> then) {
        overtaken.give();
        StopSignal stop = new StopSignal();
        overtaken = stop;
        quick.submit(() -> {
            Q early = atOnce.get();
            display.execute(() -> first.accept(early));
            whole.submit(() -> {
                long begun = System.nanoTime();
                W late = asAWhole.apply(() ->
                        stop.isGiven() && System.nanoTime() - begun > TimeUnit.MILLISECONDS.toNanos(MOMENT_MILLIS));
                display.execute(() -> then.accept(late));
            });
        });
    }

    @Override
    public void close() {
        overtaken.give();
        quick.close();
        whole.close();
    }
}
