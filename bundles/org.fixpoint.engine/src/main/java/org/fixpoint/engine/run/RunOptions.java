package org.fixpoint.engine.run;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a plan is run; nothing here changes a bit of its results.
 *
 * @param runs the folder that holds the folders of all runs
 * @param threads how many points run at a time, at least 1
 * @param reuse whether results of earlier runs in the same folder are taken over
 * @param command how the user asked for the run, for the report
 * @param overrides values that the user gave in place of the file's, each {@code path=value}; kept for resuming
 * @param clock names the run's folder and times it
 * @param grace how long a run that is asked to stop waits for points that do not look at the signal
 * @param apart how points with drop-ins are computed apart; empty if they are computed in this process
 */
public record RunOptions(
        Path runs,
        int threads,
        boolean reuse,
        String command,
        List<String> overrides,
        Clock clock,
        Duration grace,
        Optional<Apart> apart) {
    public RunOptions {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads");
        }
        overrides = List.copyOf(overrides);
    }

    /** One thread a processor, earlier results taken over, ten seconds of grace. */
    public static RunOptions of(Path runs, String command, Clock clock) {
        return new RunOptions(
                runs,
                Runtime.getRuntime().availableProcessors(),
                true,
                command,
                List.of(),
                clock,
                Duration.ofSeconds(10),
                Optional.empty());
    }

    /** With another number of points at a time. */
    public RunOptions threads(int number) {
        return new RunOptions(runs, number, reuse, command, overrides, clock, grace, apart);
    }

    /** With values in place of the file's. */
    public RunOptions overrides(List<String> settings) {
        return new RunOptions(runs, threads, reuse, command, settings, clock, grace, apart);
    }

    /** With or without results of earlier runs. */
    public RunOptions reuse(boolean earlier) {
        return new RunOptions(runs, threads, earlier, command, overrides, clock, grace, apart);
    }

    /** With another wait for points that do not look at the signal to stop. */
    public RunOptions grace(Duration wait) {
        return new RunOptions(runs, threads, reuse, command, overrides, clock, wait, apart);
    }

    /** With points computed apart in which drop-ins take part. */
    public RunOptions apart(Apart processes) {
        return new RunOptions(runs, threads, reuse, command, overrides, clock, grace, Optional.of(processes));
    }
}
