package org.fixpoint.itests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The experiments opened last, in the menu by keys. */
class RecentFilesTest {
    private static final String TEXT = "fixpoint: 1\nname: %s\nmodel: {id: mlp, depth: 8}\nanalyses: [kernel-map]\n";

    @TempDir
    private Path folder;

    @Test
    void whatWasOpenedLastIsOpenedAgainFromTheMenu() throws Exception {
        for (String name : List.of("one", "two")) {
            Files.writeString(folder.resolve(name + ".yaml"), TEXT.formatted(name));
        }
        try (VirtualDisplay display = VirtualDisplay.start()) {
            try (OpenWindow window = OpenWindow.on(display, folder, "one.yaml")) {
                window.until("it is open", () -> window.title().equals("one.yaml – Fixpoint"));
                assertEquals(0, window.quit().exit());
            }
            try (OpenWindow window = OpenWindow.on(display, folder, "two.yaml")) {
                window.until("it is open", () -> window.title().equals("two.yaml – Fixpoint"));
                window.until("one is open", () -> window.title().equals("one.yaml – Fixpoint"), () -> recent(window));
                window.until("two is open", () -> window.title().equals("two.yaml – Fixpoint"), () -> recent(window));
                assertEquals(0, window.quit().exit());
            }
        }
        assertEquals(TEXT.formatted("one"), Files.readString(folder.resolve("one.yaml")));
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
