package org.fixpoint.engine.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.ResultSet;
import org.fixpoint.engine.files.PartName;
import org.fixpoint.engine.plan.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptRunTest {
    @TempDir
    private Path runs = Path.of("");

    private static Plan small() {
        return Plans.shown(Plans.plan(new int[] {2, 4}, 1, Plans.walk(0)));
    }

    private Path run(Plan plan, int minute) throws IOException {
        Clock clock = Clock.offset(Plans.CLOCK, Duration.ofMinutes(minute));
        RunOptions options = RunOptions.of(runs, "fixpoint run demo", clock).threads(2);
        return Plans.runner()
                .run(plan, options, RunListener.NONE, new StopSignal())
                .folder();
    }

    private List<String> names() throws IOException {
        return KeptRun.in(runs).stream()
                .map(run -> String.valueOf(run.folder().getFileName()))
                .toList();
    }

    @Test
    void theNewestRunIsFirstAndEachSaysWhenItBeganAndHowFarItIs() throws IOException {
        run(small(), 0);
        run(Plans.plan(new int[] {2, 4}, 1, Faulty.analysis(Faulty::overflow)), 1);
        List<KeptRun> kept = KeptRun.in(runs);
        assertEquals(List.of("demo-20260301-120100", "demo-20260301-120000"), names());
        assertEquals(Instant.parse("2026-03-01T12:01:00Z"), kept.get(0).begun());
        assertEquals(1, kept.get(0).status().orElseThrow().failures().size()); // at width 4
        assertEquals(2, kept.get(1).status().orElseThrow().done());
    }

    @Test
    void whatIsNoRunOrDamagedHasASentence() throws IOException {
        assertEquals(List.of(), KeptRun.in(runs.resolve("none")));
        Path good = run(small(), 0);
        Path damaged = run(small(), 1);
        Files.writeString(damaged.resolve("plan.jsonl"), "{");
        Path headless = run(small(), 2);
        Files.delete(headless.resolve("provenance.json"));
        Files.createDirectories(runs.resolve("notes"));
        Files.writeString(runs.resolve("file.txt"), "x");
        List<KeptRun> kept = KeptRun.in(runs);
        assertEquals(4, kept.size());
        for (KeptRun each : kept) {
            String name = String.valueOf(each.folder().getFileName());
            assertEquals(each.folder().equals(good), each.status().isPresent(), name);
            assertEquals(each.folder().equals(good), each.flaw().isEmpty(), name);
            assertTrue(each.flaw().isEmpty() || each.flaw().contains(name), each.flaw());
            assertFalse(each.flaw().contains("Exception"), each.flaw());
        }
    }

    @Test
    void resultsAreFoundUnderTheKeysThatTheyHaveOnTheDisk() throws IOException {
        Plan plan = small();
        Path folder = run(plan, 0);
        Plan now = plan.over(plan.points().stream()
                .map(point -> point.keyed(point.key().replace('a', 'b').replace('1', '2')))
                .toList()); // as after another version of a bundle
        ResultSet then = Plans.runner().results(plan, folder).orElseThrow();
        ResultSet results = Plans.runner().results(now, folder).orElseThrow();
        assertEquals(then.figures().keySet(), results.figures().keySet());
        assertEquals(16, path(then).length);
        assertArrayEquals(path(then), path(results));
    }

    private static double[] path(ResultSet results) {
        return Optional.ofNullable(results.items().get("walk.path"))
                .map(Item.Array.class::cast)
                .orElseThrow()
                .data();
    }

    @Test
    void ofOnePointThereAreItsOwnResultsAlone() throws IOException { // which lie one after the other in those of all
        Plan plan = small();
        Path folder = run(plan, 0);
        double[] all = path(Plans.runner().results(plan, folder).orElseThrow());
        int half = all.length / 2;
        for (int point = 0; point < 2; point++) {
            ResultSet results = Plans.runner().results(plan, folder, point).orElseThrow();
            assertArrayEquals(Arrays.copyOfRange(all, point * half, (point + 1) * half), path(results));
            Item.Array array = Optional.ofNullable(results.items().get("walk.path"))
                    .map(Item.Array.class::cast)
                    .orElseThrow();
            assertEquals(
                    List.of("step"), array.dims().stream().map(Dimension::name).toList());
            assertEquals(
                    Plans.runner().results(plan, folder).orElseThrow().figures().keySet(),
                    results.figures().keySet());
        }
    }

    @Test
    void aPlanWithOtherPointsIsRefused() throws IOException {
        Path folder = run(small(), 0);
        for (int[] widths : List.of(new int[] {2, 8}, new int[] {2}, new int[] {2, 4, 8})) {
            Plan other = Plans.shown(Plans.plan(widths, 1, Plans.walk(0)));
            Refusal refusal = assertThrows(Refusal.class, () -> Plans.runner().results(other, folder));
            assertTrue(String.valueOf(refusal.getMessage()).contains("other points"), refusal.toString());
        }
    }

    @Test
    void failuresOfAnEarlierRunAreGivenWithTheirPoints() throws IOException {
        Plan plan = Plans.plan(new int[] {4, 2}, 1, Faulty.analysis(Faulty::overflow));
        Path folder = run(plan, 0);
        List<String> failures =
                Plans.runner().results(plan, folder).orElseThrow().failures();
        assertEquals(1, failures.size());
        assertTrue(failures.get(0).startsWith("width=4"), failures.toString());
    }

    @Test
    void aDeletedRunIsGoneAndLatestLeadsToTheNewestThatIsLeft() throws IOException {
        Path first = run(small(), 0);
        Path second = run(small(), 1);
        KeptRun.delete(second);
        assertEquals(List.of("demo-20260301-120000"), names());
        assertEquals(first.toRealPath(), runs.resolve("latest").toRealPath());
        assertEquals(List.of(), PartName.all(runs));
        KeptRun.delete(first);
        assertEquals(List.of(), names());
        assertFalse(Files.isSymbolicLink(runs.resolve("latest")));
    }

    @Test
    void neitherAForeignFolderNorARunThatGoesOnIsDeleted() throws IOException {
        Path notes = Files.createDirectories(runs.resolve("notes"));
        Refusal foreign = assertThrows(Refusal.class, () -> KeptRun.delete(notes));
        assertTrue(String.valueOf(foreign.getMessage()).contains("is not the folder of a run"), foreign.toString());
        Path folder = run(small(), 0);
        try (RunLease held = RunLease.take(folder)) {
            assertNotNull(held);
            Refusal going = assertThrows(Refusal.class, () -> KeptRun.delete(folder));
            assertTrue(String.valueOf(going.getMessage()).contains("is going on"), going.toString());
        }
        assertTrue(Files.isDirectory(notes) && Files.isDirectory(folder));
    }
}
