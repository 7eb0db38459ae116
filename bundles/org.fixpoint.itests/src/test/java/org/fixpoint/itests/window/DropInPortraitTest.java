package org.fixpoint.itests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The portrait of a map of states that a plug-in brings, which is computed in a process apart. */
class DropInPortraitTest {
    private static final String TEXT =
            """
            fixpoint: 1
            model: {id: rates, gain: 2}
            analyses: [state-fixed-points]
            """;
    private static final String PORTRAIT = "Portrait of the model; arrow keys and Enter begin an orbit";
    private static final String CLEAR = "Clear orbits";
    private static final String FOUND = "2 stable (filled), 1 unstable (hollow)";

    @TempDir
    private Path folder;

    @Test
    void itComesWithTheJarTakesClicksFollowsTheParameterAndTellsOfAPlugInThatEndsItsProcess() throws Exception {
        Path plugIns = Files.createDirectory(
                folder.resolve("plugins"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.writeString(folder.resolve("rates.yaml"), TEXT);
        RatesJar.write(folder.resolve("rates.jar"));
        try (VirtualDisplay display = VirtualDisplay.start();
                Probe probe =
                        Probe.on(display, folder, ProbedHome.in(folder.resolve("home")), List.of(), "rates.yaml")) {
            probe.until("words", words -> words.contains("needs \"rates\""));
            Files.copy(folder.resolve("rates.jar"), plugIns.resolve("rates.jar"));
            says(probe, "4 stable (filled), 5 unstable (hollow)");
            probe.until("like Fixed points over the parameter", name -> !name.isEmpty());
            probe.click(PORTRAIT);
            probe.until("reachable", names -> names.lines().anyMatch(CLEAR::equals));
            probe.write("model gain", "1");
            says(probe, FOUND);
            probe.write("model gain", "9");
            says(probe, "(" + RatesJar.NAME + " 1.0.0) tried to end the program");
            probe.write("model gain", "1.1");
            says(probe, FOUND);
            probe.click(CLEAR);
            probe.until("reachable", names -> names.lines().noneMatch(CLEAR::equals));
            assertEquals(TEXT.replace("gain: 2", "gain: 1.1"), probe.ask("yaml"));
            probe.window().press("ctrl+s");
            assertEquals(0, probe.window().quit().exit());
        }
    }

    private static void says(Probe probe, String words) throws Exception {
        probe.until("words", shown -> shown.contains(words));
    }
}
