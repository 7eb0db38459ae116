package org.fixpoint.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fixpoint.engine.document.Program;
import org.fixpoint.engine.plan.Plan;
import org.fixpoint.engine.plan.Reading;
import org.fixpoint.engine.run.LatestRun;
import org.fixpoint.engine.run.Request;
import org.fixpoint.engine.run.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Goes on with a run. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Go on with a run that was stopped or killed, or try its failed points again.")
final class ResumeCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            paramLabel = "RUN",
            description = "Folder of a run, or an experiment file or folder, which means its latest run.")
    private Path given = Path.of("runs", "latest");

    @Mixin
    private Execution execution = new Execution();

    ResumeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Optional<Path> found = folder();
        if (found.isEmpty()) {
            return refused(experiment() + " has no run in " + runs() + " yet; start with " + Program.verb("run ")
                    + experiment());
        }
        Path folder = found.get();
        RunFolder run;
        try {
            run = RunFolder.open(folder);
        } catch (IOException fault) {
            return refused(
                    folder + " is not the folder of a run; give one under runs/, or start with " + Program.verb("run"));
        }
        Request request;
        try {
            request = Request.of(run);
        } catch (IOException | InvalidPathException fault) {
            return refused(
                    "the run in " + folder + " is damaged, what it was asked for cannot be read; run the experiment"
                            + " anew, points that are whole are not computed again");
        }
        Reading reading =
                session.planner(execution.apart(session)).read(request.text(), request.file(), request.overrides());
        if (reading.plan().isEmpty()) {
            return ExperimentFile.tell(session, reading.faults(), execution.json());
        }
        Plan plan = reading.plan().get();
        return execution.of(
                session,
                request.overrides(),
                run.path().resolveSibling(""),
                (runner, options, listener, stop) -> runner.resume(plan, run.path(), options, listener, stop));
    }

    private int refused(String sentence) {
        session.terminal().fault("fixpoint: " + sentence);
        return ExitCode.BAD_INPUT.code();
    }

    /** The folder of the run itself, or of the latest run of an experiment; empty if that has none. */
    private Optional<Path> folder() {
        if (!Files.isRegularFile(experiment())) {
            return Optional.of(given);
        }
        try {
            return LatestRun.of(runs(), experiment());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** The experiment file that is meant, which is none in the folder of a run: that has a copy of its own. */
    private Path experiment() {
        boolean folder = Files.isDirectory(given) && !Files.exists(given.resolve("plan.jsonl"));
        return folder ? given.resolve("experiment.yaml") : given;
    }

    private Path runs() {
        return experiment().toAbsolutePath().resolveSibling("runs");
    }
}
