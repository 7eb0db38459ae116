package org.fixpoint.itests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fixpoint.itests.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results by keys alone, on a small screen: a figure is read out, a table sorted, two points are looked at side by side. */
class ResultsByKeysTest {
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
    private static final String MEMORY =
            """
            fixpoint: 1
            name: memory
            model: {id: hopfield, patterns: {id: sphere, count: 5, dimension: 3}, beta: 8}
            analyses: [state-fixed-points]
            """;
    private static final String COMPARED = "Figure or table that is compared";

    @TempDir
    private Path folder;

    @Test
    void aFigureIsReadATableSortedAndPointsComparedByKeys() throws Exception {
        Files.writeString(folder.resolve("small.yaml"), TEXT);
        assertEquals(0, Command.fixpoint(folder, "run", "small.yaml").exit());
        try (VirtualDisplay display = VirtualDisplay.start("1024x768");
                Probe probe =
                        Probe.on(display, folder, ProbedHome.in(folder.resolve("home")), List.of(), "small.yaml")) {
            OpenWindow window = probe.window();
            probe.until("items " + RUNS, items -> items.contains("2/2 done"));
            probe.click(RUNS);
            Thread.sleep(300); // the list opens
            window.key("Down");
            window.key("Return");
            probe.until("text " + PAGE, name -> name.equals("trajectories"));
            read(probe);
            sorted(probe);
            compared(probe);
            assertEquals(0, window.quit().exit());
        }
    }

    /** What stands below the figure for its cursor. */
    private static double across(Probe probe) throws Exception {
        return probe.ask("words")
                .lines()
                .filter(line -> line.matches(".* = .*,   .*cosine similarity.* = .*"))
                .map(line -> line.replaceAll(",   .*", "").replaceAll(".* = ", ""))
                .mapToDouble(number -> Double.parseDouble(number.replace('−', '-')))
                .findFirst()
                .orElse(Double.NaN);
    }

    /** The arrows move a cursor over the axes, with Ctrl by less; it stays at its place of the figure when that is zoomed. */
    private static void read(Probe probe) throws Exception {
        OpenWindow window = probe.window();
        probe.until("like Figure trajectories", name -> !name.isEmpty());
        window.point("5 5"); // the mouse is elsewhere
        probe.click("Larger"); // a window in which Tab leads to the figure
        window.until("the figure has a window", () -> window.focus("^trajectories"));
        window.until("Tab leads to it", () -> probe.ask("focus").startsWith("Figure"), () -> window.key("Tab"));
        window.until("numbers are told", () -> !Double.isNaN(across(probe)), () -> window.key("Right"));
        double begin = across(probe);
        window.key("Right");
        window.until("it went on", () -> across(probe) > begin);
        double step = across(probe) - begin;
        double there = across(probe);
        window.key("ctrl+Right");
        window.until("it went on by less", () -> across(probe) > there && across(probe) - there < step / 2);
        double before = across(probe);
        window.key("plus");
        Thread.sleep(500); // it is painted
        assertEquals(before, across(probe), 1e-3 * Math.abs(before));
        window.key("shift+Right");
        window.until("the figure has moved under it", () -> across(probe) > before + step);
        window.key("ctrl+w");
        probe.until("shells", names -> !names.contains("trajectories"));
        window.focus();
    }

    /** Ctrl+R opens the columns, each to be sorted by, rising or falling. */
    private static void sorted(Probe probe) throws Exception {
        OpenWindow window = probe.window();
        probe.choose(PAGE, TABLE);
        String name = probe.ask("like Table");
        probe.click(name);
        probe.until("focus", focus -> focus.equals(name));
        sort(window, "f");
        probe.until("items " + name, rows -> rows.startsWith("64"));
        sort(window, "r");
        probe.until("items " + name, rows -> rows.startsWith("32"));
    }

    /** By the first column. */
    private static void sort(OpenWindow window, String way) throws Exception {
        window.key("ctrl+r");
        Thread.sleep(500); // the menu opens
        window.key("Down");
        window.key("Right");
        Thread.sleep(300);
        window.key(way);
    }

    /** Each point has a figure of its own, in which there is no sweep any more. */
    private static void compared(Probe probe) throws Exception {
        probe.choose(PAGE, "side by side");
        probe.choose("What is compared", "points");
        probe.choose(COMPARED, "trajectories");
        probe.until("like trajectories of point 1", name -> name.contains("32"));
        probe.until("like trajectories of point 2", name -> name.contains("64"));
        probe.choose(COMPARED, TABLE);
        probe.until("like Table", name -> !name.isEmpty());
        probe.until("like trajectories of point", String::isEmpty);
    }

    @Test
    void onASmallScreenThePortraitItsDiagramAndTheFigureAreAllInSight() throws Exception {
        Files.writeString(folder.resolve("memory.yaml"), MEMORY);
        try (VirtualDisplay display = VirtualDisplay.start("1024x768");
                Probe probe =
                        Probe.on(display, folder, ProbedHome.in(folder.resolve("home")), List.of(), "memory.yaml")) {
            OpenWindow window = probe.window();
            probe.until("like Fixed points over the parameter", name -> !name.isEmpty());
            window.press("ctrl+Return");
            probe.until("text " + PAGE, name -> !name.isEmpty());
            for (String begin : List.of("Portrait of the model", "Fixed points over the parameter", "Figure ")) {
                probe.until("like " + begin, name -> !name.isEmpty());
                probe.until("whole " + probe.ask("like " + begin), "yes"::equals);
            }
            probe.until("layout", String::isEmpty);
            assertEquals(0, window.quit().exit());
        }
    }
}
