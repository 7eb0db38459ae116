package org.fixpoint.desktop.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fixpoint.api.Refusal;
import org.fixpoint.engine.run.Progress;
import org.fixpoint.engine.run.RunOutcome;
import org.junit.jupiter.api.Test;

class ExperimentRunTest {
    private static final Path FOLDER = Path.of("runs/a");

    private final List<RunView> told = new ArrayList<>();
    private final ExperimentRun run = new ExperimentRun(told::add);

    private static RunOutcome outcome(boolean stopped) {
        return new RunOutcome(
                FOLDER, 4, stopped ? 1 : 4, 1, 3, stopped, List.of(), List.of("odd"), List.of("ρ* = 1"), List.of());
    }

    private RunView last() {
        return told.get(told.size() - 1);
    }

    @Test
    void itTellsHowFarItIsAndHowItEnded() {
        run.go("4 points", (listener, stop) -> {
            listener.begun(FOLDER, new Progress(4, 1, 1, 0, Optional.of(Duration.ofMillis(2500))));
            assertEquals("1/4 done, 0 failed, about 3 s left", last().words());
            assertEquals(Optional.of(FOLDER), last().folder());
            assertTrue(last().isGoing());
            return outcome(false);
        });
        assertEquals(RunView.Phase.ENDED, last().phase());
        assertEquals("4/4 done, 1 of them reused, 0 failed", last().words());
        assertEquals(List.of("4 points", "odd", "ρ* = 1", last().words()), last().log());
    }

    @Test
    void aStopIsPassedOnAndTold() {
        run.go("4 points", (listener, stop) -> {
            assertFalse(stop.isGiven());
            run.stop();
            assertTrue(stop.isGiven());
            assertEquals(RunView.Phase.STOPPING, last().phase());
            return outcome(true);
        });
        assertEquals("stopped, 1/4 saved; run again to go on", last().words());
    }

    @Test
    void whateverBreaksOffEndsItWithASentence() {
        List<ExperimentRun.Work> broken = List.of(
                (listener, stop) -> {
                    throw new Refusal("Not with these.");
                },
                (listener, stop) -> {
                    throw new IOException("full");
                },
                (listener, stop) -> {
                    throw new StackOverflowError();
                });
        List<String> words = List.of("Not with these.", "(full)", "StackOverflowError");
        for (int i = 0; i < broken.size(); i++) {
            ExperimentRun one = new ExperimentRun(told::add);
            assertEquals(Optional.empty(), one.go("", broken.get(i)));
            assertEquals(RunView.Phase.ENDED, last().phase());
            assertTrue(last().words().contains(words.get(i)), last().words());
        }
    }

    @Test
    void theCommandOfARunIsAsAShellTakesIt() {
        assertEquals("fixpoint run /a/b.yaml", Runs.command(Path.of("/a/b.yaml")));
        assertEquals("fixpoint run '/a b/it'\\''s.yaml'", Runs.command(Path.of("/a b/it's.yaml")));
    }
}
