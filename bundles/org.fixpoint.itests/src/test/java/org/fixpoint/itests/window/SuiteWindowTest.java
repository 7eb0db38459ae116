package org.fixpoint.itests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that names experiments: it is not at fault, and leads to each of them. */
class SuiteWindowTest {
    private static final String MEMBER =
            "fixpoint: 1\nname: %s\nmodel: {id: mlp, activation: relu}\nanalyses: [kernel-fixed-points]\n";

    @TempDir
    private Path folder;

    @Test
    void itsExperimentsAreListedWithoutFaultsEachIsOpenedByItsButtonAndAllAreRunByTheCommand() throws Exception {
        Files.writeString(folder.resolve("one.yaml"), MEMBER.formatted("one"));
        Files.writeString(folder.resolve("two.yaml"), MEMBER.formatted("two"));
        Files.writeString(folder.resolve("all.yaml"), "fixpoint: 1\nexperiments: [one.yaml, two.yaml]\n");
        try (VirtualDisplay display = VirtualDisplay.start();
                Probe probe = Probe.on(display, folder, ProbedHome.in(folder.resolve("home")), List.of(), "all.yaml")) {
            OpenWindow window = probe.window();
            probe.until("words", words -> words.contains("2 experiments: open one"));
            assertFalse(probe.ask("words").contains("fault"), probe.ask("words"));
            assertTrue(probe.ask("where Faults of the experiment").isEmpty());
            assertFalse(enabled(probe), probe.ask("reachable"));
            assertFalse(probe.ask("where Open one.yaml").isEmpty());
            assertTrue(probe.ask("words").contains("No run yet. Open one of the experiments"), probe.ask("words"));

            window.press("ctrl+shift+c");
            probe.until("words", words -> words.contains("In the clipboard: ") && words.contains("all.yaml"));
            window.press("ctrl+Return");
            probe.until("words", words -> !words.contains("In the clipboard: "));
            assertFalse(Files.exists(folder.resolve("runs")));

            probe.click("Open two.yaml");
            window.until("two.yaml is open", () -> window.title().equals("two.yaml – Fixpoint"));
            probe.until("reachable", names -> names.lines().anyMatch("Run"::equals));
            assertEquals(MEMBER.formatted("two"), probe.ask("yaml"));
            assertTrue(probe.ask("words").contains("No run yet. Ctrl+Enter runs"), probe.ask("words"));
            assertEquals(0, window.quit().exit());
        }
    }

    @Test
    void anExperimentThatIsNotThereIsTheOnlyFault() throws Exception {
        Files.writeString(folder.resolve("one.yaml"), MEMBER.formatted("one"));
        Files.writeString(folder.resolve("all.yaml"), "fixpoint: 1\nexperiments: [one.yaml, nowhere.yaml]\n");
        try (VirtualDisplay display = VirtualDisplay.start();
                Probe probe = Probe.on(display, folder, ProbedHome.in(folder.resolve("home")), List.of(), "all.yaml")) {
            probe.until("items Faults of the experiment", faults -> !faults.isEmpty());
            String faults = probe.ask("items Faults of the experiment");
            assertTrue(faults.startsWith("line 2  experiments.1: there is no file"), faults);
            assertEquals(1, faults.lines().count(), faults);
            assertEquals(0, probe.window().quit().exit());
        }
    }

    private static boolean enabled(Probe probe) throws Exception {
        return probe.ask("reachable").lines().anyMatch("Run"::equals);
    }
}
