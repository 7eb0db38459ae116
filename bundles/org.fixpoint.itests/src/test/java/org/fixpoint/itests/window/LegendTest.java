package org.fixpoint.itests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.fixpoint.itests.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The legend of a figure in the window, under the mouse. */
class LegendTest {
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
    private static final int ROW = 6;
    private static final int ROWS = 80;

    @TempDir
    private Path folder;

    @Test
    void aClickOnAnEntryHidesItsSeriesAndAnotherOneShowsItAgain() throws Exception {
        Files.writeString(folder.resolve("small.yaml"), TEXT);
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
            probe.until("like Figure trajectories", name -> !name.isEmpty());
            String figure = probe.ask("like Figure trajectories");
            String entry = entry(probe, probe.ask("where " + figure));
            String label = told(probe).replace(": click to hide it", "");
            assertEquals("hand", probe.ask("hovered " + figure));
            int whole = coloured(probe, figure);
            window.click(entry);
            probe.until("like Series (−1)", button -> !button.isEmpty());
            window.until(
                    "the entry is there still",
                    () -> told(probe).equals(label + ": click to show it"),
                    () -> window.point(entry));
            window.until("the series is not", () -> coloured(probe, figure) < whole);
            inList(probe, label);
            Thread.sleep(700); // two clicks, not a double one
            window.click(entry);
            probe.until("like Series …", button -> !button.isEmpty());
            window.until("the series is there again", () -> coloured(probe, figure) == whole);
            window.point(probe.ask("where " + figure));
            probe.until("hovered " + figure, String::isEmpty);
            assertEquals(0, window.quit().exit());
        }
    }

    /** The list of series has no tick where the legend has a pale entry. */
    private static void inList(Probe probe, String label) throws Exception {
        probe.click("Series (−1) …");
        probe.window().until("the list is open", () -> probe.window().focus("^Series"));
        probe.until("text " + label, "no"::equals);
        probe.window().key("Escape");
        probe.until("shells", names -> !names.lines().toList().contains("Series"));
        probe.window().focus();
    }

    private static String told(Probe probe) throws Exception {
        return probe.ask("words")
                .lines()
                .filter(line -> line.contains(": click to "))
                .findFirst()
                .orElse("");
    }

    /** The place of an entry of the legend, which is below the axes: it is looked for with the mouse. */
    private static String entry(Probe probe, String middle) throws Exception {
        String[] at = middle.split(" ", 2);
        StringBuilder found = new StringBuilder();
        probe.window().until("an entry is found", () -> {
            for (int i = 0; i < ROWS && found.isEmpty(); i++) {
                for (int aside : new int[] {0, 30}) {
                    String place = (Integer.parseInt(at[0]) + aside) + " " + (Integer.parseInt(at[1]) + ROW * i);
                    probe.window().point(place);
                    Thread.sleep(30); // what is told comes
                    if (told(probe).endsWith(": click to hide it")) {
                        found.append(place);
                        break;
                    }
                }
            }
            return !found.isEmpty();
        });
        return found.toString();
    }

    /** How many pixels about the middle of a figure have a colour that is no grey. */
    private int coloured(Probe probe, String figure) throws Exception {
        Path file = folder.resolve("shot.png");
        String[] seen = probe.ask("shot " + file).split(" ", 4);
        String[] at = probe.ask("where " + figure).split(" ", 2);
        BufferedImage image = ImageIO.read(file.toFile());
        int x = Integer.parseInt(at[0]) - Integer.parseInt(seen[2]);
        int y = Integer.parseInt(at[1]) - Integer.parseInt(seen[3]);
        int count = 0;
        for (int i = x - 250; i < x + 250; i++) {
            for (int j = y - 80; j < y + 20; j++) {
                Color colour = new Color(image.getRGB(i, j));
                int most = Math.max(colour.getRed(), Math.max(colour.getGreen(), colour.getBlue()));
                int least = Math.min(colour.getRed(), Math.min(colour.getGreen(), colour.getBlue()));
                count += most - least > 60 ? 1 : 0;
            }
        }
        assertTrue(count < 500 * 100, "all is coloured");
        return count;
    }
}
