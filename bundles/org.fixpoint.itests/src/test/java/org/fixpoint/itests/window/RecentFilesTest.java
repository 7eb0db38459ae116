package org.fixpoint.itests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments from file to file: in dialogs and menus, by keys, in one window after the other and in two at a time. */
class RecentFilesTest {
    private static final String TEXT = "fixpoint: 1\nname: %s\nmodel: {id: mlp, depth: 8}\nanalyses: [kernel-map]\n";
    private static final String DISMISS = "Do not show again";

    @TempDir
    private Path folder;

    @Test
    void whatWasOpenedLastIsOpenedAgainFromTheMenuAndAnotherWindowLivesOnAlone() throws Exception {
        for (String name : List.of("one", "two")) {
            Files.writeString(folder.resolve(name + ".yaml"), TEXT.formatted(name));
        }
        Path home = ProbedHome.withScript(folder.resolve("home"));
        try (VirtualDisplay display = VirtualDisplay.start();
                ServerSocket listening = Probe.listening()) {
            try (OpenWindow window = OpenWindow.on(display, folder, "one.yaml")) {
                window.until("it is open", () -> window.title().equals("one.yaml – Fixpoint"));
                assertEquals(0, window.quit().exit());
            }
            List<String> inherited = List.of(
                    "FIXPOINT_PLUGINS=" + folder.resolve("plugins"),
                    "FIXPOINT_JAVA_OPTIONS=-Dfixpoint.state=" + folder.resolve("state") + " -Dprobe.port="
                            + listening.getLocalPort());
            try (Probe probe = Probe.on(display, folder, home, inherited, "two.yaml")) {
                OpenWindow window = probe.window();
                window.until("it is open", () -> window.title().equals("two.yaml – Fixpoint"));
                window.until("one is open", () -> window.title().equals("one.yaml – Fixpoint"), () -> recent(window));
                window.until("two is open", () -> window.title().equals("two.yaml – Fixpoint"), () -> recent(window));
                toured(probe);
                window.press("ctrl+alt+n");
                try (Probe other = probe.another(listening)) {
                    alone(probe, other);
                }
            }
        }
        assertEquals(TEXT.formatted("one"), Files.readString(folder.resolve("one.yaml")));
    }

    /** The tour, which the first window did not go through, is there again, and is dismissed for good. */
    private void toured(Probe probe) throws Exception {
        probe.until("words", words -> words.contains("1 of 4   Catalogue"));
        assertFalse(Files.exists(folder.resolve("state/tour-seen")));
        probe.click(DISMISS);
        probe.until("where " + DISMISS, String::isEmpty);
        probe.window().until("that is kept", () -> Files.exists(folder.resolve("state/tour-seen")));
    }

    /** The window that was opened by another has no tour, and goes on without the other: it opens, saves and closes. */
    private void alone(Probe first, Probe other) throws Exception {
        OpenWindow window = other.window();
        other.until("where model", place -> !place.isEmpty());
        assertEquals("new experiment – Fixpoint", window.title());
        assertEquals("", other.ask("where " + DISMISS));
        assertEquals(0, first.window().quit().exit());
        assertTrue(window.isAlive());
        named(window, "ctrl+o", "Open an experiment", folder.resolve("one.yaml"));
        window.until("one is open", () -> window.title().equals("one.yaml – Fixpoint"));
        assertEquals(TEXT.formatted("one"), other.ask("yaml"));
        other.write("model depth", "12");
        named(window, "ctrl+shift+s", "Save the experiment", folder.resolve("three")); // gets its ending
        window.until("it is saved", () -> window.title().equals("three.yaml – Fixpoint"));
        assertEquals(
                TEXT.formatted("one").replace("depth: 8", "depth: 12"), Files.readString(folder.resolve("three.yaml")));
        named(window, "ctrl+o", "Open an experiment", folder.resolve("two.yaml"));
        window.until("two is open", () -> window.title().equals("two.yaml – Fixpoint"));
        window.press("ctrl+q");
        assertTrue(window.endsWithin(60));
    }

    /** Gives a file to a dialog by keys. */
    private static void named(OpenWindow window, String key, String dialog, Path file) throws Exception {
        window.until("a file is asked for", () -> window.focus(dialog), () -> window.press(key));
        TimeUnit.MILLISECONDS.sleep(300); // it takes the keys
        window.until("the dialog has closed", () -> !window.titles().contains(dialog), () -> {
            if (window.focus(dialog)) {
                window.key(dialog.startsWith("Save") ? "alt+n" : "ctrl+l"); // the field of the name, or of the place
                window.key("ctrl+a");
                window.type(file.toString());
                window.key("Return");
            }
        });
    }

    /** File, Open recent, the second: the first is the one that is open. */
    private static void recent(OpenWindow window) {
        window.press("alt+f");
        for (String key : List.of("r", "Down", "Return")) {
            pause();
            window.key(key);
        }
        pause();
    }

    /** A menu opens. */
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(300);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
