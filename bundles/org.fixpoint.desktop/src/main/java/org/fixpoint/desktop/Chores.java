package org.fixpoint.desktop;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.fixpoint.api.Refusal;

/**
 * Small pieces of work with files, one after the other on threads of their own; what came of each is told.
 *
 * <p>A piece that a disk does not answer holds up the others for a while only; should it be done later, that is told then.
 */
final class Chores implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Executor display;
    private final Consumer<String> said;
    private final Duration patience;
    private final ExecutorService queue = Executors.newSingleThreadExecutor(Chores::thread);
    private final ExecutorService threads = Executors.newCachedThreadPool(Chores::thread);

    Chores(Executor display, Consumer<String> said) {
        this(display, said, PATIENCE);
    }

    /**
     * Without work.
     *
     * @param said takes sentences for the user, on the display's thread
     * @param patience how long a piece holds up those after it
     */
    Chores(Executor display, Consumer<String> said, Duration patience) {
        this.display = display;
        this.said = said;
        this.patience = patience;
    }

    private static Thread thread(Runnable work) {
        Thread worker = new Thread(work, "fixpoint-files");
        worker.setDaemon(true);
        return worker;
    }

    /** Does a piece once those before it are done, or have been waited for. */
    private void next(Runnable piece, String unanswered) {
        queue.execute(() -> {
            Future<?> done = threads.submit(piece);
            try {
                done.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException late) {
                if (!unanswered.isEmpty()) {
                    display.execute(() -> said.accept(unanswered));
                }
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException fault) {
                return; // it has told what there was to tell
            }
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
        Runnable piece = () -> {
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
        };
        next(piece, failed + "the disk has not answered so far; should it, that is told.");
    }

    /**
     * Finds something out next.
     *
     * @param then takes it on the display's thread
     */
    <T> void find(Supplier<T> what, Consumer<T> then) {
        next(
                () -> {
                    T found = what.get();
                    display.execute(() -> then.accept(found));
                },
                "");
    }

    @Override
    public void close() {
        queue.execute(threads::shutdown); // after what is to be done still
        queue.shutdown();
    }
}
