package org.fixpoint.itests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

    private static final String CURVE = "Figure Activation and derivative";
    private static final String LAPSED = "The figures are of the last valid text.";

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
            wrong(probe);
            window.until("the formula is saved", () -> holds(written), () -> {
                window.press("ctrl+shift+f", "ctrl+a");
                window.type("x*sigmoid(1.702*x)");
                window.press("ctrl+s");
            });
            shown(probe, "x*sigmoid(1.702*x)");
            probe.until("like Figure Hermite", figure -> !figure.isEmpty());
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

    /** A wrong formula has a caret under the fault, and the curve stays as it was until there is another right one. */
    private static void wrong(Probe probe) throws Exception {
        OpenWindow window = probe.window();
        formula(probe, "-x");
        shown(probe, "-x");
        Snapshot.Square falling = curve(probe);
        formula(probe, "x*sigmoid(9*x)");
        shown(probe, "x*sigmoid(9*x)");
        window.until("another curve is painted", () -> !curve(probe).isAs(falling));
        Snapshot.Square steep = curve(probe);
        formula(probe, "x*sigmod(x)");
        probe.until("words", words -> words.contains("there is no function 'sigmod'; the nearest name is sigmoid"));
        probe.until("words", words -> words.contains(LAPSED));
        List<String> words = probe.ask("words").lines().toList();
        int caret = 0;
        while (!words.get(caret).strip().equals("^")) {
            caret++;
        }
        String excerpt = words.get(caret - 1);
        assertTrue(excerpt.contains("x*sigmod(x)"), excerpt);
        assertEquals(excerpt.indexOf("sigmod"), words.get(caret).indexOf('^'), excerpt + "\n" + words.get(caret));
        window.until("the curve of the text that was right is seen", () -> curve(probe)
                .isAs(steep));
        window.key("Home");
        for (int i = 0; i < "x*sigmo".length(); i++) {
            window.key("Right");
        }
        window.type("i");
        shown(probe, "x*sigmoid(x)");
        window.until("the curve has followed", () -> !curve(probe).isAs(steep));
        assertEquals("x*sigmoid(x)", probe.ask("text model activation formula"));
    }

    private static void formula(Probe probe, String text) throws Exception {
        probe.window().press("ctrl+shift+f", "ctrl+a");
        probe.window().type(text);
        probe.until("text model activation formula", text::equals);
    }

    /** The preview is of a formula that is right. */
    private static void shown(Probe probe, String formula) throws Exception {
        probe.until(
                "words",
                words -> words.lines().anyMatch(formula::equals)
                        && !words.contains("there is no function")
                        && !words.contains(LAPSED));
    }

    /** The middle of the picture of the activation, where its curve and that of its derivative are. */
    private static Snapshot.Square curve(Probe probe) throws Exception {
        String place = probe.ask("reveal " + CURVE);
        TimeUnit.MILLISECONDS.sleep(300); // it is painted
        return Snapshot.of(probe).square(place, 60);
    }
}
