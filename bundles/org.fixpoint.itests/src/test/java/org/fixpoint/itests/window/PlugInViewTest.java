package org.fixpoint.itests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the window shows of a plug-in that is missed, comes, is switched off and on; and the help on a field. */
class PlugInViewTest {
    private static final String TEXT =
            """
            fixpoint: 1
            name: small
            model: {id: mlp, width: 64, activation: {id: wavelet, width: 2}}
            analyses: [kernel-fixed-points]
            """;
    private static final String CATALOGUE = "Catalogue of what is installed";

    @TempDir
    private Path folder;

    private Probe window(VirtualDisplay display, String text) throws Exception {
        Files.createDirectory(
                folder.resolve("plugins"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.writeString(folder.resolve("small.yaml"), text);
        return Probe.on(display, folder, ProbedHome.in(folder.resolve("home")), List.of(), "small.yaml");
    }

    @Test
    void aPlugInIsMissedInRedComesWithABadgeAndIsSwitchedOffAndOn() throws Exception {
        Path jar = Path.of(System.getProperty("fixpoint.sample", ""));
        Path dropped = folder.resolve("plugins/sample.jar");
        try (VirtualDisplay display = VirtualDisplay.start();
                Probe probe = window(display, TEXT)) {
            missed(probe);
            OpenWindow window = probe.window();
            assertTrue(probe.ask("words").contains("wavelet is missing"), probe.ask("words"));
            probe.click("model activation width"); // what is kept can be read, not changed
            window.type("3");
            assertEquals("2", probe.ask("text model activation width"));
            window.until(
                    "the first of the last kind is chosen",
                    () -> probe.ask("sight " + CATALOGUE).lines().count() == 3
                            && !probe.ask("chosen " + CATALOGUE).contains("  ("),
                    () -> window.press("ctrl+f", "Down", "End", "plus", "Down"));
            String chosen = probe.ask("chosen " + CATALOGUE);
            String sight = probe.ask("sight " + CATALOGUE);
            assertFalse(sight.startsWith("activation"), sight); // it is scrolled

            Files.copy(jar, dropped);
            probe.until("words", words -> words.contains(" added 1 activation"));
            sound(probe);
            probe.until("sight " + CATALOGUE, now -> now.equals(oneMore(sight)));
            assertEquals(chosen, probe.ask("chosen " + CATALOGUE));
            assertFalse(probe.ask("words").contains("wavelet is missing"), probe.ask("words"));
            assertTrue(probe.ask("words").contains("opened small.yaml"), probe.ask("words")); // beside what was added
            probe.until("item wavelet   NEW", place -> !place.isEmpty());

            probe.until("where Plug-ins", place -> {
                if (place.isEmpty()) {
                    window.press("F7");
                }
                return !place.isEmpty();
            });
            probe.click("Plug-ins");
            window.key("Home"); // what is dropped in comes before what is built in
            probe.until("text About the plug-in", about -> about.contains(" added 1 activation"));
            probe.click("Switch off");
            probe.until("items Plug-ins", rows -> state(rows, "off"));
            assertFalse(Files.exists(dropped));
            missed(probe);
            probe.click("Switch on"); // of the same file, which is still selected
            probe.until("items Plug-ins", rows -> state(rows, "in use"));
            assertTrue(Files.exists(dropped));
            sound(probe);
            assertEquals(TEXT, probe.ask("yaml"));
            assertEquals(0, probe.window().quit().exit());
        }
    }

    /** What is in sight once there is one activation more. */
    private static String oneMore(String sight) {
        return Pattern.compile("activation  \\((\\d+)\\)")
                .matcher(sight)
                .replaceFirst(count -> "activation  (" + (Integer.parseInt(count.group(1)) + 1) + ")");
    }

    private static boolean state(String rows, String state) {
        return rows.lines().anyMatch(row -> row.contains("\t" + state + "\tsample.jar\t"));
    }

    private static void missed(Probe probe) throws Exception {
        probe.until("words", words -> words.lines().anyMatch(line -> line.startsWith("needs \"wavelet\": a plug-in")));
        int[] red = Stream.of(probe.ask("colour needs \"wavelet\"").split(" ", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        assertTrue(red[0] > red[1] + 64 && red[0] > red[2] + 64, probe.ask("colour needs \"wavelet\""));
        probe.until("reachable", names -> !canRun(names));
        probe.until("words", words -> words.lines().anyMatch(line -> line.contains("is not installed")));
    }

    private static void sound(Probe probe) throws Exception {
        probe.until("reachable", PlugInViewTest::canRun);
        probe.until("words", words -> words.lines().noneMatch(line -> line.startsWith("needs ")));
    }

    private static boolean canRun(String names) {
        return names.lines().anyMatch("Run"::equals);
    }

    @Test
    void f1OnAFieldInTheTextAndInTheCatalogueOpensThePageOfTheContributionAndLeadsBack() throws Exception {
        try (VirtualDisplay display = VirtualDisplay.start();
                Probe probe = window(display, TEXT.replace("{id: wavelet, width: 2}", "relu"))) {
            sound(probe); // no row of the form moves any more
            probe.click("model width");
            probe.until("focus", "model width"::equals);
            probe.window().press("F1");
            probe.until("focus", "Help"::equals);
            assertTrue(probe.ask("words").lines().anyMatch("mlp, architecture: width"::equals), probe.ask("words"));
            assertTrue(probe.ask("text Help").contains("\nwidth\n"), probe.ask("text Help"));
            probe.window().press("F1");
            probe.until("focus", "model width"::equals);
            assertTrue(probe.ask("where Help").isEmpty());
            helpedInText(probe);
            helpedInCatalogue(probe);
            assertEquals(0, probe.window().quit().exit());
        }
    }

    /** On ids in the text: of the activation, in the middle of its word, and of the analysis below it. */
    private static void helpedInText(Probe probe) throws Exception {
        OpenWindow window = probe.window();
        window.press("F6");
        probe.until("focus", "Experiment as YAML"::equals);
        window.press("ctrl+Home", "Down", "Down", "End", "Left", "Left", "Left");
        helped(probe, "relu, activation", "Experiment as YAML");
        window.press("Down"); // in "kernel-fixed-points"
        helped(probe, "kernel-fixed-points, analysis", "Experiment as YAML");
        window.press("F6");
    }

    /** On a row that was clicked, whatever the experiment is about. */
    private static void helpedInCatalogue(Probe probe) throws Exception {
        OpenWindow window = probe.window();
        window.press("ctrl+f");
        window.type("exp-quadratic");
        probe.until("item exp-quadratic", place -> !place.isEmpty());
        window.click(probe.ask("item exp-quadratic"));
        probe.until("chosen " + CATALOGUE, "exp-quadratic"::equals);
        helped(probe, "exp-quadratic, activation", CATALOGUE);
    }

    /** F1 opens a page, and again leads back. */
    private static void helped(Probe probe, String title, String back) throws Exception {
        probe.window().press("F1");
        probe.until("focus", "Help"::equals);
        assertTrue(probe.ask("words").lines().anyMatch(title::equals), probe.ask("words"));
        assertTrue(probe.ask("text Help").contains("\nFrom\n\norg.fixpoint."), probe.ask("text Help"));
        probe.window().press("F1");
        probe.until("focus", back::equals);
    }
}
