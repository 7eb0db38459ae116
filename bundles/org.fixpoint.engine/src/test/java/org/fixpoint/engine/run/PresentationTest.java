package org.fixpoint.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.ResultSet;
import org.fixpoint.api.figure.Slot;
import org.fixpoint.api.figure.Visualizer;
import org.fixpoint.engine.plan.Plan;
import org.fixpoint.engine.plan.Setup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresentationTest {
    @TempDir
    private Path runs = Path.of("");

    private RunOutcome run(Plan plan) throws IOException {
        RunOptions options =
                RunOptions.of(runs, "fixpoint run demo", Plans.CLOCK).threads(2);
        return Plans.runner().run(plan, options, RunListener.NONE, new StopSignal());
    }

    private static Plan walk() {
        return Plans.plan(new int[] {2, 4}, 1, Plans.walk(0));
    }

    private static Setup broken() {
        return Plans.drawnBy(new Visualizer() {
            @Override
            public List<Slot> slots() {
                return List.of(new Slot("line", Item.Array.class, "", Set.of(), true, "What is drawn"));
            }

            @Override
            public Figure draw(Map<String, Item> filled) {
                throw new StackOverflowError();
            }
        });
    }

    @Test
    void aFigureThatCannotBeDrawnIsARemark() throws IOException {
        RunOutcome outcome = run(Plans.shown(walk(), broken(), List.of()));
        assertTrue(outcome.complete());
        assertEquals(1, outcome.remarks().size());
        assertTrue(
                outcome.remarks()
                        .get(0)
                        .startsWith("The figure paths is not drawn: line (org.example.pack 1.2.0) broke off with"
                                + " StackOverflowError"),
                outcome.remarks().toString());
    }

    @Test
    void aFigureOfWhatHasNoResultIsARemark() throws IOException {
        Plan plan = Plans.plan(new int[] {4}, 1, Faulty.analysis(Faulty::overflow));
        RunOutcome outcome = run(Plans.shown(plan, Plans.visualizer(), List.of()));
        assertEquals(
                List.of("The figure paths is not drawn: walk.path has no result at any point."), outcome.remarks());
    }

    @Test
    void aFigureThatNobodyAskedForMayRefuse() throws IOException {
        Setup refusing = Plans.drawnBy(new Visualizer() {
            @Override
            public List<Slot> slots() {
                return List.of(new Slot("line", Item.Array.class, "", Set.of(), true, "What is drawn"));
            }

            @Override
            public Figure draw(Map<String, Item> filled) {
                throw new Refusal("nothing here is finite");
            }
        });
        assertEquals(
                List.of(), run(Plans.shown(walk(), refusing, List.of(), false)).remarks());
        assertEquals(
                1, run(Plans.shown(walk(), refusing, List.of(), true)).remarks().size());
    }

    @Test
    void aSinkThatCannotWriteIsARemark() throws IOException {
        Setup full = Plans.writtenBy((results, folder) -> {
            throw new IOException("No space left on device");
        });
        RunOutcome outcome = run(Plans.shown(walk(), Plans.visualizer(), List.of(full)));
        assertEquals(
                List.of("The results could not be written as text: No space left on device; make room or give write"
                        + " access, then resume."),
                outcome.remarks());
        assertEquals(List.of("It went [line]."), outcome.findings());
    }

    @Test
    void sinksAreGivenTheFailures() throws IOException {
        Setup sink = Plans.writtenBy((results, folder) -> {
            assertEquals(1, results.failures().size());
            assertTrue(results.failures().get(0).startsWith("width=4, replicate=0: faulty ("));
            assertEquals("1", results.provenance().get("seed"));
            return List.of(folder.resolve("seen"));
        });
        Plan plan = Plans.plan(new int[] {2, 4}, 1, Faulty.analysis(Faulty::overflow));
        RunOutcome outcome = run(Plans.shown(plan, Plans.visualizer(), List.of(sink)));
        assertEquals(List.of(outcome.folder().resolve("seen")), outcome.files());
    }

    @Test
    void theResultsOfARunAreGivenOnceMore() throws IOException {
        List<ResultSet> seen = new ArrayList<>();
        Setup sink = Plans.writtenBy((results, folder) -> {
            seen.add(results);
            return List.of(folder.resolve("seen"));
        });
        Plan plan = Plans.shown(walk(), Plans.visualizer(), List.of(sink));
        RunOutcome outcome = run(plan);
        ResultSet again = Plans.runner().results(plan, outcome).orElseThrow();
        assertEquals(1, seen.size());
        assertEquals(seen.get(0).items().keySet(), again.items().keySet());
        assertEquals(seen.get(0).figures().keySet(), again.figures().keySet());
        assertEquals(seen.get(0).experiment(), again.experiment());
    }
}
