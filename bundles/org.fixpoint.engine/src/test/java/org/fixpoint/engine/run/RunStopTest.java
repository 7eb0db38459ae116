package org.fixpoint.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.fixpoint.api.Refusal;
import org.fixpoint.engine.files.DurableFiles;
import org.fixpoint.engine.plan.Plan;
import org.fixpoint.engine.plan.Point;
import org.fixpoint.engine.result.PointStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that end before all is computed: stopped, interrupted, or with their folder gone. */
class RunStopTest {
    private final Runner runner = Plans.runner();

    @TempDir
    private Path runs = Path.of("");

    private RunOptions options() {
        return RunOptions.of(runs, "fixpoint run demo", Plans.CLOCK).threads(2);
    }

    private RunOutcome run(Plan plan, RunOptions options) throws IOException {
        return runner.run(plan, options, RunListener.NONE, new StopSignal());
    }

    private static String said(Refusal refusal) {
        return String.valueOf(refusal.getMessage());
    }

    @Test
    void stoppedInTheMiddleAndResumedItIsAsIfItHadNotBeen() throws IOException {
        Plan plan = Plans.shown(Plans.plan(new int[] {2, 4, 8, 16, 32}, 4, Plans.walk(10)));
        Map<String, String> expected = Trees.of(run(plan, options()).folder());
        StopSignal stop = new StopSignal();
        RunListener stopper = new RunListener() {
            @Override
            public void done(Point point, Progress progress) {
                if (progress.done() == 7) {
                    stop.give();
                }
            }
        };
        RunOutcome stopped = runner.run(plan, options().reuse(false), stopper, stop);
        assertTrue(stopped.stopped());
        assertTrue(stopped.done() >= 7 && stopped.done() < 20, stopped.done() + " done");
        assertEquals(stopped.done(), RunStatus.of(stopped.folder()).done());
        RunOutcome resumed =
                runner.resume(plan, stopped.folder(), options().reuse(false), RunListener.NONE, new StopSignal());
        assertEquals(stopped.done(), resumed.reused());
        assertEquals(20 - stopped.done(), resumed.run());
        assertEquals(expected, Trees.of(resumed.folder()));
    }

    @Test
    void aPointThatDoesNotLookAtTheSignalIsLeftBehind() throws IOException {
        StopSignal stop = new StopSignal();
        Plan plan = Plans.plan(new int[] {2, 4}, 1, Offered.analysis("deaf", List.of(), (subject, run) -> {
            stop.give();
            Faulty.sleepForever();
            return List.of();
        }));
        Set<String> remarks = new ConcurrentSkipListSet<>();
        RunListener listener = new RunListener() {
            @Override
            public void remarked(String sentence) {
                remarks.add(sentence);
            }
        };
        RunOutcome outcome = runner.run(plan, options().threads(1).grace(Duration.ofMillis(200)), listener, stop);
        assertTrue(outcome.stopped());
        assertEquals(0, outcome.done());
        assertEquals(Set.of("A point did not stop when asked and was left behind: width=2, replicate=0."), remarks);
    }

    @Test
    void aRunWhoseFolderIsRemovedEndsSoonAndSaysSo() throws IOException {
        Plan plan = Plans.shown(Plans.plan(new int[] {2, 4, 8, 16, 32}, 4, Plans.walk(10)));
        Set<Path> removed = new ConcurrentSkipListSet<>();
        List<String> told = new ArrayList<>();
        AtomicBoolean first = new AtomicBoolean(true);
        RunListener remover = new RunListener() {
            @Override
            public void begun(Path folder, Progress progress) {
                removed.add(folder);
            }

            @Override
            public void done(Point point, Progress progress) {
                if (first.getAndSet(false)) {
                    try {
                        DurableFiles.delete(removed.iterator().next());
                    } catch (IOException busy) {
                        told.add(busy.toString());
                    }
                }
                told.add(point.inWords());
            }
        };
        Refusal refusal = assertThrows(
                Refusal.class, () -> runner.run(plan, options().threads(1).reuse(false), remover, new StopSignal()));
        assertEquals(
                "The folder of the run, " + removed.iterator().next()
                        + ", was removed while the run went on, and its results with it; run the experiment anew.",
                said(refusal));
        assertTrue(told.size() < 10, told.toString()); // not all 20 were computed for nothing
    }

    @Test
    void aPointThatComputesAsTheFolderIsRemovedIsStopped() throws IOException {
        Set<Path> removed = new ConcurrentSkipListSet<>();
        Plan plan = Plans.plan(new int[] {2}, 1, Offered.analysis("long", List.of(), (subject, run) -> {
            try {
                DurableFiles.delete(removed.iterator().next());
                while (true) { // it would never end
                    run.checkCancelled();
                    Thread.sleep(10);
                }
            } catch (IOException | InterruptedException broken) {
                throw new IllegalStateException(broken);
            }
        }));
        RunListener listener = new RunListener() {
            @Override
            public void begun(Path folder, Progress progress) {
                removed.add(folder);
            }
        };
        Refusal refusal = assertThrows(Refusal.class, () -> runner.run(plan, options(), listener, new StopSignal()));
        assertTrue(said(refusal).contains("was removed while the run went on"), said(refusal));
        assertFalse(Files.exists(removed.iterator().next()));
    }

    @Test
    void anInterruptedCallerStopsTheRunAndKeepsWhatIsDone() throws IOException, InterruptedException {
        Plan plan = Plans.plan(new int[] {2, 4, 8, 16, 32}, 4, Plans.walk(20));
        Thread caller = Thread.currentThread();
        StopSignal stop = new StopSignal();
        RunListener interrupter = new RunListener() {
            @Override
            public void done(Point point, Progress progress) {
                caller.interrupt();
                while (!stop.isGiven()) { // no point begins while a listener is told
                    Thread.onSpinWait();
                }
            }
        };
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        RunOutcome outcome = runner.run(plan, options(), interrupter, stop);
        assertTrue(Thread.interrupted(), "the caller is not told that it was interrupted");
        assertTrue(outcome.stopped());
        assertTrue(outcome.done() > 0 && outcome.done() < 20, outcome.done() + " done");
        assertTrue(Files.readString(outcome.folder().resolve("provenance.json")).contains("\"stopped\": true"));
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("fixpoint-point-") && !before.contains(thread)) {
                thread.join();
            }
        }
        PointStore points = RunFolder.open(outcome.folder()).points();
        assertEquals(
                outcome.done(),
                plan.points().stream().filter(point -> points.has(point.key())).count(),
                "a thread wrote to the folder when the run was over");
    }
}
