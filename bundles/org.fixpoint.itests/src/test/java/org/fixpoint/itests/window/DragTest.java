package org.fixpoint.itests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is dragged with the mouse, in many small moves: contributions on to the experiment, files on to the window. */
class DragTest {
    private static final String TEXT =
            """
            fixpoint: 1
            model: {id: mlp, depth: 8, activation: relu}   # this stays
            analyses: [kernel-fixed-points]
            """;
    private static final String PRESET =
            """
            fixpoint-preset: 1
            kind: activation
            id: bend
            of: {formula: "x*sigmoid(2*x)"}
            """;

    @TempDir
    private Path folder;

    @Test
    void whatIsDraggedOutOfTheCatalogueIsUsedWhereverOnTheFormItIsDropped() throws Exception {
        Files.writeString(folder.resolve("small.yaml"), TEXT);
        try (VirtualDisplay display = VirtualDisplay.start();
                Probe probe =
                        Probe.on(display, folder, ProbedHome.in(folder.resolve("home")), List.of(), "small.yaml")) {
            probe.until("where model", place -> !place.isEmpty());
            dropped(probe, "arctan", "model depth"); // a field that takes text from elsewhere
            dropped(probe, "gelu", "model activation"); // a list box
            dropped(probe, "celu", "Write a formula for model activation"); // a button
            dropped(probe, "cos", "depth"); // a label
            probe.window().carry(probe.ask("item abs"), probe.ask("where Search the catalogue"));
            assertEquals(TEXT.replace("relu", "cos"), probe.ask("yaml"));
            probe.window().press("ctrl+s");
            assertEquals(0, probe.window().quit().exit());
        }
        assertEquals(TEXT.replace("relu", "cos"), Files.readString(folder.resolve("small.yaml")));
    }

    private static void dropped(Probe probe, String id, String onTo) throws Exception {
        probe.until("item " + id, place -> !place.isEmpty());
        Thread.sleep(200); // what was scrolled is painted
        probe.window().carry(probe.ask("item " + id), probe.ask("where " + onTo));
        probe.until("yaml", text -> text.equals(TEXT.replace("relu", id)));
    }

    @Test
    void filesThatAreDroppedAreOpenedOrInstalledByWhatTheyAre() throws Exception {
        Path plugIns = Files.createDirectory(
                folder.resolve("plugins"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.writeString(folder.resolve("small.yaml"), TEXT);
        Path preset = Files.writeString(
                Files.createDirectory(folder.resolve("elsewhere")).resolve("bend.yaml"), PRESET);
        Path jar = Path.of(System.getProperty("fixpoint.sample", ""));
        try (VirtualDisplay display = VirtualDisplay.start();
                Probe probe = Probe.on(display, folder, ProbedHome.in(folder.resolve("home")), List.of())) {
            OpenWindow window = probe.window();
            probe.until("where model", place -> !place.isEmpty());
            drop(probe, folder.resolve("small.yaml"), "Experiment"); // a heading
            window.until("it is opened", () -> window.title().equals("small.yaml – Fixpoint"));
            assertEquals(TEXT, probe.ask("yaml"));
            drop(probe, jar, "name"); // a field
            window.until("the jar is copied", () -> Files.exists(plugIns.resolve(jar.getFileName())));
            drop(probe, preset, "What the run tells");
            window.until("the preset is copied", () -> Files.exists(plugIns.resolve("bend.yaml")));
            window.until(
                    "the preset is used",
                    () -> probe.ask("yaml").equals(TEXT.replace("relu", "bend")),
                    () -> window.use("bend"));
            window.press("ctrl+z", "ctrl+s");
            assertEquals(0, window.quit().exit());
        }
        assertFalse(Files.exists(plugIns.resolve("small.yaml")));
    }

    private static void drop(Probe probe, Path file, String onTo) throws Exception {
        String hand = probe.ask("hand " + file);
        Thread.sleep(300); // it is seen
        probe.window().carry(hand, probe.ask("where " + onTo));
    }
}
