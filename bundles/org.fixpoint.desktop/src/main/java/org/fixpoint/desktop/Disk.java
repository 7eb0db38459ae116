package org.fixpoint.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * What the display's thread wants of the file system, done by other threads: a network disk that is gone holds whoever touches it,
 * often for ever.
 *
 * <p>An answer is waited for, but not long. One that does not come within an instant is waited for with the window alive; a folder
 * that has not answered is not asked again before it does. Of what nobody waits for, one piece after the other is done in each
 * folder. So a folder that hangs holds two threads at most, however often it is asked.
 */
public final class Disk {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long INSTANT_MILLIS = 40; // less than anybody sees, and more than a disk that is there takes

    private final Executor threads;
    private final Executor display;
    private final Runnable meanwhile;
    private final Duration patience;
    private final Map<Path, Future<?>> silent = new ConcurrentHashMap<>();
    private final Map<Path, Turn> turns = new HashMap<>(); // guarded by itself
    private Optional<Path> waiting = Optional.empty();

    /** Something that is read or written. */
    @FunctionalInterface
    public interface Touch<T> {
        /** Reads or writes it. */
        T done() throws IOException;
    }

    /**
     * Pieces of one folder that nobody waits for.
     *
     * @param began when the first was
     * @param after those that come after it
     */
    private record Turn(long began, Queue<Runnable> after) {}

    /** No answer came in time. What was asked may still be done, whenever the folder answers again. */
    public static final class Silent extends IOException {
        private static final long serialVersionUID = 1L;

        Silent(Path folder) {
            super(folder + " does not answer");
        }
    }

    /**
     * Of a thread that is not to be held up.
     *
     * @param threads do what is asked, each piece on one of its own
     * @param display does what is done with an answer that nobody waits for
     * @param meanwhile done again and again while an answer is waited for, such as the next event
     * @param patience how long one is waited for
     */
    public Disk(Executor threads, Executor display, Runnable meanwhile, Duration patience) {
        this.threads = threads;
        this.display = display;
        this.meanwhile = meanwhile;
        this.patience = patience;
    }

    /**
     * Of the display's thread, with threads that end with the program, whatever holds them.
     *
     * @param meanwhile does the next event, if there is one, and else takes a moment
     */
    public static Disk of(Executor display, Runnable meanwhile) {
        Executor threads =
                new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                    Thread thread = new Thread(work, "fixpoint-disk");
                    thread.setDaemon(true);
                    return thread;
                });
        return new Disk(threads, display, meanwhile, PATIENCE);
    }

    /** Whether an answer is waited for just now: nothing else is to be begun that needs one. */
    public boolean isWaiting() {
        return waiting.isPresent();
    }

    /** Whether a folder has been asked in vain, and has not answered since. */
    boolean isSilent(Path folder) {
        silent.values().removeIf(Future::isDone);
        return silent.containsKey(whole(folder)) || isOverdue(whole(folder));
    }

    private boolean isOverdue(Path folder) {
        synchronized (turns) {
            return Optional.ofNullable(turns.get(folder))
                    .filter(turn -> System.nanoTime() - turn.began() > patience.toNanos())
                    .isPresent();
        }
    }

    private static Path whole(Path folder) {
        return folder.toAbsolutePath().normalize();
    }

    /**
     * Asks, and waits for the answer.
     *
     * @param folder what is said not to answer
     * @throws Silent if none comes in time, or another one is waited for
     */
    public <T> T ask(Path folder, Touch<T> touch) throws IOException {
        if (waiting.isPresent() || isSilent(folder)) {
            throw new Silent(waiting.orElse(whole(folder)));
        }
        FutureTask<T> task = new FutureTask<>(touch::done);
        waiting = Optional.of(whole(folder));
        try {
            threads.execute(task);
            return answer(task);
        } catch (TimeoutException late) {
            silent.put(whole(folder), task);
            throw new Silent(whole(folder));
        } catch (InterruptedException hurry) {
            silent.put(whole(folder), task);
            Thread.currentThread().interrupt();
            throw new Silent(whole(folder));
        } finally {
            waiting = Optional.empty();
        }
    }

    private <T> T answer(Future<T> task) throws IOException, TimeoutException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        try {
            try {
                return task.get(Math.min(INSTANT_MILLIS, patience.toMillis()), TimeUnit.MILLISECONDS);
            } catch (TimeoutException slow) {
                while (!task.isDone() && System.nanoTime() < end) {
                    meanwhile.run();
                }
                return task.get(0, TimeUnit.MILLISECONDS);
            }
        } catch (ExecutionException fault) {
            Throwable cause = Optional.ofNullable(fault.getCause()).orElse(fault);
            if (cause instanceof IOException unread) {
                throw unread;
            }
            if (cause instanceof Error broken) {
                throw broken;
            }
            throw cause instanceof RuntimeException of ? of : new IllegalStateException(cause);
        }
    }

    /** Whether a folder is there, as far as it answers. */
    public boolean hasFolder(Path folder) {
        return found(folder, () -> Files.isDirectory(folder), false);
    }

    /**
     * The answer where there is one.
     *
     * @param otherwise what is taken for it if it does not come, or cannot be read
     */
    public <T> T found(Path folder, Touch<T> touch, T otherwise) {
        try {
            return ask(folder, touch);
        } catch (IOException unknown) {
            return otherwise;
        }
    }

    /**
     * Asks without waiting, once what was asked so of the folder before is done; an answer that fails or does not come is told to
     * nobody.
     */
    <T> void soon(Path folder, Touch<T> touch, Consumer<T> then) {
        if (isSilent(folder)) {
            return;
        }
        Path whole = whole(folder);
        Runnable piece = () -> {
            T found;
            try {
                found = touch.done();
            } catch (IOException | RuntimeException unread) {
                return;
            }
            display.execute(() -> then.accept(found));
        };
        synchronized (turns) {
            Optional<Turn> before = Optional.ofNullable(turns.get(whole));
            if (before.isPresent()) {
                before.get().after().add(piece);
                return;
            }
            turns.put(whole, new Turn(System.nanoTime(), new ArrayDeque<>()));
        }
        begin(whole, piece);
    }

    private void begin(Path folder, Runnable piece) {
        threads.execute(() -> {
            try {
                piece.run();
            } finally {
                next(folder).ifPresent(after -> begin(folder, after));
            }
        });
    }

    private Optional<Runnable> next(Path folder) {
        synchronized (turns) {
            Queue<Runnable> after =
                    Optional.ofNullable(turns.remove(folder)).orElseThrow().after();
            Optional<Runnable> next = Optional.ofNullable(after.poll());
            next.ifPresent(piece -> turns.put(folder, new Turn(System.nanoTime(), after)));
            return next;
        }
    }
}
