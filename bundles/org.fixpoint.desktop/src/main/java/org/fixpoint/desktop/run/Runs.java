package org.fixpoint.desktop.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.fixpoint.desktop.Surroundings;
import org.fixpoint.desktop.results.FigureFiles;
import org.fixpoint.desktop.results.PastRun;
import org.fixpoint.desktop.results.ResultPages;
import org.fixpoint.desktop.results.SweptPoints;
import org.fixpoint.engine.document.Fault;
import org.fixpoint.engine.document.Program;
import org.fixpoint.engine.plan.Plan;
import org.fixpoint.engine.plan.Planner;
import org.fixpoint.engine.plan.Reading;
import org.fixpoint.engine.run.RunOptions;
import org.fixpoint.engine.run.RunOutcome;

/** Runs one experiment at a time on a thread of its own, and reads its results. */
public final class Runs implements AutoCloseable {
    private static final long FAREWELL_MILLIS = 3000;
    private static final int KEPT = 8;

    private final Surroundings around;
    private final Runnable told;
    private final AtomicBoolean telling = new AtomicBoolean();
    private Optional<ExperimentRun> current = Optional.empty();
    private Optional<Thread> thread = Optional.empty();
    private final Deque<PastRun> past = new ArrayDeque<>();
    private ResultPages pages = ResultPages.NONE;

    /**
     * Without a run.
     *
     * @param told on the display's thread, when the run has gone on
     */
    public Runs(Surroundings around, Runnable told) {
        this.around = around;
        this.told = told;
    }

    /** How the run stands. */
    public RunView view() {
        return current.map(ExperimentRun::view).orElse(RunView.NONE);
    }

    /** What the run that ended last has to show. */
    public ResultPages pages() {
        return pages;
    }

    /** What to type to run an experiment, as a shell takes it. */
    public static String command(Path file) {
        String path = file.toString();
        return Program.verb(
                "run " + (path.matches("[A-Za-z0-9_./:@%+=-]+") ? path : "'" + path.replace("'", "'\\''") + "'"));
    }

    /** The report of the run shown, if it has one. */
    public Optional<Path> report() {
        return view().folder().map(folder -> folder.resolve("report.html")).filter(Files::isRegularFile);
    }

    /**
     * Runs an experiment, unless one is running.
     *
     * @param file where it is or would be; runs go into the folder {@code runs} beside it
     */
    public void run(String text, Path file) {
        if (view().isGoing()) {
            return;
        }
        ExperimentRun run = new ExperimentRun(view -> tell());
        current = Optional.of(run);
        pages = ResultPages.NONE;
        Thread worker = new Thread(() -> go(run, text, file), "fixpoint-run");
        worker.setDaemon(true);
        thread = Optional.of(worker);
        told.run();
        worker.start();
    }

    /** Many changes that come faster than they can be shown are told once. */
    private void tell() {
        if (telling.compareAndSet(false, true)) {
            around.display().execute(() -> {
                telling.set(false);
                told.run();
            });
        }
    }

    private void go(ExperimentRun run, String text, Path file) {
        try {
            Planner planner = around.workbench().planner(around.apart());
            Reading reading = planner.read(text, file, List.of());
            if (reading.plan().isEmpty()) {
                run.refused(reading.faults().stream()
                        .findFirst()
                        .map(Fault::sentence)
                        .orElse("There is no plan."));
                return;
            }
            Plan plan = reading.plan().get();
            RunOptions options = RunOptions.of(file.resolveSibling("runs"), command(file), Clock.systemUTC())
                    .apart(around.apart());
            Optional<RunOutcome> outcome = run.go(
                    plan.inWords(),
                    (listener, stop) -> around.workbench().runner().run(plan, options, listener, stop));
            if (outcome.isPresent() && !outcome.get().stopped()) {
                ResultPages shown = pages(planner, plan, outcome.get());
                String name = String.valueOf(outcome.get().folder().getFileName());
                SweptPoints points = new SweptPoints(plan.dimensions());
                around.display().execute(() -> take(new PastRun(name, text, file, points, shown)));
            }
        } catch (RuntimeException | LinkageError fault) {
            run.refused("The experiment cannot be run: " + fault);
        }
    }

    private void take(PastRun ended) {
        if (past.size() == KEPT) {
            past.removeLast();
        }
        past.addFirst(ended);
        pages = ended.pages();
        told.run();
    }

    /** The runs of this window that have ended, the latest first. */
    public List<PastRun> past() {
        return List.copyOf(past);
    }

    /** Runs the experiment of the run that ended last once more, as it was written then. */
    public void again() {
        past.stream().findFirst().ifPresent(ended -> run(ended.text(), ended.file()));
    }

    private ResultPages pages(Planner planner, Plan plan, RunOutcome outcome) {
        FigureFiles files =
                new FigureFiles(planner.catalogue(), around.workbench().residency(), around.scratch());
        try {
            return around.workbench()
                    .runner()
                    .results(plan, outcome)
                    .map(results -> ResultPages.of(results, files))
                    .orElseGet(() -> ResultPages.ofImages(outcome.files()))
                    .compared()
                    .with("provenance", Files.readString(outcome.folder().resolve("provenance.json")));
        } catch (IOException unread) {
            return ResultPages.ofImages(outcome.files()); // the run's own files are there all the same
        }
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
