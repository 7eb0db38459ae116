package org.fixpoint.desktop;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.fixpoint.api.Refusal;

/** Small pieces of work with files, one after the other on a thread of their own; what came of each is told. */
final class Chores implements AutoCloseable {
    private final Surroundings around;
    private final Consumer<String> said;
    private final ExecutorService thread;

    Chores(Surroundings around, Consumer<String> said) {
        this.around = around;
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
            } catch (IOException | RuntimeException fault) {
                sentence = fault instanceof Refusal ? String.valueOf(fault.getMessage()) : failed + fault;
            }
            String told = sentence;
            if (!told.isEmpty()) {
                around.display().execute(() -> said.accept(told));
            }
        });
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
