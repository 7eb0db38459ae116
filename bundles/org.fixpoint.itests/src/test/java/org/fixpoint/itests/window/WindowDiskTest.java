package org.fixpoint.itests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others do to the files of a window that is open, and what it asks before it closes. */
class WindowDiskTest {
    private static final String TEXT =
            """
            fixpoint: 1
            name: small
            model: {id: mlp, depth: 8, width: 32, activation: relu}
            input: {id: digits, pairs: 2}
            analyses: [layer-similarity]
            replicates: %d
            results: [csv]
            """;
    private static final String GOES_ON = "A run goes on";

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("small.yaml");
    }

    private Path run() {
        return folder.resolve("runs/latest");
    }

    private static boolean tells(Path file, String text) throws IOException {
        return Files.exists(file) && Files.readString(file).contains(text);
    }

    private Probe probe(VirtualDisplay display, int replicates) throws Exception {
        Files.writeString(file(), TEXT.formatted(replicates));
        Probe probe = Probe.on(display, folder, ProbedHome.in(folder.resolve("home")), List.of(), "small.yaml");
        probe.until("where model", place -> !place.isEmpty());
        probe.until("words", words -> words.contains("point"));
        return probe;
    }

    @Test
    void aFileThatIsChangedElsewhereIsNoticedByTheRunAndCanBeReadAgain() throws Exception {
        try (VirtualDisplay display = VirtualDisplay.start();
                Probe probe = probe(display, 2)) {
            OpenWindow window = probe.window();
            Files.writeString(file(), TEXT.formatted(3));
            window.press("ctrl+Return");
            window.until("the run has ended", () -> tells(run().resolve("provenance.json"), "\"ended\""));
            assertTrue(tells(run().resolve("provenance.json"), "in the folder of this run"));
            assertTrue(tells(run().resolve("experiment.yaml"), "replicates: 2"));
            probe.until("words", words -> words.contains("has been changed on the disk by another program"));
            assertEquals("• small.yaml – Fixpoint", window.title());
            probe.click("Reload");
            probe.until("yaml", text -> text.equals(TEXT.formatted(3)));
            window.until("it is saved", () -> window.title().equals("small.yaml – Fixpoint"));
            probe.until("words", words -> !words.contains("has been changed on the disk"));
            assertEquals(0, window.quit().exit());
        }
    }

    @Test
    void aFileThatIsRemovedElsewhereIsAskedAboutAndItsTextIsNotLostWithTheWindow() throws Exception {
        try (VirtualDisplay display = VirtualDisplay.start()) {
            try (Probe probe = probe(display, 2)) {
                OpenWindow window = probe.window();
                Files.delete(file());
                window.press("ctrl+q");
                assertFalse(window.endsWithin(5)); // a native dialog asks, which no probe sees
                window.kill();
            }
            try (OpenWindow window = OpenWindow.on(display, folder, "small.yaml")) {
                window.until("it is there again", () -> window.title().startsWith("• small.yaml"));
                window.until("it is saved", () -> tells(file(), "replicates: 2"), () -> window.press("ctrl+s"));
                assertEquals(0, window.quit().exit());
            }
        }
    }

    @Test
    void aRunThatGoesOnIsAskedAboutAndStoppedBeforeTheWindowCloses() throws Exception {
        try (VirtualDisplay display = VirtualDisplay.start();
                Probe probe = probe(display, 10_000)) {
            OpenWindow window = probe.window();
            window.press("ctrl+Return");
            window.until("some is done", () -> points() > 3);
            window.press("ctrl+q");
            window.until("it is asked", () -> window.focus(GOES_ON));
            probe.until("focus", name -> name.equals("Stay"));
            probe.until("words", words -> words.contains("of 10000 points done"));
            window.key("Return");
            probe.until("shells", names -> !names.contains(GOES_ON));
            long before = points();
            window.until("it goes on", () -> points() > before);
            window.press("ctrl+w");
            window.until("it is asked", () -> window.focus(GOES_ON));
            probe.click("Stop and quit");
            assertEquals(0, window.ended().exit());
            assertTrue(tells(run().resolve("provenance.json"), "\"stopped\": true"));
            assertTrue(points() > before);
        }
    }

    @Test
    void aRunWhoseFolderIsRemovedSaysSo() throws Exception {
        try (VirtualDisplay display = VirtualDisplay.start();
                Probe probe = probe(display, 10_000)) {
            OpenWindow window = probe.window();
            window.press("ctrl+Return");
            window.until("some is done", () -> points() > 3);
            Path real = run().toRealPath();
            Files.delete(real.resolve("plan.jsonl"));
            probe.until("words", words -> words.contains(real + ", was removed while the run went on"));
            assertEquals(0, window.quit().exit());
        }
    }

    @Test
    void aFileThatCannotBeOpenedIsToldAlsoAfterPlugInsHaveCome() throws Exception {
        Files.write(folder.resolve("bad.yaml"), new byte[] {'a', (byte) 0xff});
        Files.createDirectories(folder.resolve("plugins"));
        try (VirtualDisplay display = VirtualDisplay.start();
                Probe probe = Probe.on(display, folder, ProbedHome.in(folder.resolve("home")), List.of(), "bad.yaml")) {
            probe.until("words", words -> words.contains("bad.yaml") && words.contains("is not UTF-8"));
            Files.writeString(folder.resolve("plugins/soft.yaml"), "not a preset");
            probe.until("words", words -> words.contains("soft.yaml") && words.contains("is not UTF-8"));
            probe.click("Close");
            probe.until("words", words -> !words.contains("is not UTF-8"));
            assertEquals("", probe.ask("layout"));
            assertEquals(0, probe.window().quit().exit());
        }
    }

    private long points() throws IOException {
        if (!Files.isDirectory(run().resolve("points"))) {
            return 0;
        }
        try (Stream<Path> names = Files.list(run().resolve("points"))) {
            return names.filter(name -> name.getFileName().toString().matches("[0-9a-f]{64}"))
                    .count();
        }
    }
}
