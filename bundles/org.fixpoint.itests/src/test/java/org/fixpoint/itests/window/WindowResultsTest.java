package org.fixpoint.itests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fixpoint.itests.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done with results in the window, by mouse and keys: runs of the disk, figures, tables, comparison. */
class WindowResultsTest {
    private static final String TEXT =
            """
            fixpoint: 1
            name: small
            model: {id: mlp, depth: 8, width: {sweep: [32, 64]}, activation: relu}
            input: {id: digits, pairs: 2}
            analyses: [layer-similarity]
            figures: [trajectories]
            results: [csv, html]
            """;
    private static final String RUNS = "Runs, the newest first";
    private static final String PAGE = "Figure or table of the run";
    private static final String TABLE = "table layer-similarity.similarity";

    @TempDir
    private Path folder;

    @Test
    void anEarlierRunIsShownItsFigureMovedAndExportedItsTableSortedAndComparedWithAnother() throws Exception {
        Path file = folder.resolve("small.yaml");
        Files.writeString(file, TEXT);
        assertEquals(0, Command.fixpoint(folder, "run", "small.yaml").exit());
        Files.writeString(file, TEXT.replace("64", "128")); // one of two rows is another then
        Viewers viewers = Viewers.in(folder.resolve("viewers"));
        try (VirtualDisplay display = VirtualDisplay.start();
                Probe probe = Probe.on(
                        display, folder, ProbedHome.in(folder.resolve("home")), viewers.environment(), "small.yaml")) {
            OpenWindow window = probe.window();
            probe.until("where model", place -> !place.isEmpty());
            probe.until("items " + RUNS, items -> items.contains("2/2 done"));
            probe.click(RUNS);
            Thread.sleep(300); // the list opens
            window.key("Down");
            window.key("Return");
            probe.until("text " + PAGE, name -> name.equals("trajectories"));
            figure(probe);
            tone(probe);
            sorted(probe);
            viewed(probe, viewers);
            window.press("ctrl+Return"); // runs, and does not press the button that was clicked last
            probe.until("items " + RUNS, items -> items.lines().count() == 2 && !items.contains("going on"));
            assertEquals(2, viewers.opened().size());
            compared(probe);
            assertEquals(0, window.quit().exit());
        }
    }

    /** The image of the figure is painted anew when the system becomes dark, and when it becomes light again. */
    private static void tone(Probe probe) throws Exception {
        String name = probe.ask("like Figure trajectories");
        assertTrue(Integer.parseInt(probe.ask("brightness " + name)) > 200);
        probe.ask("prefer dark");
        probe.until("brightness " + name, middle -> Integer.parseInt(middle) < 80);
        probe.ask("prefer light");
        probe.until("brightness " + name, middle -> Integer.parseInt(middle) > 200);
    }

    /** What stands below the figure for a place of the screen. */
    private static String read(Probe probe, String place) throws Exception {
        probe.window().until("something is told", () -> told(probe).contains("cosine similarity"), () -> probe.window()
                .point(place));
        probe.window().point(place);
        Thread.sleep(200); // what is painted and told comes
        return told(probe);
    }

    private static String told(Probe probe) throws IOException {
        return probe.ask("words")
                .lines()
                .filter(line -> line.contains("cosine similarity"))
                .findFirst()
                .orElse("");
    }

    private static String beside(String place, int right, int down) {
        String[] at = place.split(" ", 2);
        return (Integer.parseInt(at[0]) + right) + " " + (Integer.parseInt(at[1]) + down);
    }

    /** The figure is zoomed by the wheel, dragged, made logarithmic, without a series, whole again, and exported. */
    private void figure(Probe probe) throws Exception {
        OpenWindow window = probe.window();
        probe.until("like Figure trajectories", name -> !name.isEmpty());
        String name = probe.ask("like Figure trajectories");
        String middle = probe.ask("where " + name);
        String other = beside(middle, 40, 0);
        String whole = read(probe, other);
        window.until("the wheel has zoomed", () -> !read(probe, other).equals(whole), () -> {
            window.point(middle);
            window.wheel();
        });
        String zoomed = read(probe, other);
        window.until("the figure has moved", () -> !read(probe, other).equals(zoomed), () -> {
            window.point(middle);
            window.drag(beside(middle, -30, 0));
        });
        window.click(beside(middle, 60, 20)); // elsewhere, so that it is no double click
        window.key("0");
        probe.window().until("it is whole again", () -> read(probe, other).equals(whole));
        probe.click("Log x");
        probe.window()
                .until("the axis is logarithmic", () -> !read(probe, other).equals(whole));
        probe.click("Log x");
        probe.window().until("it is linear again", () -> read(probe, other).equals(whole));
        double linear = number(whole);
        probe.click("Log y");
        window.until("the axis is logarithmic", () -> !read(probe, other).equals(whole));
        double logarithmic = number(read(probe, other));
        assertTrue(logarithmic < linear, logarithmic + " where " + linear + " was"); // as √(ab) < (a + b)/2
        probe.click("Log y");
        window.until("it is linear again", () -> read(probe, other).equals(whole));
        series(probe);
        export(probe);
    }

    /** The cosine similarity that is told. */
    private static double number(String told) {
        return Double.parseDouble(told.substring(told.lastIndexOf("= ") + 2).strip());
    }

    /** The browser and the file manager of the system are given the report and the folder of the run that is shown. */
    private void viewed(Probe probe, Viewers viewers) throws Exception {
        Path run = folder.resolve("runs/latest").toRealPath();
        probe.click("Report");
        probe.window().until("the report is opened", () -> viewers.opened().contains(run.resolve("report.html")));
        probe.click("Folder");
        probe.window().until("the folder is opened", () -> viewers.opened().contains(run));
    }

    /** Two series are left out in one go by keys alone, then all are shown, then one is left out; Esc closes the list, and nothing else. */
    private static void series(Probe probe) throws Exception {
        OpenWindow window = probe.window();
        probe.click("Series …");
        window.until("the list is open", () -> window.focus("^Series"));
        window.key("space");
        probe.until("like Series (−1)", button -> !button.isEmpty());
        window.key("Down");
        window.key("space");
        probe.until("like Series (−2)", button -> !button.isEmpty());
        window.key("alt+a");
        probe.until("like Series …", button -> !button.isEmpty());
        window.key("shift+Tab"); // from the button of the letter back to the ticks
        window.key("space");
        probe.until("like Series (−1)", button -> !button.isEmpty());
        window.key("Escape");
        probe.until("shells", names -> !names.lines().toList().contains("Series"));
        window.focus();
        probe.until("focus", name -> name.startsWith("Series"));
    }

    private void export(Probe probe) throws Exception {
        Path page = folder.resolve("figure.pdf");
        probe.click("Export …");
        OpenWindow window = probe.window();
        window.until("a file is asked for", () -> window.focus("Export"));
        Thread.sleep(300); // its field has the keyboard
        window.key("ctrl+a");
        window.type(page.toString());
        window.key("Return");
        window.until("the page is written", () -> Files.exists(page) && Files.size(page) > 0);
        probe.until("words", words -> words.contains("exported"));
        assertTrue(Files.readString(page, StandardCharsets.ISO_8859_1).startsWith("%PDF-1.4"));
        window.until("its folder is kept", () -> Files.exists(folder.resolve("state/exports")));
        assertEquals(folder.toRealPath() + "\n", Files.readString(folder.resolve("state/exports")));
    }

    /** A table is exported by its key, into the folder of the last export, as its rows are sorted. */
    private void table(Probe probe) throws Exception {
        OpenWindow window = probe.window();
        probe.click(probe.ask("like Table")); // the head of a column does not take the keyboard
        window.key("ctrl+e");
        window.until("a file is asked for", () -> window.focus("Export"));
        Thread.sleep(300); // its field has the keyboard
        window.key("ctrl+a");
        window.type("rows"); // in the folder that is remembered, with the ending of its kind
        window.key("Return");
        Path file = folder.resolve("rows.csv");
        window.until("the rows are written", () -> Files.exists(file) && Files.size(file) > 0);
        probe.until("words", words -> words.contains("rows.csv"));
        List<String> lines = Files.readAllLines(file);
        assertTrue(lines.get(0).startsWith("width,"), lines.get(0));
        assertTrue(lines.get(1).startsWith("64,") && lines.get(lines.size() - 1).startsWith("32,"), lines.get(1));
        assertTrue(!probe.ask("where Export CSV …").isEmpty());
    }

    /** A click on a column sorts by it, another one the other way round. */
    private void sorted(Probe probe) throws Exception {
        probe.choose(PAGE, TABLE);
        String name = probe.ask("like Table");
        String first = probe.ask("items " + name).lines().findFirst().orElseThrow();
        assertTrue(first.startsWith("32"), first);
        probe.window().click(probe.ask("column width"));
        Thread.sleep(700); // two clicks, not a double one
        probe.window().click(probe.ask("column width"));
        probe.until("items " + name, rows -> rows.startsWith("64"));
        table(probe);
        probe.window().click(probe.ask("column width"));
        probe.until("items " + name, rows -> rows.startsWith("32"));
    }

    /** Two runs of which only one has a row at 64, and only the other one at 128. */
    private static void compared(Probe probe) throws Exception {
        probe.choose(PAGE, "side by side");
        probe.choose("What is compared", "runs");
        probe.choose("Figure or table that is compared", TABLE);
        probe.until("like Table", name -> !name.isEmpty());
        probe.window().until("all rows are there", () -> {
            List<String> rows =
                    probe.ask("items " + probe.ask("like Table")).lines().toList();
            return rows.stream().anyMatch(row -> row.startsWith("64"))
                    && rows.stream().anyMatch(row -> row.startsWith("128"))
                    && rows.stream()
                            .filter(row -> row.startsWith("32"))
                            .allMatch(row -> row.endsWith("\t0")); // the same point in both
        });
        probe.choose("Figure or table that is compared", "trajectories");
        probe.until("like trajectories of small-", name -> !name.isEmpty());
    }
}
