package org.fixpoint.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.fixpoint.api.Refusal;
import org.fixpoint.engine.run.RunListener;
import org.fixpoint.engine.run.RunOptions;
import org.fixpoint.engine.run.RunOutcome;
import org.fixpoint.engine.run.Runner;
import org.fixpoint.engine.run.StopSignal;
import picocli.CommandLine.Option;

/** Options and course that {@code run} and {@code resume} share. */
final class Execution {
    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Points run at a time; the number of cores if not given.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--quiet", description = "No progress.")
    private boolean quiet;

    @Option(names = "--json", description = "The outcome as JSON.")
    private boolean json;

    /** Whether the outcome is wanted as JSON. */
    boolean json() {
        return json;
    }

    /** What is run, once its runner and options are known. */
    interface Job {
        RunOutcome go(Runner runner, RunOptions options, RunListener listener, StopSignal stop) throws IOException;
    }

    /** Runs a job, interrupted by Ctrl+C, and tells how it ended. */
    int of(Session session, List<String> overrides, Path runs, Job job) {
        if (threads < 1) {
            session.terminal().fault("fixpoint: --threads is " + threads + "; give a number from 1 on");
            return ExitCode.BAD_INPUT.code();
        }
        StopSignal stop = new StopSignal();
        AtomicInteger signal = new AtomicInteger();
        session.interrupts().onFirst(code -> {
            signal.set(code);
            stop.give();
        });
        ProgressLine progress = new ProgressLine(session.terminal(), quiet || json);
        try {
            RunOptions options = RunOptions.of(runs, session.commandInWords(), Clock.systemUTC())
                    .threads(threads)
                    .overrides(overrides);
            RunOutcome outcome = job.go(session.runner(), options, progress, stop);
            progress.clear();
            return new RunReport(session, json).tell(outcome, signal.get());
        } catch (Refusal refusal) {
            progress.clear();
            session.terminal().fault("fixpoint: " + refusal.getMessage());
            return ExitCode.BAD_INPUT.code();
        } catch (IOException fault) {
            progress.clear();
            session.terminal()
                    .fault("fixpoint: " + runs + " cannot be written (" + fault
                            + "); free some space or give another folder with --runs");
            return ExitCode.INTERNAL.code();
        }
    }
}
