package org.fixpoint.itests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fixpoint.itests.Command;
import org.fixpoint.itests.Distribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where no window can be opened, one sentence says why and what would do, and the exit code is 2. */
class WindowRefusalTest {
    @TempDir
    private Path folder;

    @Test
    void withoutADisplayOneSentenceIsToldAndTheExitCodeIsTwo() throws Exception {
        for (String none : List.of("", ":9876")) {
            assertRefused(Distribution.home(), "display", "DISPLAY=" + none);
        }
    }

    @Test
    void withoutGtkOneSentenceIsToldAndTheExitCodeIsTwo() throws Exception {
        Path libraries = Files.createDirectory(folder.resolve("libraries"));
        for (String name : List.of("libgtk-3.so.0", "libgdk-3.so.0", "libgtk-4.so.1")) {
            Files.writeString(libraries.resolve(name), ""); // found before that of the system, and no library
        }
        try (VirtualDisplay display = VirtualDisplay.start()) {
            assertRefused(
                    Distribution.home(),
                    "libgtk-3-0",
                    "DISPLAY=" + display.name(),
                    "LD_LIBRARY_PATH=" + libraries,
                    "SWT_GTK4=");
        }
    }

    @Test
    void withoutThePartOfSwtForThisComputerOneSentenceIsToldAndTheExitCodeIsTwo() throws Exception {
        Path home = ProbedHome.linked(folder.resolve("home"), file -> String.valueOf(file.getFileName())
                .matches("org\\.eclipse\\.swt\\..+\\.jar"));
        assertRefused(home, "the window's part for ", "DISPLAY=:0");
    }

    private void assertRefused(Path home, String word, String... environment) throws Exception {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        List<String> surroundings = new ArrayList<>(List.of(environment));
        surroundings.add("WAYLAND_DISPLAY=");
        Process process = Command.start(folder, List.of("-Dfixpoint.home=" + home), out, err, surroundings, "gui");
        process.waitFor();
        Command refused = Command.finished(process, out, err);
        List<String> ours = refused.err()
                .lines()
                .filter(line -> line.startsWith("fixpoint: "))
                .toList();
        assertEquals(1, ours.size(), refused.err());
        assertTrue(ours.get(0).contains(word), refused.err());
        assertEquals(2, refused.exit(), refused.err());
    }
}
