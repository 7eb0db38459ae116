package org.fixpoint.itests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.fixpoint.itests.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken out of the window: rows, numbers, images, the command; and a run that is run again. */
class ResultsTakenTest {
    private static final String TEXT =
            """
            fixpoint: 1
            name: small
            model: {id: mlp, depth: 8, width: {sweep: [32, 64]}, activation: relu}
            input: {id: digits, pairs: 2}
            analyses: [layer-similarity]
            figures: [trajectories]
            results: [csv]
            """;
    private static final String RUNS = "Runs, the newest first";
    private static final String PAGE = "Figure or table of the run";
    private static final String TABLE = "table layer-similarity.similarity";

    @TempDir
    private Path folder;

    @Test
    void rowsNumbersImagesProvenanceAndTheCommandAreTakenAndTheRunIsRunAgain() throws Exception {
        Path file = folder.resolve("small.yaml");
        Files.writeString(file, TEXT);
        assertEquals(0, Command.fixpoint(folder, "run", "small.yaml").exit());
        try (VirtualDisplay display = VirtualDisplay.start();
                Probe probe =
                        Probe.on(display, folder, ProbedHome.in(folder.resolve("home")), List.of(), "small.yaml")) {
            OpenWindow window = probe.window();
            probe.until("items " + RUNS, items -> items.contains("2/2 done"));
            probe.click(RUNS);
            Thread.sleep(300); // the list opens
            window.key("Down");
            window.key("Return");
            probe.until("text " + PAGE, name -> name.equals("trajectories"));
            numbers(probe);
            images(probe);
            rows(probe);
            probe.choose(PAGE, "provenance");
            String provenance = Files.readString(folder.resolve("runs/latest/provenance.json"));
            probe.until("text Provenance of the run", provenance::equals);
            window.press("ctrl+shift+c");
            probe.until(
                    "clipboard",
                    command -> command.endsWith(" run " + file.toRealPath()) || command.endsWith(" run " + file));
            again(probe);
            window.press("ctrl+s"); // else it is asked at the end
            window.until("it is saved", () -> !window.title().startsWith("•"));
            assertEquals(0, window.quit().exit());
        }
    }

    /** The numbers of a figure are in the clipboard, without those of a series that is left out. */
    private static void numbers(Probe probe) throws Exception {
        OpenWindow window = probe.window();
        probe.until("like Figure trajectories", name -> !name.isEmpty());
        probe.click("Copy data");
        probe.until("clipboard", text -> text.startsWith("panel\tseries\tx\ty\thigh\n"));
        List<String> all = probe.ask("clipboard").lines().skip(1).toList();
        for (String width : List.of("width 32", "width 64")) {
            assertTrue(
                    all.stream()
                                    .filter(line -> line.split("\t", -1)[1].equals(width))
                                    .count()
                            >= 9,
                    width);
        }
        for (String line : all) {
            assertTrue(Double.isFinite(Double.parseDouble(line.split("\t", -1)[3])), line);
        }
        probe.click("Series …");
        window.until("the list is open", () -> window.focus("^Series"));
        window.key("space"); // the tick of the first series, width 32
        probe.until("like Series (−1)", button -> !button.isEmpty());
        window.key("Escape");
        probe.until("shells", names -> !names.lines().toList().contains("Series"));
        window.focus();
        probe.click("Copy data");
        probe.until("clipboard", text -> text.contains("\twidth 64\t") && !text.contains("\twidth 32\t"));
        probe.click("Whole");
        probe.until("like Series …", button -> !button.isEmpty());
    }

    /** Images are as large as the figure needs, whatever room the window has. */
    private void images(Probe probe) throws Exception {
        Path png = exported(probe, "figure.png");
        assertTrue(ImageIO.read(png.toFile()).getHeight() >= 800, "the size of a pane");
        String svg = Files.readString(exported(probe, "figure.svg"));
        assertTrue(svg.contains("<svg ") && svg.contains(">width 64</text>"), svg.substring(0, 200));
    }

    private Path exported(Probe probe, String name) throws Exception {
        OpenWindow window = probe.window();
        Path file = folder.resolve(name);
        probe.click("Export …");
        window.until("a file is asked for", () -> window.focus("Export"));
        Thread.sleep(300); // its field has the keyboard
        window.key("ctrl+a");
        window.type(file.toString());
        window.key("Return");
        probe.until("words", words -> words.contains("exported " + file));
        window.focus();
        return file;
    }

    /** Without a choice all rows are copied, else those selected. */
    private static void rows(Probe probe) throws Exception {
        OpenWindow window = probe.window();
        probe.choose(PAGE, TABLE);
        String table = probe.ask("like Table");
        int count = Integer.parseInt(probe.ask("text " + table));
        probe.click("Copy rows");
        probe.until(
                "clipboard", text -> text.startsWith("width\t") && text.lines().count() == count + 1);
        assertTrue(probe.ask("clipboard").lines().anyMatch(line -> line.startsWith("64\t")));
        probe.click(table); // which selects a row
        probe.click("Copy rows");
        probe.until("clipboard", text -> text.lines().count() == 2);
        probe.click(table);
        window.key("ctrl+a");
        window.key("ctrl+c");
        probe.until("clipboard", text -> text.lines().count() == count + 1);
    }

    /** What was run is run again as it was written then, whatever the form has now. */
    private void again(Probe probe) throws Exception {
        probe.write("model depth", "5");
        probe.click("Again");
        probe.until("items " + RUNS, items -> items.lines().count() == 2 && !items.contains("going on"));
        probe.until("text What the run tells", log -> log.contains("2/2 done, 2 of them reused, 0 failed"));
        assertTrue(probe.ask("yaml").contains("depth: 5"), probe.ask("yaml"));
        assertEquals(List.of(TEXT, TEXT), experiments());
    }

    private List<String> experiments() throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
            List<Path> folders = runs.filter(Files::isDirectory)
                    .filter(run -> !Files.isSymbolicLink(run))
                    .toList();
            List<String> texts = new ArrayList<>();
            for (Path run : folders) {
                texts.add(Files.readString(run.resolve("experiment.yaml")));
            }
            return texts;
        }
    }
}
