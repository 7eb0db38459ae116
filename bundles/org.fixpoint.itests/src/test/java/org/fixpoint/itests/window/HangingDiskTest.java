package org.fixpoint.itests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that hangs under the experiment: its file is a pipe into which nobody writes, so that whoever opens it is held. */
class HangingDiskTest {
    private static final String TEXT =
            """
            fixpoint: 1
            name: small
            model: {id: mlp, depth: 8, width: 32, activation: relu}
            input: {id: digits, pairs: 2}
            analyses: [layer-similarity]
            results: [csv]
            """;

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("small.yaml");
    }

    private void hang() throws IOException, InterruptedException {
        Files.delete(file());
        assertEquals(0, new ProcessBuilder("mkfifo", file().toString()).start().waitFor());
    }

    private Probe probe(VirtualDisplay display) throws Exception {
        Files.writeString(file(), TEXT);
        Probe probe = Probe.on(display, folder, ProbedHome.in(folder.resolve("home")), List.of(), "small.yaml");
        probe.until("where model", place -> !place.isEmpty());
        probe.until("words", words -> words.contains("point"));
        return probe;
    }

    @Test
    void theWindowGoesOnAndSaysWhoDoesNotAnswerAndNothingIsLost() throws Exception {
        try (VirtualDisplay display = VirtualDisplay.start();
                Probe probe = probe(display)) {
            OpenWindow window = probe.window();
            window.press("F6");
            hang();
            window.focus();
            display.xdotool("key", "ctrl+Return", "ctrl+s"); // the second while the answer to the first is waited for
            probe.until("words", words -> words.contains("A disk has not answered yet"));
            window.type("# kept\n");
            probe.until("yaml", text -> text.contains("# kept\n"));
            probe.until("words", words -> words.contains(folder + " does not answer"));
            assertFalse(Files.exists(folder.resolve("runs")));
            window.press("ctrl+s");
            probe.until("words", words -> words.contains("small.yaml is not saved: " + folder + " does not answer"));
            assertEquals("", probe.ask("layout"));
            window.until("it is kept", () -> draft().contains("# kept\n"));
            Files.writeString(file(), TEXT); // it answers
            Files.delete(file());
            Files.writeString(file(), TEXT);
            window.until(
                    "it is saved", () -> Files.readString(file()).contains("# kept\n"), () -> window.press("ctrl+s"));
            window.press("ctrl+Return");
            window.until("it has run", () -> Files.exists(folder.resolve("runs/latest/provenance.json")));
            probe.until("items Figure or table of the run", names -> names.contains("table "));
            assertEquals(0, window.quit().exit());
        }
    }

    @Test
    void whatIsSavedCanBeLeft() throws Exception {
        try (VirtualDisplay display = VirtualDisplay.start();
                Probe probe = probe(display)) {
            hang();
            assertEquals(0, probe.window().quit().exit());
        }
    }

    @Test
    void whoQuitsWhileItIsWaitedForLeavesWhenThatIsOver() throws Exception {
        try (VirtualDisplay display = VirtualDisplay.start();
                Probe probe = probe(display)) {
            hang();
            probe.window().focus();
            display.xdotool("key", "ctrl+Return", "ctrl+q"); // the second while the answer to the first is waited for
            assertEquals(0, probe.window().ended().exit());
            assertFalse(Files.exists(folder.resolve("runs")));
        }
    }

    private String draft() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder.resolve("state"))) {
            for (Path each : files.filter(path -> path.getFileName().toString().startsWith("draft-"))
                    .toList()) {
                all.append(Files.readString(each));
            }
        }
        return all.toString();
    }
}
