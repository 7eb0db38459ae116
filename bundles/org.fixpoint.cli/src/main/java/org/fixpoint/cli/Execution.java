package org.fixpoint.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.fixpoint.api.Refusal;
import org.fixpoint.engine.run.Apart;
import org.fixpoint.engine.run.RunListener;
import org.fixpoint.engine.run.RunOptions;
import org.fixpoint.engine.run.RunOutcome;
import org.fixpoint.engine.run.Runner;
import org.fixpoint.engine.run.StopSignal;
import picocli.CommandLine.Option;

/** Options and course that {@code run} and {@code resume} share. */
final class Execution {
    private static final int MOST_THREADS = 1000;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Points run at a time; the number of cores if not given.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            converter = Patience.class,
            description =
                    "How long code of a drop-in may run without a sign before its point fails: 30s, 5m, 2h; 5m if not"
                            + " given.")
    private Duration patience = Apart.PATIENCE;

    @Option(names = "--quiet", description = "No progress.")
    private boolean quiet;

    @Option(names = "--json", description = "The outcome as JSON.")
    private boolean json;

    /** Whether the outcome is wanted as JSON. */
    boolean json() {
        return json;
    }

    /** How code of drop-ins is run. */
    Apart apart(Session session) {
        return session.apart(patience);
    }

    /** What is run, once its runner and options are known. */
    interface Job {
        RunOutcome go(Runner runner, RunOptions options, RunListener listener, StopSignal stop) throws IOException;
    }

    /** Runs a job, interrupted by Ctrl+C, and tells how it ended. */
    int of(Session session, List<String> overrides, Path runs, Job job) {
        if (threads < 1 || threads > MOST_THREADS) {
            session.terminal().fault("fixpoint: --threads is " + threads + "; give a number from 1 to " + MOST_THREADS);
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
                    .overrides(overrides)
                    .apart(apart(session));
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
                    .fault("fixpoint: the run in " + runs + " cannot be written: " + inWords(fault)
                            + "; make room, give write access, or give another folder with --runs");
            return ExitCode.BAD_INPUT.code();
        }
    }

    /** What the file system said, without the name of an exception. */
    static String inWords(IOException fault) {
        String where = fault instanceof FileSystemException of && of.getFile() != null ? of.getFile() : "";
        if (fault instanceof AccessDeniedException) {
            return where + " may not be written";
        }
        if (fault instanceof FileAlreadyExistsException) {
            return where + " is there and is no folder";
        }
        if (fault instanceof NoSuchFileException) {
            return where + " is not there";
        }
        return Optional.ofNullable(fault.getMessage()).orElse("the file system gave no reason");
    }
}
