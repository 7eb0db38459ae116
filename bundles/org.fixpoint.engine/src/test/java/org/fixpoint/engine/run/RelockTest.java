package org.fixpoint.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fixpoint.engine.catalogue.Origin;
import org.fixpoint.engine.plan.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lock of a run that is resumed while a bundle that takes part in no point has changed, as one that draws does. */
class RelockTest {
    private final Origin older = new Origin("org.example.drawing", "1.0.0", "1".repeat(64));
    private final Origin newer = new Origin("org.example.drawing", "1.1.0", "2".repeat(64));
    private final List<String> remarks = new ArrayList<>();

    @TempDir
    private Path runs = Path.of("");

    private static Plan drawnBy(Origin bundle) {
        Plan plan = Plans.shown(Plans.plan(new int[] {2}, 1, Plans.walk(0)));
        return new Plan(
                plan.name(),
                plan.note(),
                plan.file(),
                plan.text(),
                plan.seed(),
                plan.numerics(),
                plan.dimensions(),
                plan.points(),
                plan.yields(),
                plan.figures(),
                plan.sinks(),
                List.of(Offered.ORIGIN, bundle),
                plan.derivations(),
                plan.flaws());
    }

    private RunOutcome resumed(Path folder, Origin bundle) throws IOException {
        RunListener listener = new RunListener() {
            @Override
            public void remarked(String sentence) {
                remarks.add(sentence);
            }
        };
        return Plans.runner().resume(drawnBy(bundle), folder, options(), listener, new StopSignal());
    }

    private RunOptions options() {
        return RunOptions.of(runs, "fixpoint run demo", Plans.CLOCK);
    }

    @Test
    void theLockFollowsTheBundleAndTheUserIsToldOnce() throws IOException {
        Path folder = Plans.runner()
                .run(drawnBy(older), options(), RunListener.NONE, new StopSignal())
                .folder();
        List<String> begun = RunFolder.open(folder).bundles();
        assertEquals(1, resumed(folder, older).reused());
        assertEquals(List.of(), remarks);
        assertEquals(begun, RunFolder.open(folder).bundles());

        assertEquals(1, resumed(folder, newer).reused());
        assertEquals(
                RunFolder.lock(drawnBy(newer)).lines().toList(),
                RunFolder.open(folder).bundles());
        assertEquals(
                List.of("The run goes on with other bundles for its figures and files than it began with: now with "
                        + BundleLock.line(newer) + ", no longer with " + BundleLock.line(older)
                        + "; bundles.lock lists those that are used now."),
                remarks);
        resumed(folder, newer);
        assertEquals(1, remarks.size());
    }
}
