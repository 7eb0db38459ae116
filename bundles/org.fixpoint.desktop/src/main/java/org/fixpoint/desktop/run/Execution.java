package org.fixpoint.desktop.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.fixpoint.api.RunContext;
import org.fixpoint.desktop.Surroundings;
import org.fixpoint.desktop.results.FigureFiles;
import org.fixpoint.desktop.results.ResultPages;
import org.fixpoint.desktop.results.SweptPoints;
import org.fixpoint.engine.document.Fault;
import org.fixpoint.engine.plan.Plan;
import org.fixpoint.engine.plan.Planner;
import org.fixpoint.engine.plan.Reading;
import org.fixpoint.engine.run.RunOptions;
import org.fixpoint.engine.run.RunOutcome;

/** Plans an experiment, runs it and reads its results, with what is installed when it begins. */
public final class Execution implements Runs.Course {
    private final Surroundings around;

    /** With what is around. */
    public Execution(Surroundings around) {
        this.around = around;
    }

    @Override
    public Optional<PastRun> go(ExperimentRun run, RunRequest request) {
        Planner planner = around.workbench().planner(around.apart());
        Reading reading;
        try {
            reading = planner.until(run::isStopping).read(request.text(), request.place(), request.overrides());
        } catch (RunContext.Cancelled stopped) {
            run.refused("stopped before anything was run");
            return Optional.empty();
        }
        if (reading.plan().isEmpty()) {
            run.refused(
                    reading.faults().stream().findFirst().map(Fault::sentence).orElse("There is no plan."));
            return Optional.empty();
        }
        Plan plan = reading.plan().get();
        RunOptions options = RunOptions.of(request.runs(), request.now().command(), Clock.systemUTC())
                .overrides(request.overrides())
                .apart(around.apart());
        return run.go(
                        plan.inWords(),
                        (listener, stop) -> around.workbench().runner().run(plan, options, listener, stop))
                .filter(outcome -> !outcome.stopped() || outcome.done() > 0)
                .map(outcome -> new PastRun(
                        String.valueOf(outcome.folder().getFileName()),
                        request,
                        new SweptPoints(plan.dimensions()),
                        point -> around.workbench()
                                .runner()
                                .results(plan, outcome.folder(), point)
                                .map(results -> ResultPages.of(results, files(planner))),
                        shown(run, outcome.files(), () -> pages(planner, plan, outcome)),
                        run.view(),
                        PastRun.reportIn(outcome.folder())));
    }

    /** What reads the results of a run. */
    @FunctionalInterface
    interface Pages {
        /** Reads them. */
        ResultPages read() throws IOException;
    }

    /** The results, or the images that the run has written where they cannot be read; that is no fault of the run. */
    static ResultPages shown(ExperimentRun run, List<Path> written, Pages pages) {
        try {
            return pages.read();
        } catch (IOException unread) {
            run.remarked(
                    "The results cannot be read (" + unread.getMessage() + "); the run's own files are in its folder.");
        } catch (RuntimeException | Error fault) {
            run.remarked("The results cannot be shown here, by a fault of the program's own (" + fault
                    + "); the run's own files are in its folder.");
        }
        return ResultPages.ofImages(written);
    }

    private FigureFiles files(Planner planner) {
        return new FigureFiles(planner.catalogue(), around.workbench().residency(), around.scratch());
    }

    private ResultPages pages(Planner planner, Plan plan, RunOutcome outcome) throws IOException {
        return around.workbench()
                .runner()
                .results(plan, outcome)
                .map(results -> ResultPages.of(results, files(planner)))
                .orElseGet(() -> ResultPages.ofImages(outcome.files()))
                .by(plan)
                .compared()
                .with("provenance", Files.readString(outcome.folder().resolve("provenance.json")));
    }
}
