package org.fixpoint.itests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.fixpoint.itests.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What helps a researcher along in the window, by keys alone: the tour, a formula, a plug-in to begin with. */
class WindowAidsTest {
    private static final String TEXT =
            """
            fixpoint: 1
            model: {id: mlp, depth: 8, activation: relu}   # this stays
            analyses: [kernel-fixed-points]
            """;

    @TempDir
    private Path folder;

    private boolean holds(String text) throws IOException {
        return Files.readString(folder.resolve("small.yaml")).equals(text);
    }

    @Test
    void aFormulaIsWrittenAPlugInBegunAndTheTourDismissedByKeys() throws Exception {
        Files.createDirectory(
                folder.resolve("plugins"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.writeString(folder.resolve("small.yaml"), TEXT);
        String begun = TEXT.replace("relu", "{formula: \"\"}");
        String written = TEXT.replace("relu", "{formula: x*sigmoid(1.702*x)}");
        Path seen = folder.resolve("state/tour-seen");
        try (VirtualDisplay display = VirtualDisplay.start();
                Probe probe =
                        Probe.on(display, folder, ProbedHome.in(folder.resolve("home")), List.of(), "small.yaml")) {
            OpenWindow window = probe.window();
            window.until("a formula is begun", () -> holds(begun), () -> window.press("ctrl+shift+f", "ctrl+s"));
            probe.until("where model activation formula", place -> !place.isEmpty());
            window.press("ctrl+shift+f");
            window.type("x*s");
            probe.until("where model activation s", place -> !place.isEmpty()); // a letter is a field of another form
            window.type("i");
            probe.until("where model activation si", place -> !place.isEmpty());
            assertEquals("x*si", probe.ask("text model activation formula"));
            window.until("the formula is saved", () -> holds(written), () -> {
                window.press("ctrl+shift+f", "ctrl+a");
                window.type("x*sigmoid(1.702*x)");
                window.press("ctrl+s");
            });
            assertFalse(Files.exists(seen));
            window.until("the tour is over", () -> Files.exists(seen), () -> {
                window.press("shift+F1");
                window.type("    ");
            });
            window.until(
                    "a plug-in is asked for", () -> window.focus("New plug-in"), () -> window.press("ctrl+shift+n"));
            Path project = folder.resolve("leaky-swish");
            window.until("its project is written", () -> Files.isExecutable(project.resolve("build")), () -> {
                if (window.focus("New plug-in")) {
                    display.xdotool("key", "ctrl+a");
                    window.type("leaky-swish");
                    display.xdotool("key", "Return");
                }
            });
            assertTrue(Files.readString(project.resolve("pom.xml")).contains("leaky-swish"));
            assertEquals(0, window.quit().exit());
        }
        Command check = Command.fixpoint(folder, "check", "small.yaml");
        assertEquals(0, check.exit(), check.err());
    }
}
