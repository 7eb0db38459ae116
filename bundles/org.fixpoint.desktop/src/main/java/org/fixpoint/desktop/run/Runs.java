package org.fixpoint.desktop.run;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.fixpoint.desktop.results.ResultPages;
import org.fixpoint.engine.document.Program;

/** Runs one experiment at a time on a thread of its own, and keeps the last runs to go back to. */
public final class Runs implements AutoCloseable {
    private static final long FAREWELL_MILLIS = 3000;
    private static final int KEPT = 8;

    private final Executor display;
    private final Course course;
    private final Runnable told;
    private final AtomicBoolean telling = new AtomicBoolean();
    private Optional<ExperimentRun> current = Optional.empty();
    private Optional<RunRequest> asked = Optional.empty();
    private Optional<Thread> thread = Optional.empty();
    private final Deque<PastRun> past = new ArrayDeque<>();
    private Optional<PastRun> shown = Optional.empty();

    /** What is done in a run. */
    @FunctionalInterface
    public interface Course {
        /**
         * Runs to the end.
         *
         * @param run is told how it goes
         * @return the run with what it has to show, if it has anything
         */
        Optional<PastRun> go(ExperimentRun run, RunRequest request);
    }

    /**
     * Without a run.
     *
     * @param display does what changes the state, one piece after the other
     * @param told on the display's thread, when the run has gone on
     */
    public Runs(Executor display, Course course, Runnable told) {
        this.display = display;
        this.course = course;
        this.told = told;
    }

    /** How the run stands that goes on; else the one that is shown. */
    public RunView view() {
        RunView latest = current.map(ExperimentRun::view).orElse(RunView.NONE);
        return latest.isGoing() ? latest : shown.map(PastRun::end).orElse(latest);
    }

    /** What was run where {@link #view} tells of a run. */
    public Optional<RunRequest> request() {
        return isGoing() ? asked : shown.map(PastRun::request).or(() -> asked.filter(request -> current.isPresent()));
    }

    /** What the run that is shown has to show. */
    public ResultPages pages() {
        return shown.map(PastRun::pages).orElse(ResultPages.NONE);
    }

    /** What to type to run an experiment, as a shell takes it. */
    public static String command(Path file) {
        return Program.verb("run " + quoted(file.toString()));
    }

    /** A word as a shell takes it. */
    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:@%+=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** The report of the run shown, if it has one. */
    public Optional<Path> report() {
        return isGoing() ? Optional.empty() : shown.flatMap(PastRun::report);
    }

    /** Runs an experiment, unless one is running. */
    public void run(RunRequest request) {
        if (isGoing()) {
            return;
        }
        ExperimentRun run = new ExperimentRun(view -> tell());
        current = Optional.of(run);
        asked = Optional.of(request);
        shown = Optional.empty();
        Thread worker = new Thread(() -> go(run, request), "fixpoint-run");
        worker.setDaemon(true);
        thread = Optional.of(worker);
        told.run();
        worker.start();
    }

    /** Many changes that come faster than they can be shown are told once. */
    private void tell() {
        if (telling.compareAndSet(false, true)) {
            display.execute(() -> {
                telling.set(false);
                told.run();
            });
        }
    }

    private void go(ExperimentRun run, RunRequest request) {
        try {
            course.go(run, request).ifPresent(ended -> display.execute(() -> take(ended)));
        } catch (RuntimeException | Error fault) { // else it would seem to go on for ever
            run.refused("The experiment cannot be run, by a fault of the program's own (" + fault
                    + "); please report this with the experiment.");
        }
    }

    private void take(PastRun ended) {
        keep(ended);
        show(ended);
    }

    /** Keeps what a run has to show; that of the one longest ago gives way, and can be read from the disk again. */
    void keep(PastRun run) {
        if (past.size() == KEPT) {
            past.removeLast();
        }
        past.addFirst(run);
    }

    /** A run is there no longer. */
    void forget(Path folder) {
        past.removeIf(run -> run.end().folder().filter(folder::equals).isPresent());
        boolean wasShown = shown.isPresent();
        shown = shown.filter(past::contains);
        if (wasShown && shown.isEmpty()) { // how the last run ended is nothing to come back to
            current = current.filter(run -> run.view().isGoing());
        }
        told.run();
    }

    /** Goes back to a run. */
    public void show(PastRun run) {
        shown = Optional.of(run);
        told.run();
    }

    /** The run that is shown; none before the first, and while one goes on that nobody has gone back from. */
    public Optional<PastRun> shown() {
        return shown;
    }

    /** The runs of this window that have something to show, the latest first. */
    public List<PastRun> past() {
        return List.copyOf(past);
    }

    /** Runs the experiment of the run that is shown once more, or else of the last, as it was written then. */
    public void again() {
        shown.or(() -> past.stream().findFirst()).ifPresent(ended -> run(ended.request()));
    }

    /** Whether one goes on, or is being planned, whichever is shown. */
    public boolean isGoing() {
        return current.filter(run -> run.view().isGoing()).isPresent();
    }

    /** What would be broken off now, in a question; empty if nothing would, as where the run is asked to stop already. */
    public Optional<String> question() {
        return current.map(ExperimentRun::view)
                .filter(view -> view.phase() == RunView.Phase.RUNNING)
                .map(view -> view.total() == 0
                        ? "A run is being planned. Stop it and quit?"
                        : "A run is going on, " + view.complete() + " of " + view.total()
                                + (view.total() == 1 ? " point" : " points")
                                + " done. Stop it and quit? What is done is kept, and running again goes on.");
    }

    /** Asks the run to stop; what is done stays. */
    public void stop() {
        current.filter(run -> run.view().isGoing()).ifPresent(ExperimentRun::stop);
    }

    /** Stops the run and waits a little for it. */
    @Override
    public void close() {
        stop();
        thread.ifPresent(worker -> {
            try {
                worker.join(FAREWELL_MILLIS);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
