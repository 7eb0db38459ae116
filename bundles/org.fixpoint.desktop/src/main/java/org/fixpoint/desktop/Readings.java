package org.fixpoint.desktop;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Reads an experiment twice: at once for what can be shown of it, and as a whole, which may take long and keeps nobody waiting. */
final class Readings implements AutoCloseable {
    private final Executor display;
    private final Latest quick = new Latest("reading");
    private final Latest whole = new Latest("planning");

    /**
     * Nothing is read yet.
     *
     * @param display takes what was read, one piece after the other
     */
    Readings(Executor display) {
        this.display = display;
    }

    /** Reads both ways; of one experiment, what is read at once is taken first. What is overtaken before it begins is left out. */
    <Q, W> void read(Supplier<Q> atOnce, Consumer<Q> first, Supplier<W> asAWhole, Consumer<W> then) {
        quick.submit(() -> {
            Q early = atOnce.get();
            display.execute(() -> first.accept(early));
            whole.submit(() -> {
                W late = asAWhole.get();
                display.execute(() -> then.accept(late));
            });
        });
    }

    @Override
    public void close() {
        quick.close();
        whole.close();
    }
}
