package org.fixpoint.engine.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.ResultSet;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.engine.plan.Plan;
import org.fixpoint.engine.plan.Point;
import org.fixpoint.engine.plan.Setup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At width 4 one of two analyses refuses: the point has failed, and the other's answer is there. */
class PartialPointTest {
    private static final String SENTENCE =
            "faulty refused: E[phi^2] diverges; take a smaller a. The answers of walk are kept.";

    @TempDir
    private Path runs = Path.of("");

    private volatile Faulty.Fault fault = PartialPointTest::refuse;

    private static List<Item> refuse() {
        throw new Refusal("E[phi^2] diverges; take a smaller a.");
    }

    private Plan plan(int... widths) {
        Setup faulty = Faulty.analysis(() -> fault.happen());
        return Plans.shown(Plans.plan(widths, 1, faulty, Plans.walk(0)));
    }

    private RunOptions options() {
        return RunOptions.of(runs, "fixpoint run demo", Plans.CLOCK).threads(1);
    }

    private RunOutcome run(Plan plan) throws IOException {
        return Plans.runner().run(plan, options(), RunListener.NONE, new StopSignal());
    }

    private RunOutcome resume(Plan plan, RunOutcome earlier) throws IOException {
        return Plans.runner().resume(plan, earlier.folder(), options(), RunListener.NONE, new StopSignal());
    }

    private static Path partial(RunOutcome outcome) {
        return outcome.folder().resolve("points-partial");
    }

    private static double[] data(ResultSet results, String reference) {
        return Optional.ofNullable(results.items().get(reference))
                .map(item -> ((Item.Array) item).data())
                .orElseThrow();
    }

    @Test
    void theOtherAnswersAreKeptAndShown() throws IOException {
        RunOutcome outcome = run(plan(2, 4));
        assertEquals(1, outcome.done());
        assertEquals(List.of(SENTENCE), sentences(outcome));
        assertFalse(outcome.stopped());
        assertEquals(List.of(), outcome.remarks());
        assertEquals(outcome.failures(), RunStatus.of(outcome.folder()).failures());
        ResultSet results = Plans.runner().results(plan(2, 4), outcome).orElseThrow();
        assertEquals(List.of("width=4, replicate=0: " + SENTENCE), results.failures());
        assertEquals(List.of("paths"), List.copyOf(results.figures().keySet()));
        assertArrayEquals(new double[] {1, Double.NaN}, data(results, "faulty.one"));
        fault = () -> Faulty.one(1);
        RunOutcome whole = run(plan(2, 4));
        assertArrayEquals(
                data(Plans.runner().results(plan(2, 4), whole).orElseThrow(), "walk.path"), data(results, "walk.path"));
        assertEquals(2, whole.done());
    }

    @Test
    void aPointByItselfHasItsFigures() throws IOException {
        RunOutcome outcome = run(plan(4));
        assertEquals(List.of("It went [line]."), outcome.findings());
        assertEquals(List.of(SENTENCE), sentences(outcome));
    }

    @Test
    void thePointIsComputedAgainAndIsThenWhatItWouldHaveBeen() throws IOException {
        RunOutcome first = run(plan(2, 4));
        String key = first.failures().get(0).key();
        byte[] kept = Files.readAllBytes(partial(first).resolve(key).resolve("arrays.npz"));
        RunOutcome again = resume(plan(2, 4), first);
        assertEquals(1, again.failed());
        assertArrayEquals(kept, Files.readAllBytes(partial(first).resolve(key).resolve("arrays.npz")));
        fault = () -> Faulty.one(5);
        RunOutcome elsewhere = run(plan(2, 4));
        assertEquals(1, elsewhere.run(), "the partial answers of another run are no result");
        assertEquals(1, elsewhere.reused());
        RunOutcome healed = Plans.runner()
                .resume(plan(2, 4), first.folder(), options().reuse(false), RunListener.NONE, new StopSignal());
        assertTrue(healed.complete());
        assertEquals(1, healed.run());
        assertFalse(Files.exists(partial(healed)));
        for (String name : List.of("result.json", "arrays.npz", "tables.csv", "SHA256SUMS")) {
            assertArrayEquals(
                    Files.readAllBytes(
                            elsewhere.folder().resolve("points").resolve(key).resolve(name)),
                    Files.readAllBytes(
                            healed.folder().resolve("points").resolve(key).resolve(name)),
                    name);
        }
    }

    @Test
    void aResultThatIsTakenFromAnotherRunLeavesNoFailure() throws IOException {
        RunOutcome first = run(plan(2, 4));
        fault = () -> Faulty.one(5);
        run(plan(2, 4));
        RunOutcome healed = resume(plan(2, 4), first);
        assertTrue(healed.complete());
        assertEquals(0, healed.run());
        assertFalse(Files.exists(partial(first)));
        assertFalse(Files.exists(first.folder().resolve("points-failed")));
    }

    @Test
    void aFaultOfAPlugInLeavesNothing() throws IOException {
        RunOutcome first = run(plan(2, 4));
        assertTrue(Files.exists(partial(first)));
        fault = () -> {
            throw new IllegalStateException("no luck");
        };
        RunOutcome again = resume(plan(2, 4), first);
        assertEquals(1, again.failed());
        assertFalse(Files.exists(partial(first)));
        ResultSet results = Plans.runner().results(plan(2, 4), again).orElseThrow();
        double[] path = data(results, "walk.path");
        assertTrue(Arrays.stream(path, 8, 16).allMatch(Double::isNaN), Arrays.toString(path));
    }

    @Test
    void whereAllRefuseTheReasonIsToldOnce() throws IOException {
        Setup other = Offered.analysis("other", List.of(), (subject, run) -> refuse());
        RunOutcome outcome = run(Plans.plan(new int[] {4}, 1, Faulty.analysis(PartialPointTest::refuse), other));
        assertEquals(List.of("faulty and other refused: E[phi^2] diverges; take a smaller a."), sentences(outcome));
        assertFalse(Files.exists(partial(outcome)));
    }

    @Test
    void aModelThatRefusesToBeMadeFailsTheWholePoint() throws IOException {
        Setup model = new Offered<Architecture>(Descriptor.of(Architecture.class, "broken", "For tests"), values -> {
                    throw new Refusal("a width of 4 is too much.");
                })
                .with(Map.of());
        Plan plan = plan(4);
        Point point = plan.points().get(0);
        Plan broken = plan.over(List.of(new Point(
                point.key(),
                point.seed(),
                model,
                point.input(),
                point.analyses(),
                point.coordinates(),
                point.settings(),
                point.flaw())));
        RunOutcome outcome = run(broken);
        assertEquals(List.of("a width of 4 is too much."), sentences(outcome));
        assertFalse(Files.exists(partial(outcome)));
    }

    private static List<String> sentences(RunOutcome outcome) {
        return outcome.failures().stream().map(Failure::sentence).toList();
    }
}
