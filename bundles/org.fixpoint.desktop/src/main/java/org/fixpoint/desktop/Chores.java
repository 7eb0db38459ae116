package org.fixpoint.desktop;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.fixpoint.api.Refusal;

/** Small pieces of work with files, one after the other on a thread of their own; what came of each is told. */
final class Chores implements AutoCloseable {
    private final Executor display;
    private final Consumer<String> said;
    private final ExecutorService thread;

    Chores(Executor display, Consumer<String> said) {
        this.display = display;
        this.said = said;
        this.thread = Executors.newSingleThreadExecutor(work -> {
            Thread worker = new Thread(work, "fixpoint-files");
            worker.setDaemon(true);
            return worker;
        });
    }

    /** Work that ends with a sentence, or with none. */
    @FunctionalInterface
    interface Chore {
        String done() throws IOException;
    }

    /**
     * Does it next.
     *
     * @param failed what is said before the reason if it cannot be done
     */
    void submit(Chore chore, String failed) {
        thread.execute(() -> {
            String sentence;
            try {
                sentence = chore.done();
            } catch (Refusal refusal) {
                sentence = Reason.of(refusal); // a whole sentence
            } catch (IOException | RuntimeException | Error fault) {
                sentence = failed + Reason.of(fault);
            }
            String told = sentence;
            if (!told.isEmpty()) {
                display.execute(() -> said.accept(told));
            }
        });
    }

    /**
     * Finds something out next.
     *
     * @param then takes it on the display's thread
     */
    <T> void find(Supplier<T> what, Consumer<T> then) {
        thread.execute(() -> {
            T found = what.get();
            display.execute(() -> then.accept(found));
        });
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
