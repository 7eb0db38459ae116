package org.fixpoint.desktop.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.fixpoint.desktop.HangingFile;
import org.fixpoint.desktop.results.ResultPages;
import org.fixpoint.desktop.results.SweptPoints;
import org.fixpoint.engine.files.DurableFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list over folders as runs leave them. */
class RunListTest {
    private static final RunRequest REQUEST = new RunRequest("text", Path.of("a.yaml"), Optional.empty(), false);

    private static final String BEGINS = "Ctrl+Enter runs the experiment.";

    @TempDir
    private Path folder;

    private final BlockingQueue<Runnable> display = new LinkedBlockingQueue<>();
    private final List<String> said = new ArrayList<>();
    private final List<String> readers = new ArrayList<>();
    private final Runs runs = new Runs(
            display::add, (run, request) -> Optional.of(past(Path.of("/elsewhere/runs/own"), "1/1 done")), () -> {});
    private final RunList list = new RunList(display::add, runs, this::open, () -> {}, said::add);

    private static PastRun past(Path folder, String words) {
        RunView end = new RunView(RunView.Phase.ENDED, words, 1, 1, Optional.of(folder), List.of());
        ResultPages pages =
                new ResultPages(Map.of("of " + folder.getFileName(), new ResultPages.Page.Told("")), Optional.empty());
        return new PastRun(
                String.valueOf(folder.getFileName()),
                REQUEST,
                new SweptPoints(List.of()),
                point -> Optional.empty(),
                pages,
                end,
                Optional.empty());
    }

    private PastRun open(Path run) throws IOException {
        readers.add(Thread.currentThread().getName());
        if (!Files.exists(run)) {
            throw new NoSuchFileException(run.toString());
        }
        long done;
        try (var points = Files.list(run.resolve("points"))) {
            done = points.count();
        }
        return past(run, done + "/2 done" + (done < 2 ? ", stopped" : ""));
    }

    @AfterEach
    void close() {
        list.close();
        runs.close();
    }

    /** A run of two points of which the first are done, begun in a minute of noon. */
    private Path run(String name, int minute, int done) throws IOException {
        Path run = Files.createDirectories(folder.resolve(name));
        Files.writeString(run.resolve("plan.jsonl"), "{\"key\": \"" + key(0) + "\"}\n{\"key\": \"" + key(1) + "\"}\n");
        Files.writeString(
                run.resolve("provenance.json"), "{\"sessions\": [{\"begun\": \"2026-03-01T12:0" + minute + ":00Z\"}]}");
        Files.createDirectories(run.resolve("points"));
        for (int i = 0; i < done; i++) {
            Files.createDirectories(run.resolve("points").resolve(key(i)));
        }
        return run;
    }

    /** The same, of an experiment with so many layers. */
    private void run(String name, int minute, String experiment, int depth) throws IOException {
        Path run = run(name, minute, 2);
        Files.writeString(
                run.resolve("experiment.yaml"),
                "name: " + experiment + "\nmodel: {id: mlp, depth: " + depth + ", width: " + "1".repeat(depth) + "}\n");
    }

    private static String key(int point) {
        return Integer.toString(point).repeat(64);
    }

    /** Does what the display is to do until it is so; a wait without anything to do is a failure. */
    private void until(BooleanSupplier holds) throws InterruptedException {
        while (!holds.getAsBoolean()) {
            Optional.ofNullable(display.poll(60, TimeUnit.SECONDS))
                    .orElseThrow(() -> new AssertionError(list.lines() + " " + said))
                    .run();
        }
    }

    private RunLine line(String name) {
        return list.lines().stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> names() {
        return list.lines().stream().map(RunLine::name).toList();
    }

    @Test
    void aFolderThatDoesNotAnswerHoldsUpNoOther() throws Exception {
        Files.createDirectories(folder.resolve("silent"));
        HangingFile hanging = HangingFile.at(run("silent/a", 0, 2).resolve("provenance.json"));
        run("there/b", 1, 2);
        list.look(folder.resolve("silent"));
        list.look(folder.resolve("there"));
        until(() -> names().equals(List.of("b")));
        hanging.answer("{}");
    }

    @Test
    void whoLooksAtOneFolderAndThenAtAnotherAtOnceSeesAllOfThat() throws Exception {
        for (String name : List.of("one", "other")) {
            for (int i = 0; i < 60; i++) {
                run(name + "/" + i, 1, name, 1 + i % 9);
            }
        }
        for (int round = 0; round < 20; round++) {
            list.look(folder.resolve("one"));
            list.look(folder.resolve("other"));
            until(() -> list.lines().size() == 60);
            assertTrue(list.lines().stream().allMatch(line -> line.folder().startsWith(folder.resolve("other"))));
        }
        assertEquals(List.of(), said);
    }

    @Test
    void eachRunSaysInWhatItDiffersFromTheOneOfItsExperimentBefore() throws Exception {
        run("a", 0, "first", 3);
        run("b", 1, "second", 4);
        run("c", 2, "first", 3);
        run("d", 3, "first", 60);
        list.look(folder);
        until(() -> list.lines().size() == 4);
        assertTrue(
                line("d").label().endsWith(" · depth 3 → 60 and 1 more"),
                line("d").label());
        assertEquals(
                List.of("Beside c:", "model.depth: 3 → 60", "model.width: 111 → " + "1".repeat(60)),
                line("d").changes());
        assertTrue(line("c").label().endsWith(" · as before"), line("c").label());
        for (String first : List.of("a", "b")) {
            assertTrue(
                    line(first).label().matches(first + " · 2/2 done · [-0-9]* [0-9:]*"),
                    line(first).label());
            assertEquals(List.of(), line(first).changes());
        }
    }

    @Test
    void runsOfTheDiskAreThereWithWhenTheyBeganAndHowFarTheyAre() throws Exception {
        run("a", 0, 2);
        run("b", 2, 1);
        list.look(folder);
        until(() -> list.lines().size() == 2);
        assertEquals(List.of("b", "a"), names());
        assertTrue(
                line("a").label().matches("a · 2/2 done · 20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d"),
                line("a").label());
        assertTrue(
                line("b").label().startsWith("b · 1/2 done, stopped · "),
                line("b").label());
        assertEquals("2026-03-01 12:02", RunLine.when(Instant.parse("2026-03-01T12:02:00Z"), ZoneOffset.UTC));
    }

    @Test
    void aRunIsReadOnceOnAThreadOfItsOwnAndShown() throws Exception {
        run("a", 0, 2);
        run("b", 1, 2);
        list.look(folder);
        until(() -> list.lines().size() == 2);
        list.show(line("a"));
        assertEquals(Optional.empty(), runs.shown());
        until(() -> runs.shown().isPresent());
        assertEquals(List.of("of a"), runs.pages().names());
        assertEquals(Optional.of(line("a")), list.shown());
        list.open(line("b")); // for a comparison: it is not shown
        until(() -> list.opened(line("b")).isPresent());
        assertEquals(List.of("of a"), runs.pages().names());
        list.show(line("b"));
        list.show(line("a"));
        assertEquals(List.of("of a"), runs.pages().names());
        assertEquals(List.of("fixpoint-past", "fixpoint-past"), readers);
        assertNotEquals("fixpoint-past", Thread.currentThread().getName());
    }

    @Test
    void whatIsNoRunOrIsGoneIsToldInASentence() throws Exception {
        Files.createDirectories(folder.resolve("notes"));
        Path gone = run("gone", 0, 1);
        Files.writeString(run("bad", 1, 1).resolve("plan.jsonl"), "{");
        list.look(folder);
        until(() -> list.lines().size() == 3);
        assertTrue(line("notes").label().startsWith("notes · no run · "));
        assertTrue(line("bad").label().startsWith("bad · damaged · "));
        list.show(line("notes"));
        list.show(line("bad"));
        DurableFiles.delete(gone);
        list.show(line("gone"));
        until(() -> said.size() == 3);
        assertTrue(said.get(0).contains("notes is not the folder of a run"), said.get(0));
        assertTrue(said.get(1).contains("bad is damaged"), said.get(1));
        assertTrue(said.get(2).contains("gone is not there"), said.get(2));
        assertTrue(said.stream().noneMatch(sentence -> sentence.contains("Exception")), said.toString());
        assertEquals(Optional.empty(), runs.shown());
    }

    @Test
    void aRunThatSomebodyHasGoneOnWithIsReadAgain() throws Exception {
        Path run = run("a", 0, 1);
        list.look(folder);
        until(() -> list.lines().size() == 1);
        list.show(line("a"));
        until(() -> runs.shown().isPresent());
        Files.createDirectories(run.resolve("points").resolve(key(1)));
        list.refresh();
        until(() -> readers.size() == 2 && runs.shown().isPresent());
        assertEquals("2/2 done", runs.view().words());
    }

    @Test
    void aDeletedRunIsNeitherOnTheDiskNorShown() throws Exception {
        Path run = run("a", 0, 2);
        run("b", 1, 2);
        list.look(folder);
        until(() -> list.lines().size() == 2);
        list.show(line("a"));
        until(() -> runs.shown().isPresent());
        list.delete(line("a"));
        until(() -> list.lines().size() == 1);
        assertFalse(Files.exists(run));
        assertEquals(Optional.empty(), runs.shown());
        assertEquals(List.of("b"), names());
        Files.createDirectories(folder.resolve("notes"));
        list.refresh();
        until(() -> list.lines().size() == 2);
        list.delete(line("notes"));
        until(() -> said.size() == 2);
        assertTrue(said.get(1).contains("is not deleted"), said.toString());
        assertTrue(Files.exists(folder.resolve("notes")));
    }

    @Test
    void beforeARunIsChosenAndAfterItIsDeletedItIsToldThatThereAreOthers() throws Exception {
        assertEquals("No run yet. " + BEGINS, list.words(REQUEST.file(), BEGINS));
        run("a", 0, 2);
        run("b", 1, 2);
        run("c", 2, 1);
        Files.createDirectories(folder.resolve("notes"));
        list.look(folder);
        until(() -> list.lines().size() == 4);
        assertEquals(
                "3 runs in " + folder.getFileName() + "/: choose one in the list. " + BEGINS,
                list.words(REQUEST.file(), BEGINS));
        list.show(line("a"));
        until(() -> runs.shown().isPresent());
        assertEquals("2/2 done", list.words(REQUEST.file(), BEGINS));
        list.delete(line("a"));
        until(() -> list.lines().size() == 3);
        assertTrue(list.words(REQUEST.file(), BEGINS).startsWith("2 runs in "), list.words(REQUEST.file(), BEGINS));
    }

    @Test
    void theTimeInTheNameOfARunIsToldOnceInTheTimeOfTheUser() {
        Instant begun = Instant.parse("2026-03-01T23:30:07Z");
        ZoneId zone = ZoneOffset.ofHours(2);
        assertEquals(
                "flow · 6/6 done · 2026-03-02 01:30:07",
                RunLine.label("flow-20260301-233007", "6/6 done", begun, zone));
        assertEquals(
                "flow-2 · 6/6 done · 2026-03-02 01:30:07", // the clock was read a second later
                RunLine.label("flow-20260301-233006-2", "6/6 done", begun, zone));
        for (String name : List.of("flow", "flow-20260301-233008", "flow-20260228-233007", "flow-20260399-233007")) {
            assertEquals(name + " · damaged · 2026-03-02 01:30", RunLine.label(name, "damaged", begun, zone));
        }
    }

    @Test
    void runsOfThisWindowThatLieElsewhereComeLast() throws Exception {
        run("a", 0, 2);
        list.look(folder);
        until(() -> list.lines().size() == 1);
        runs.run(REQUEST);
        until(() -> runs.shown().isPresent());
        assertEquals(List.of("a", "own"), names());
        assertEquals("own · 1/1 done", line("own").label());
        list.show(line("a"));
        until(() -> runs.pages().names().equals(List.of("of a")));
        list.show(line("own"));
        assertEquals(List.of("of own"), runs.pages().names());
    }

    @Test
    void theCommandOfARunWithOtherValuesHasThem() {
        RunRequest request = new RunRequest(
                "x",
                Path.of("/a/b.yaml"),
                Optional.of(Path.of("/a/b.yaml")),
                true,
                List.of("model.width=8", "a={b: c}"));
        assertEquals("fixpoint run /a/b.yaml --set model.width=8 --set 'a={b: c}'", request.command());
    }
}
