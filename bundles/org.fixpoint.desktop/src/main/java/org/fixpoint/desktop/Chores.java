package org.fixpoint.desktop;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.fixpoint.api.Refusal;

/**
 * Small pieces of work with files, on threads of their own; what came of each is told.
 *
 * <p>Pieces about the same thing are done one after the other, however long one takes; those about other things do not wait for it. It
 * is told of each that is not done in good time.
 */
final class Chores implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String WINDOW = "";

    private final Executor display;
    private final Consumer<String> said;
    private final Duration patience;
    private final ExecutorService threads = Executors.newCachedThreadPool(Chores::thread);
    private final Map<String, CompletableFuture<Void>> last = new HashMap<>(); // by what they are about

    Chores(Executor display, Consumer<String> said) {
        this(display, said, PATIENCE);
    }

    /**
     * Without work.
     *
     * @param said takes sentences for the user, on the display's thread
     * @param patience after which it is told that a piece is not done
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

    /** Does a piece once those before it about the same are done. */
    private synchronized CompletableFuture<Void> next(String about, Runnable piece) {
        CompletableFuture<Void> before = last.getOrDefault(about, CompletableFuture.completedFuture(null));
        CompletableFuture<Void> done = before.exceptionally(fault -> null)
                .thenRunAsync(piece, threads); // a fault has told what there was to tell
        last.put(about, done);
        return done;
    }

    /** Work that ends with a sentence, or with none. */
    @FunctionalInterface
    interface Chore {
        String done() throws IOException;
    }

    /** Does it after what was given before in this way: it is about what outlives the window. */
    void submit(Chore chore, String failed) {
        submit(WINDOW, chore, failed);
    }

    /**
     * Does it after what was given before about the same.
     *
     * @param about what it is about, such as a file's name
     * @param failed what is said before the reason if it cannot be done
     */
    void submit(String about, Chore chore, String failed) {
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
        CompletableFuture<Void> unused = next(about, piece)
                .copy()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(fault -> {
                    if (fault instanceof TimeoutException) {
                        display.execute(() -> said.accept(failed + "this is not done so far, and goes on."));
                    }
                    return null;
                });
    }

    /**
     * Finds something out, after what was given before about what outlives the window.
     *
     * @param then takes it on the display's thread
     */
    <T> void find(Supplier<T> what, Consumer<T> then) {
        CompletableFuture<Void> unused = next(WINDOW, () -> {
            T found = what.get();
            display.execute(() -> then.accept(found));
        });
    }

    /** Ends, once what is to be done still is done. */
    @Override
    public synchronized void close() {
        CompletableFuture<Void> unused = CompletableFuture.allOf(last.values().toArray(CompletableFuture<?>[]::new))
                .whenComplete((done, fault) -> threads.shutdown());
    }
}
