package org.fixpoint.itests.window;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fixpoint.itests.Command;
import org.fixpoint.itests.Distribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An experiment composed from nothing by clicks and keys, undone, redone and run. */
class CompositionTest {
    @TempDir
    private Path folder;

    @Test
    void anExperimentComposedByClicksAndKeysIsTheFileThatWasMeantAndRunsToTheBitsOfTheCommandLine() throws Exception {
        Path expected =
                Distribution.root().resolve("bundles/org.fixpoint.itests/src/test/resources/window/composed.yaml");
        Path file = folder.resolve("composed.yaml");
        try (VirtualDisplay display = VirtualDisplay.start();
                Probe probe =
                        Probe.on(display, folder, ProbedHome.in(folder.resolve("home")), List.of(), "composed.yaml")) {
            OpenWindow window = probe.window();
            probe.until("where model", place -> !place.isEmpty());
            String empty = text(probe);
            compose(probe);
            window.press("ctrl+s");
            window.until("it is saved", () -> Files.exists(file));
            window.until("all is saved", () -> window.title().equals("composed.yaml – Fixpoint"));
            assertEquals(Files.readString(expected), Files.readString(file));

            undoAll(probe, empty);
            redoAll(probe, Files.readString(expected));
            window.press("ctrl+Return");
            Path run = folder.resolve("runs/latest");
            window.until("the run has ended", () -> ended(run));
            assertEquals(0, window.quit().exit());
            Command headless = Command.fixpoint(folder, "run", expected.toString(), "--runs", "headless");
            assertEquals(0, headless.exit(), headless.err());
            assertSameResults(folder.resolve("headless/latest").toRealPath(), run.toRealPath());
        }
    }

    private void compose(Probe probe) throws Exception {
        probe.write("name", "composed");
        probe.write("seed", "7");
        step(probe, "activation: gelu", "gelu");
        step(probe, "input: digits", "digits");
        probe.write("model depth", "6");
        probe.write("model width", "32");
        probe.write("input pairs", "3");
        step(probe, "layer-similarity", "layer-similarity");
        probe.click("Remove kernel-fixed-points");
        probe.until("yaml", words -> !words.contains("kernel-fixed-points"));
        sweep(probe);
        step(probe, "figures: [trajectories]", "trajectories");
        step(probe, "results: [csv]", "sink csv");
        note(probe);
    }

    /** Puts something in from the catalogue, by keys. */
    private static void step(Probe probe, String then, String id) throws Exception {
        probe.window().until("the text has " + then, () -> text(probe).contains(then), () -> {
            if (!textOf(probe).contains(then)) {
                probe.window().use(id);
            }
        });
    }

    /** Sweeps the width by the menu of its field, and types the values. */
    private static void sweep(Probe probe) throws Exception {
        probe.click("model width");
        probe.window().until("the width is swept", () -> text(probe).contains("sweep"), () -> {
            probe.window().press("Menu");
            probe.window().key("s");
        });
        probe.write("model width", "{sweep: [16, 32]}");
    }

    /** Types a comment at the end of the text. */
    private static void note(Probe probe) throws Exception {
        probe.window().press("F6");
        probe.until("where Experiment as YAML", place -> !place.isEmpty());
        probe.click("Experiment as YAML");
        probe.window().press("ctrl+End");
        probe.window().type("# by hand");
        probe.until("yaml", words -> words.endsWith("# by hand"));
        probe.window().press("F6");
    }

    /** Takes every step back, one after the other, to the text with which the window began. */
    private static void undoAll(Probe probe, String empty) throws Exception {
        List<String> passed = new ArrayList<>();
        while (!text(probe).equals(empty) && passed.size() < 200) {
            String before = text(probe);
            probe.window().press("ctrl+z");
            probe.until("yaml", words -> !words.equals(before));
            passed.add(before);
        }
        assertEquals(empty, text(probe));
        probe.window().press("ctrl+z");
        assertEquals(empty, text(probe));
    }

    private static void redoAll(Probe probe, String whole) throws Exception {
        int steps = 0;
        while (!text(probe).equals(whole) && steps < 200) {
            String before = text(probe);
            probe.window().press("ctrl+y");
            probe.until("yaml", words -> !words.equals(before));
            steps++;
        }
        assertEquals(whole, text(probe));
    }

    private static String text(Probe probe) throws IOException {
        return probe.ask("yaml");
    }

    private static String textOf(Probe probe) {
        try {
            return text(probe);
        } catch (IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }

    private static boolean ended(Path run) throws IOException {
        Path file = run.resolve("provenance.json");
        return Files.exists(file) && Files.readString(file).contains("\"ended\"");
    }

    /** Points, tables, figures and their data; not what tells the time and the place. */
    private static void assertSameResults(Path there, Path here) throws IOException {
        assertEquals(results(there), results(here));
        for (String file : results(there)) {
            assertArrayEquals(Files.readAllBytes(there.resolve(file)), Files.readAllBytes(here.resolve(file)), file);
        }
    }

    private static List<String> results(Path run) throws IOException {
        try (Stream<Path> paths = Files.walk(run)) {
            return paths.filter(Files::isRegularFile)
                    .map(file -> run.relativize(file).toString())
                    .filter(name -> name.matches("(points|figures|tables|data)/.*|.*\\.(csv|npz|svg|yaml|lock|jsonl)"))
                    .filter(name -> !name.endsWith("timing.json"))
                    .sorted()
                    .toList();
        }
    }
}
