package org.fixpoint.desktop.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.fixpoint.desktop.results.ResultPages;
import org.fixpoint.desktop.results.SweptPoints;
import org.fixpoint.engine.run.Progress;
import org.fixpoint.engine.run.RunOutcome;
import org.junit.jupiter.api.Test;

class RunsTest {
    private static final RunRequest REQUEST =
            new RunRequest("text", Path.of("/a/b.yaml"), Optional.of(Path.of("/a/b.yaml")), true);

    private final BlockingQueue<Runnable> display = new LinkedBlockingQueue<>();
    private final List<RunRequest> requests = new ArrayList<>();

    private Runs runs(Runs.Course course) {
        return new Runs(
                display::add,
                (run, request) -> {
                    requests.add(request);
                    return course.go(run, request);
                },
                () -> {});
    }

    /** Does what the display is to do until it is so; a wait without anything to do is a failure. */
    private void until(BooleanSupplier holds) throws InterruptedException {
        while (!holds.getAsBoolean()) {
            Optional.ofNullable(display.poll(60, TimeUnit.SECONDS))
                    .orElseThrow()
                    .run();
        }
    }

    private static RunOutcome outcome(String folder, boolean stopped) {
        return new RunOutcome(
                Path.of("runs", folder), 4, stopped ? 1 : 4, 0, 4, stopped, List.of(), List.of(), List.of(), List.of());
    }

    private static Optional<PastRun> ended(ExperimentRun run, RunRequest request, String folder, boolean stopped) {
        return run.go("4 points", (listener, stop) -> outcome(folder, stopped))
                .map(outcome -> past(folder, run, request));
    }

    private static PastRun past(String folder, ExperimentRun run, RunRequest request) {
        return new PastRun(
                folder,
                request,
                new SweptPoints(List.of()),
                point -> Optional.empty(),
                new ResultPages(Map.of(folder, new ResultPages.Page.Told(folder)), Optional.empty()),
                run.view(),
                Optional.empty());
    }

    @Test
    void whateverIsThrownBeforeARunBeginsEndsItAndTheNextCanBegin() throws InterruptedException {
        for (Error fault : List.of(
                new OutOfMemoryError("heap"), new AssertionError("never"), new ExceptionInInitializerError("x"))) {
            try (Runs runs = runs((run, request) -> {
                throw fault;
            })) {
                runs.run(REQUEST);
                until(() -> !runs.view().isGoing());
                assertTrue(
                        runs.view().words().contains(fault.toString()),
                        runs.view().words());
                runs.run(REQUEST);
                until(() -> !runs.view().isGoing());
            }
        }
        assertEquals(6, requests.size());
    }

    @Test
    void aRunThatWasStoppedIsShownAndOneCanGoBackToEachRun() throws InterruptedException {
        try (Runs runs = runs(
                (run, request) -> ended(run, request, requests.size() == 1 ? "one" : "two", requests.size() == 1))) {
            runs.run(REQUEST);
            until(() -> runs.shown().isPresent());
            assertEquals(List.of("one"), runs.pages().names());
            assertEquals("stopped, 1/4 saved; run again to go on", runs.view().words());
            RunRequest other = new RunRequest("other", Path.of("/a/b.yaml"), Optional.empty(), false);
            runs.run(other);
            until(() -> runs.shown().isPresent());
            assertEquals(List.of("two"), runs.pages().names());
            assertEquals(
                    List.of("two", "one"),
                    runs.past().stream().map(PastRun::name).toList());
            runs.show(runs.past().get(1));
            assertEquals(List.of("one"), runs.pages().names());
            assertTrue(runs.view().words().startsWith("stopped"));
            runs.again();
            until(() -> runs.shown().isPresent());
            assertEquals(List.of(REQUEST, other, REQUEST), requests);
        }
    }

    @Test
    void aRunThatGoesOnIsAskedAboutBeforeTheWindowClosesAlsoWhileItIsPlanned() throws Exception {
        CountDownLatch planned = new CountDownLatch(1);
        CountDownLatch counted = new CountDownLatch(1);
        CountDownLatch stopping = new CountDownLatch(1);
        try (Runs runs = runs((run, request) -> {
            await(planned);
            return run.go("36 points", (listener, stop) -> {
                        listener.begun(Path.of("runs", "a"), new Progress(36, 3, 0, 0, Optional.empty()));
                        counted.countDown();
                        while (!stop.isGiven()) {
                            pause();
                        }
                        await(stopping);
                        return outcome("a", true);
                    })
                    .map(outcome -> past("a", run, request));
        })) {
            assertEquals(Optional.empty(), runs.question());
            runs.run(REQUEST);
            assertTrue(runs.isGoing());
            assertTrue(runs.question().orElseThrow().startsWith("A run is being planned."));
            planned.countDown();
            await(counted);
            assertTrue(runs.question().orElseThrow().startsWith("A run is going on, 3 of 36 points done."));
            runs.show(past("before", new ExperimentRun(view -> {}), REQUEST));
            assertTrue(runs.isGoing()); // whichever is shown
            runs.stop();
            assertTrue(runs.isGoing());
            assertEquals(Optional.empty(), runs.question()); // whoever has stopped it is not asked whether to
            stopping.countDown();
            until(() -> !runs.isGoing());
            assertEquals(Optional.empty(), runs.question());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(60, TimeUnit.SECONDS));
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void resultsThatCannotBeShownAreNoFaultOfTheRun() {
        List<Execution.Pages> broken = List.of(
                () -> {
                    throw new IllegalStateException("odd");
                },
                () -> {
                    throw new StackOverflowError();
                },
                () -> {
                    throw new IOException("gone");
                });
        for (Execution.Pages pages : broken) {
            ExperimentRun run = new ExperimentRun(view -> {});
            run.go("", (listener, stop) -> outcome("one", false));
            ResultPages shown = Execution.shown(run, List.of(Path.of("a.png"), Path.of("a.csv")), pages);
            assertEquals(List.of("a"), shown.names());
            assertEquals("4/4 done, 0 of them reused, 0 failed", run.view().words());
            String last = run.view().log().get(run.view().log().size() - 1);
            assertTrue(last.startsWith("The results cannot be "), last);
        }
    }

    @Test
    void aRunBesideAnotherExperimentIsToldWithTheNameOfItsOwn() throws InterruptedException {
        assertEquals("3/4 done", REQUEST.told("3/4 done", Optional.of(Path.of("/a/x/../b.yaml"))));
        assertEquals("b.yaml: 3/4 done", REQUEST.told("3/4 done", Optional.of(Path.of("/a/c.yaml"))));
        assertEquals("b.yaml: 3/4 done", REQUEST.told("3/4 done", Optional.empty()));
        Path folder = Path.of("runs", "one");
        try (Runs runs = runs((run, request) -> {
            run.begun(folder, new Progress(4, 1, 0, 0, Optional.empty()));
            return ended(run, request, "one", true);
        })) {
            assertEquals(Optional.empty(), runs.request());
            runs.run(REQUEST);
            assertEquals(Optional.of(REQUEST), runs.request());
            until(() -> runs.shown().isPresent());
            assertEquals(Optional.of(REQUEST), runs.request());
            runs.forget(folder); // and how it ended with it
            assertEquals(Optional.empty(), runs.request());
            assertEquals(RunView.NONE, runs.view());
        }
    }

    @Test
    void onlyTheCommandOfASavedExperimentIsRecorded() {
        assertEquals("fixpoint run /a/b.yaml", REQUEST.command());
        assertEquals(Path.of("/a/runs"), REQUEST.runs());
        for (RunRequest unsaved : List.of(
                new RunRequest("changed", Path.of("/a/b.yaml"), Optional.of(Path.of("/a/b.yaml")), false),
                new RunRequest("new", Path.of("/templates/t.yaml"), Optional.empty(), true))) {
            assertFalse(unsaved.command().contains("/"), unsaved.command());
            assertTrue(unsaved.command().contains("not saved"), unsaved.command());
            assertFalse(unsaved.runs().startsWith("/templates"));
        }
    }
}
