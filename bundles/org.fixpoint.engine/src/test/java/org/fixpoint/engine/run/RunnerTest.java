package org.fixpoint.engine.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Lease;
import org.fixpoint.engine.catalogue.Origin;
import org.fixpoint.engine.catalogue.Residency;
import org.fixpoint.engine.plan.Derivations;
import org.fixpoint.engine.plan.Plan;
import org.fixpoint.engine.result.PointStore;
import org.fixpoint.engine.result.Stored;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

class RunnerTest {
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

    private static <T extends Item> T got(Map<String, Item> items, String reference, Class<T> type) {
        return type.cast(Objects.requireNonNull(items.get(reference)));
    }

    private static Plan small() {
        return Plans.shown(Plans.plan(new int[] {2, 4, 8}, 2, Plans.walk(0)));
    }

    @Test
    void runsEveryPointAndShowsTheFindings() throws IOException {
        RunOutcome outcome = run(small(), options());
        assertEquals(6, outcome.total());
        assertEquals(6, outcome.run());
        assertTrue(outcome.complete());
        assertEquals("It went [line].", String.join(" ", outcome.findings()));
        assertEquals("all.txt", outcome.files().get(0).getFileName().toString());
        assertEquals("demo-20260301-120000", outcome.folder().getFileName().toString());
        assertEquals(outcome.folder().toRealPath(), runs.resolve("latest").toRealPath());
        assertFalse(Files.readSymbolicLink(runs.resolve("latest")).isAbsolute());
    }

    @Test
    void aFolderNamedLatestIsLeftAlone() throws IOException {
        Files.createDirectories(runs.resolve("latest").resolve("mine"));
        List<String> remarks = new ArrayList<>();
        RunOutcome outcome = runner.run(
                small(),
                options(),
                new RunListener() {
                    @Override
                    public void remarked(String sentence) {
                        remarks.add(sentence);
                    }
                },
                new StopSignal());
        assertTrue(outcome.complete());
        assertTrue(remarks.get(0).startsWith("No link \"latest\" could be made in " + runs), remarks.toString());
        try (Stream<Path> found = Files.list(runs)) {
            assertEquals(
                    Set.of("latest", outcome.folder().getFileName().toString()),
                    found.map(path -> path.getFileName().toString()).collect(Collectors.toSet()));
        }
    }

    @Test
    void aRunWhosePlanIsDamagedIsRefusedInASentence() throws IOException {
        Path folder = run(small(), options()).folder();
        Files.writeString(folder.resolve("plan.jsonl"), "{");
        Refusal refusal = assertThrows(
                Refusal.class, () -> runner.resume(small(), folder, options(), RunListener.NONE, new StopSignal()));
        assertTrue(said(refusal).contains("is damaged, what it began with cannot be read; run"), said(refusal));
    }

    @Test
    void aRunWhoseBundlesAreGoneIsRefusedBeforeAFolderIsMade() {
        Residency gone = new Residency() {
            @Override
            public boolean offers(Bundle bundle) {
                return false;
            }

            @Override
            public boolean droppedIn(Origin bundle) {
                return true;
            }

            @Override
            public Lease lease(Collection<Origin> bundles) {
                throw new Refusal("gone");
            }
        };
        Path folder = runs.resolve("none");
        Runner refusing = new Runner(Derivations.of(Catalogue.of(List.of(), List.of())), gone);
        assertThrows(
                Refusal.class,
                () -> refusing.run(
                        small(),
                        RunOptions.of(folder, "fixpoint run demo", Plans.CLOCK),
                        RunListener.NONE,
                        new StopSignal()));
        assertFalse(Files.exists(folder));
    }

    @Test
    void aPlanKnowsEveryEntryThatItUsesOnce() {
        Plan plan = Plans.shown(Plans.plan(new int[] {2, 4, 8}, 2, Plans.walk(0)));
        assertEquals(
                6 + 6 + 1 + 1 + 1, // a model and an input for each point, one analysis, one visualizer, one sink
                plan.entries().size());
    }

    @Test
    void bytesAreTheSameForOneTwoAndSevenThreads() throws IOException {
        Map<String, String> one = Trees.of(run(small(), options().threads(1)).folder());
        for (int threads : new int[] {2, 7}) {
            RunOutcome outcome = run(small(), options().threads(threads).reuse(false));
            assertEquals(6, outcome.run());
            assertEquals(one, Trees.of(outcome.folder()));
        }
    }

    @Test
    void runningAgainComputesNothingAndLinksTheFiles() throws IOException {
        RunOutcome first = run(small(), options());
        RunOutcome second = run(small(), options());
        assertEquals(0, second.run());
        assertEquals(6, second.reused());
        assertNotEquals(first.folder(), second.folder());
        assertEquals(Trees.of(first.folder()), Trees.of(second.folder()));
        String key = small().points().get(0).key();
        assertTrue(Files.isSameFile(
                first.folder().resolve("points").resolve(key).resolve("arrays.npz"),
                second.folder().resolve("points").resolve(key).resolve("arrays.npz")));
    }

    @Test
    void onlyWhatIsNewIsComputed() throws IOException {
        run(small(), options());
        RunOutcome wider = run(Plans.plan(new int[] {2, 4, 8, 16}, 2, Plans.walk(0)), options());
        assertEquals(2, wider.run());
        assertEquals(6, wider.reused());
    }

    @Test
    void aDamagedPointIsPutAsideAndComputedAgain() throws IOException {
        Plan plan = small();
        RunOutcome first = run(plan, options());
        Map<String, String> whole = Trees.of(first.folder());
        String key = plan.points().get(3).key();
        Path arrays = first.folder().resolve("points").resolve(key).resolve("arrays.npz");
        byte[] bytes = Files.readAllBytes(arrays);
        Files.write(arrays, Arrays.copyOf(bytes, bytes.length / 2));
        Set<String> remarks = new TreeSet<>();
        RunListener listener = new RunListener() {
            @Override
            public void remarked(String sentence) {
                remarks.add(sentence);
            }
        };
        RunOutcome again = runner.resume(plan, first.folder(), options(), listener, new StopSignal());
        assertEquals(1, again.run());
        assertEquals(1, remarks.size());
        assertTrue(
                remarks.iterator().next().contains("arrays.npz is not what was written; it is put aside in"),
                remarks.toString());
        Map<String, String> now = Trees.of(again.folder());
        now.keySet().removeIf(name -> name.startsWith("points-damaged"));
        assertEquals(whole, now);
    }

    @Test
    void inputsAreTheSameForAllWidthsAndDifferBetweenReplicates() throws IOException {
        Plan plan = Plans.plan(new int[] {2, 4}, 2, Plans.walk(0));
        PointStore store = new PointStore(run(plan, options()).folder().resolve("points"));
        double[] input = new double[4];
        double[] step = new double[4];
        for (int i = 0; i < 4; i++) {
            Map<String, Item> items = ((Stored.Whole)
                            store.read(plan.points().get(i).key()))
                    .result()
                    .items();
            Item.Table facts = got(items, "walk.facts", Item.Table.class);
            input[i] = ((Column.Numbers) facts.columns().get(1)).values()[0];
            step[i] = got(items, "walk.path", Item.Array.class).data()[1]
                    * plan.points().get(i).coordinates().get(0).number().getAsDouble();
        }
        assertArrayEquals(new double[] {input[0], input[1]}, new double[] {input[2], input[3]});
        assertNotEquals(input[0], input[1]);
        assertNotEquals(step[0], step[2]);
    }

    @Test
    void anotherPlanIsNotResumed() throws IOException {
        Path folder = run(small(), options()).folder();
        Plan other = Plans.plan(new int[] {2, 4}, 2, Plans.walk(0));
        Refusal refusal = assertThrows(
                Refusal.class, () -> runner.resume(other, folder, options(), RunListener.NONE, new StopSignal()));
        assertTrue(said(refusal).contains("is not the one that the run in"), said(refusal));
    }

    @Test
    void twoRunsDoNotShareAFolderAtATime() throws IOException {
        Plan plan = small();
        Path folder = run(plan, options()).folder();
        RunLease lease = RunLease.take(folder);
        try (lease) {
            assertTrue(RunStatus.of(folder).running());
            Refusal refusal = assertThrows(
                    Refusal.class, () -> runner.resume(plan, folder, options(), RunListener.NONE, new StopSignal()));
            assertTrue(said(refusal).contains("is going on in another window or program"));
        }
        assertFalse(RunStatus.of(folder).running());
    }

    @Test
    void aReaderNeverSeesHalfAResult() throws Exception {
        Plan plan = Plans.plan(new int[] {2, 4, 8, 16, 32}, 20, Plans.walk(0));
        AtomicBoolean over = new AtomicBoolean();
        Set<String> damaged = new ConcurrentSkipListSet<>();
        Set<String> seen = new ConcurrentSkipListSet<>();
        Thread reader = new Thread(() -> {
            PointStore store =
                    new PointStore(runs.resolve("demo-20260301-120000").resolve("points"));
            while (!over.get() || (seen.isEmpty() && damaged.isEmpty())) {
                try {
                    for (String key : store.keys()) {
                        Stored found = store.read(key);
                        (found instanceof Stored.Whole ? seen : damaged).add(key + found);
                    }
                } catch (IOException e) {
                    damaged.add(e.toString());
                }
            }
        });
        reader.start();
        run(plan, options());
        over.set(true);
        reader.join();
        assertEquals(Set.of(), damaged);
        assertFalse(seen.isEmpty(), "the reader came too late to see anything");
    }
}
