package org.fixpoint.itests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the window does while an experiment runs: its event loop is never away for long, and Esc ends the run soon. */
class WindowRunTest {
    private static final Duration RUN = Duration.ofMinutes(10); // ten thousand points take two on an idle machine
    private static final double MOST_MILLIS = 100;
    private static final String MANY =
            """
            fixpoint: 1
            name: many
            model: {id: mlp, depth: 4, width: 8, activation: relu}
            input: {id: digits, pairs: 1}
            analyses: [layer-similarity]
            replicates: %d
            results: [csv]
            """;

    /** One point that takes many minutes. */
    private static final String LONG =
            """
            fixpoint: 1
            name: long
            model: {id: mlp, depth: 4000, width: 2048, activation: gelu}
            input: {id: digits, pairs: 64}
            analyses: [layer-similarity]
            results: [csv]
            """;

    @TempDir
    private Path folder;

    @Test
    void threeHundredPointsComeIntoTheTableAndTheEventLoopIsNeverAwayForLong() throws Exception {
        watched(300);
    }

    @Test
    @Tag("nightly") // about two minutes
    void tenThousandPointsComeIntoTheTableAndTheEventLoopIsNeverAwayForLong() throws Exception {
        watched(10_000);
    }

    private void watched(int points) throws Exception {
        Files.writeString(folder.resolve("many.yaml"), MANY.formatted(points));
        try (VirtualDisplay display = VirtualDisplay.start();
                Probe probe =
                        Probe.on(display, folder, ProbedHome.in(folder.resolve("home")), List.of(), "many.yaml")) {
            OpenWindow window = probe.window();
            probe.until("where model", place -> !place.isEmpty());
            probe.until("words", words -> words.contains("points"));
            probe.ask("watch");
            window.press("ctrl+Return");
            window.until("the run has a table", RUN, () -> probe.ask("items Figure or table of the run")
                    .contains("table "));
            probe.choose("Figure or table of the run", "table ");
            probe.until("rows", rows -> Integer.parseInt(rows) >= points);
            window.press("ctrl+End");
            String told = probe.ask("watched");
            double worst = Double.parseDouble(told.substring(0, told.indexOf(' ')));
            assertTrue(worst < MOST_MILLIS, told);
            assertEquals(0, window.quit().exit());
        }
    }

    @Test
    void escEndsAPointThatWouldTakeManyMinutes() throws Exception {
        Files.writeString(folder.resolve("long.yaml"), LONG);
        Path run = folder.resolve("runs/latest");
        try (VirtualDisplay display = VirtualDisplay.start();
                OpenWindow window = OpenWindow.on(display, folder, "long.yaml")) {
            window.press("ctrl+Return");
            window.until("the run has begun", () -> Files.exists(run.resolve("provenance.json")));
            Duration begun = window.used();
            window.until(
                    "the point is being computed",
                    () -> window.used().minus(begun).toSeconds() >= 5);
            window.press("Escape");
            Duration asked = window.used();
            window.until("the run has stopped", () -> Files.readString(run.resolve("provenance.json"))
                    .contains("\"stopped\": true"));
            Duration more = window.used().minus(asked);
            assertTrue(more.toSeconds() < 10, more + " of processor time from Esc to the end of the run");
            assertEquals(0, done(run.resolve("points")));
            assertEquals(0, window.quit().exit());
        }
    }

    private static long done(Path points) throws IOException {
        if (!Files.isDirectory(points)) {
            return 0;
        }
        try (Stream<Path> names = Files.list(points)) {
            return names.filter(name -> name.getFileName().toString().matches("[0-9a-f]{64}"))
                    .count();
        }
    }
}
