package org.fixpoint.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.engine.plan.Plan;
import org.fixpoint.engine.plan.Setup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Width 2 goes well and width 4 wrong: the first always has its result, the second one sentence. */
class FailureTest {
    private static final String BUNDLE = "faulty (org.example.pack 1.2.0)";
    private static final String REMEDY = "; this is a fault of the bundle, tell its author or leave it out.";

    @TempDir
    private Path runs = Path.of("");

    private RunOutcome run(Setup analysis) throws IOException {
        Plan plan = Plans.plan(new int[] {2, 4}, 1, analysis);
        RunOptions options =
                RunOptions.of(runs, "fixpoint run demo", Plans.CLOCK).threads(1);
        return Plans.runner().run(plan, options, RunListener.NONE, new StopSignal());
    }

    private String sentence(Faulty.Fault fault) throws IOException {
        RunOutcome outcome = run(Faulty.analysis(fault));
        assertEquals(1, outcome.done());
        assertEquals(1, outcome.failed());
        assertFalse(outcome.stopped());
        assertEquals(outcome.failures(), RunStatus.of(outcome.folder()).failures());
        assertEquals("width=4, replicate=0", outcome.failures().get(0).point());
        return outcome.failures().get(0).sentence();
    }

    private static void assertStartsAndEnds(String start, String sentence) {
        assertTrue(sentence.startsWith(start) && sentence.endsWith(REMEDY), sentence);
    }

    @Test
    void aRefusalIsToldAsItIs() throws IOException {
        assertEquals("E[phi^2] diverges; take a smaller a.", sentence(() -> {
            throw new Refusal("E[phi^2] diverges; take a smaller a.");
        }));
    }

    @Test
    void anExceptionIsToldWithItsPlace() throws IOException {
        String sentence = sentence(() -> {
            throw new IllegalStateException("no luck\nand more");
        });
        assertStartsAndEnds(BUNDLE + " broke off with IllegalStateException: no luck (at ", sentence);
    }

    @Test
    void aStackOverflowIsSurvived() throws IOException {
        assertStartsAndEnds(BUNDLE + " broke off with StackOverflowError (at ", sentence(Faulty::overflow));
    }

    @Test
    void aLinkageErrorIsSurvived() throws IOException {
        String sentence = sentence(() -> {
            throw new NoClassDefFoundError("org/example/Gone");
        });
        assertStartsAndEnds(BUNDLE + " broke off with NoClassDefFoundError: org/example/Gone (at ", sentence);
    }

    @Test
    void memoryExhaustionIsSurvived() throws IOException {
        String sentence = sentence(() -> Faulty.one(new double[Integer.MAX_VALUE]));
        assertTrue(sentence.startsWith(BUNDLE + " needed more memory than the "), sentence);
        assertTrue(
                sentence.endsWith("; give Java more (-Xmx), run fewer threads, or make the model smaller."), sentence);
    }

    @Test
    void nanIsNoResult() throws IOException {
        assertEquals(
                "The analysis " + BUNDLE + " yields NaN in one at [1]" + REMEDY,
                sentence(() -> Faulty.one(0, Double.NaN)));
    }

    @Test
    void infinityIsAResult() throws IOException {
        assertTrue(
                run(Faulty.analysis(() -> Faulty.one(Double.POSITIVE_INFINITY))).complete());
    }

    @Test
    void anUnannouncedItemIsTold() throws IOException {
        assertEquals(
                "The analysis " + BUNDLE + " yields two without announcing it" + REMEDY,
                sentence(() -> List.of(Faulty.array("one", "i", 1), Faulty.array("two", "i", 1))));
    }

    @Test
    void aMissingItemIsTold() throws IOException {
        assertEquals("The analysis " + BUNDLE + " announces one and does not yield it" + REMEDY, sentence(List::of));
    }

    @Test
    void anItemOfAnotherShapeIsTold() throws IOException {
        assertEquals(
                "The analysis " + BUNDLE + " announces one as Array [i] and yields Array [j]" + REMEDY,
                sentence(() -> List.of(Faulty.array("one", "j", 1))));
    }

    @Test
    void stoppingUnaskedIsAFailure() throws IOException {
        assertStartsAndEnds(BUNDLE + " broke off with Cancelled: stopped on request (at ", sentence(() -> {
            throw new RunContext.Cancelled();
        }));
    }

    @Test
    void aThreadLeftInterruptedDoesNotSpoilTheResult() throws IOException {
        RunOutcome outcome = run(Faulty.analysis(() -> {
            Thread.currentThread().interrupt();
            return Faulty.one(1);
        }));
        assertTrue(outcome.complete(), outcome.failures().toString());
    }

    @Test
    void aFailureIsForgottenWhenThePointSucceeds() throws IOException {
        AtomicBoolean broken = new AtomicBoolean(true);
        Setup analysis = Faulty.analysis(() -> {
            if (broken.get()) {
                throw new IllegalStateException("not yet");
            }
            return Faulty.one(1);
        });
        RunOutcome failed = run(analysis);
        Path file = failed.folder()
                .resolve("points-failed")
                .resolve(failed.failures().get(0).key() + ".json");
        assertTrue(Files.readString(file).contains("java.lang.IllegalStateException: not yet"));
        broken.set(false);
        RunOptions options = RunOptions.of(runs, "fixpoint resume demo", Plans.CLOCK);
        RunOutcome resumed = Plans.runner()
                .resume(
                        Plans.plan(new int[] {2, 4}, 1, analysis),
                        failed.folder(),
                        options,
                        RunListener.NONE,
                        new StopSignal());
        assertTrue(resumed.complete());
        assertEquals(1, resumed.run());
        assertFalse(Files.exists(file.getParent()));
    }
}
