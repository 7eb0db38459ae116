package org.fixpoint.itests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model of which some points fail is made another one, which is played with; by clicks and keys. */
class ModelTest {
    /** At the first variance lengths overflow, at the second they stay. */
    private static final String TEXT =
            """
            fixpoint: 1
            name: play
            model: {id: mlp, depth: 24, width: 256, scale-activation: false, weight-variance: {sweep: [1.0e+300, 2]}}
            input: {id: digits, pairs: 4}
            analyses: [kernel-trajectory, layer-similarity]
            replicates: 60
            results: [csv]
            """;

    private static final String LOG = "What the run tells";
    private static final String ANALYSES = "Add an analysis …";
    private static final String FIGURES = "Add a figure …";
    private static final String PORTRAIT = "Portrait of the model; arrow keys and Enter begin an orbit";
    private static final int CROSS = 6; // pixels round a start, where its mark is
    private static final int PART = 50; // of the picture

    @TempDir
    private Path folder;

    @Test
    void aModelFailsSomewhereIsMadeAnotherTakesWhatFitsAndIsPlayedWith() throws Exception {
        Files.writeString(folder.resolve("play.yaml"), TEXT);
        try (VirtualDisplay display = VirtualDisplay.start();
                Probe probe =
                        Probe.on(display, folder, ProbedHome.in(folder.resolve("home")), List.of(), "play.yaml")) {
            probe.until("where model", place -> !place.isEmpty());
            fails(probe);
            shelved(probe);
            fitted(probe);
            played(probe);
            menus(probe);
            probe.window().press("ctrl+s");
            assertEquals(0, probe.window().quit().exit());
        }
    }

    /** What has failed is counted and told while the run goes on, and how long the rest takes; the rest is done. */
    private static void fails(Probe probe) throws Exception {
        OpenWindow window = probe.window();
        window.press("ctrl+Return");
        window.until("failures and the time left are told while it goes on", () -> {
            String told = probe.ask("text " + LOG); // before it is looked whether the run goes on
            return probe.ask("words")
                            .lines()
                            .anyMatch(line -> line.matches(".*\\d+/120 done, 60 failed, about \\d+ s left"))
                    && Stream.of(0, 59).allMatch(replicate -> hasFailed(told, replicate));
        });
        probe.until("text " + LOG, log -> log.contains("60/120 done, 0 of them reused, 60 failed"));
        probe.until("items Runs, the newest first", items -> items.contains("60/120 done, 60 failed"));
    }

    private static boolean hasFailed(String told, int replicate) {
        return told.lines()
                .anyMatch(line -> line.startsWith("weight-variance=1.0E300, replicate=" + replicate + ": ")
                        && line.contains("layer-similarity refused: layer 2: the pre-activations overflow"));
    }

    /** The catalogue by bundle and by kind again. */
    private static void shelved(Probe probe) throws Exception {
        String catalogue = "Catalogue of what is installed";
        String kinds = probe.ask("items " + catalogue);
        assertTrue(kinds.contains("activation  ("), kinds);
        probe.click("By bundle");
        probe.until("items " + catalogue, shelves -> shelves.lines()
                .allMatch(line -> line.matches("org\\.fixpoint\\.[a-z]+  \\(\\d+\\)")));
        probe.until("shade relu   – activation", colour -> !colour.isEmpty());
        probe.click("By bundle");
        probe.until("items " + catalogue, kinds::equals);
    }

    /** What the model cannot give something for is grey, says why and cannot be added; of another model it can. */
    private static void fitted(Probe probe) throws Exception {
        refused(
                probe,
                "Add to Analyses",
                ANALYSES,
                "state-fixed-points",
                "needs the state-map of the model, which mlp does not have");
        refused(probe, "Add to Figures", FIGURES, "eigenvalue-spectrum", "");
        probe.choose("model", "hopfield");
        misfit(probe, "kernel-trajectory", "mean-field");
        misfit(probe, "layer-similarity", "layer-states");
        sought(probe, "Add to Analyses", ANALYSES, "state-fixed-points");
        probe.until("items " + ANALYSES, rows -> !rows.contains("does not fit"));
        probe.window().key("Return");
        probe.until("yaml", text -> text.contains("analyses: [state-fixed-points]"));
        probe.until("words", words -> words.contains("60 points"));
        sought(probe, "Add to Figures", FIGURES, "eigenvalue-spectrum");
        probe.until("items " + FIGURES, rows -> !rows.contains("does not fit"));
        probe.window().key("Return");
        probe.until("yaml", text -> text.contains("figures: [eigenvalue-spectrum]"));
    }

    /** Takes an analysis out once it is told that the model does not have what that needs. */
    private static void misfit(Probe probe, String analysis, String facet) throws Exception {
        probe.until("words", words -> words.contains("needs the " + facet + " of the model"));
        probe.click("Remove " + analysis);
        probe.until("yaml", text -> !text.contains(analysis));
    }

    /** Opens a list of what can be added, and looks for something in it. */
    private static void sought(Probe probe, String button, String list, String id) throws Exception {
        probe.click(button);
        probe.window().until("the list is open", () -> probe.window().focus(list));
        probe.until("focus", "Search"::equals);
        probe.window().type(id);
        probe.until("text Search", id::equals);
    }

    private static void refused(Probe probe, String button, String list, String id, String why) throws Exception {
        String before = probe.ask("yaml");
        OpenWindow window = probe.window();
        sought(probe, button, list, "");
        String usual = probe.ask("shade " + probe.ask("items " + list).replaceAll("(?s)\t.*", ""));
        window.type(id);
        probe.until("items " + list, rows -> rows.startsWith(id + "\tdoes not fit: it " + why));
        assertNotEquals(usual, probe.ask("shade " + id));
        probe.until("words", words -> words.contains(id + ": does not fit: it " + why));
        window.key("Return");
        window.clickTwice(probe.ask("row " + id));
        window.focus(list);
        probe.until("focus", list::equals); // the double click was heard
        assertTrue(probe.ask("shells").lines().anyMatch(list::equals));
        window.key("Escape");
        probe.until("shells", names -> names.lines().noneMatch(list::equals));
        assertEquals(before, probe.ask("yaml"));
    }

    /** A click begins an orbit there, another one a second; all are cleared. */
    private static void played(Probe probe) throws Exception {
        probe.until("like Phase portrait", title -> !title.isEmpty());
        probe.until("where " + PORTRAIT, place -> !place.isEmpty());
        assertFalse(canClear(probe));
        String middle = probe.ask("where " + PORTRAIT);
        String left = beside(middle, -31, -22);
        String right = beside(middle, 29, 17);
        Snapshot empty = settled(probe, middle);
        begin(probe, left);
        Snapshot one = changed(probe, empty, left);
        assertTrue(canClear(probe));
        begin(probe, right);
        Snapshot two = changed(probe, one, right);
        assertFalse(two.square(left, CROSS).isAs(empty.square(left, CROSS)), "the first orbit is gone");
        probe.click("Clear orbits");
        probe.until("reachable", names -> names.lines().noneMatch("Clear orbits"::equals));
        probe.window().until("the picture is as it was", () -> {
            Snapshot now = Snapshot.of(probe);
            return Stream.of(left, right)
                    .allMatch(place -> now.square(place, CROSS).isAs(empty.square(place, CROSS)));
        });
    }

    /** The picture once it is drawn finely. */
    private static Snapshot settled(Probe probe, String middle) throws Exception {
        Snapshot before;
        Snapshot now = Snapshot.of(probe);
        do {
            before = now;
            TimeUnit.MILLISECONDS.sleep(500);
            now = Snapshot.of(probe);
        } while (!now.square(middle, PART).isAs(before.square(middle, PART)));
        return now;
    }

    private static void begin(Probe probe, String place) throws Exception {
        probe.window().click(place);
        probe.window().point("1390 890"); // away, where there is no tooltip
    }

    /** Waits until something else is seen round a place. */
    private static Snapshot changed(Probe probe, Snapshot before, String place) throws Exception {
        probe.window().until("something else is at " + place, () -> !Snapshot.of(probe)
                .square(place, CROSS)
                .isAs(before.square(place, CROSS)));
        TimeUnit.MILLISECONDS.sleep(300); // all of it is painted
        return Snapshot.of(probe);
    }

    private static boolean canClear(Probe probe) throws IOException {
        return probe.ask("reachable").lines().anyMatch("Clear orbits"::equals);
    }

    private static String beside(String place, int right, int down) {
        String[] at = place.split(" ", 2);
        return (Integer.parseInt(at[0]) + right) + " " + (Integer.parseInt(at[1]) + down);
    }

    /** The menu of a field, by the right button: sweeps it, ends the sweep, takes the value out. */
    private static void menus(Probe probe) throws Exception {
        String field = "model beta";
        probe.write(field, "3");
        probe.until("yaml", text -> text.contains("beta: 3"));
        chosen(probe, field, "s", text -> text.contains("beta: {sweep: {from: "));
        chosen(probe, field, "d", text -> text.contains("beta: ") && !text.contains("sweep"));
        chosen(probe, field, "t", text -> !text.contains("beta"));
        assertEquals("", probe.ask("text " + field));
    }

    private static void chosen(Probe probe, String field, String letter, Probe.Answer then) throws Exception {
        OpenWindow window = probe.window();
        probe.until("reveal " + field, place -> !place.isEmpty());
        TimeUnit.MILLISECONDS.sleep(100); // what was scrolled is painted
        String place = probe.ask("where " + field);
        window.clickRight(place);
        TimeUnit.MILLISECONDS.sleep(300); // the menu opens
        window.key(letter);
        probe.until("yaml", then);
    }
}
