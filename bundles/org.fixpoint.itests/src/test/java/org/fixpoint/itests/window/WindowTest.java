package org.fixpoint.itests.window;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.fixpoint.itests.Command;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window as it ships, driven by keys on a display of its own and judged by what is on the disk afterwards. */
class WindowTest {
    private static final String TEXT =
            """
            # small
            fixpoint: 1
            name: small
            model: {id: mlp, depth: 8, width: 64, activation: relu}   # this stays
            input: {id: digits, pairs: 4}
            analyses: [layer-similarity]
            results: [csv]
            """;

    private static VirtualDisplay display = VirtualDisplay.start();

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        assertFalse(display.name().isEmpty());
    }

    @AfterAll
    static void close() {
        display.close();
    }

    private OpenWindow window(String text) throws Exception {
        Files.createDirectory(
                folder.resolve("plugins"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.writeString(folder.resolve("small.yaml"), text);
        return OpenWindow.on(display, folder, "small.yaml");
    }

    private boolean holds(String text) throws IOException {
        return Files.readString(folder.resolve("small.yaml")).equals(text);
    }

    private static boolean tells(Path file, String text) throws IOException {
        return Files.exists(file) && Files.readString(file).contains(text);
    }

    /** How many points have a result; of folders that are being written only the names are looked at. */
    private static long done(Path points) throws IOException {
        if (!Files.isDirectory(points)) {
            return 0;
        }
        try (Stream<Path> names = Files.list(points)) {
            return names.filter(name -> name.getFileName().toString().matches("[0-9a-f]{64}"))
                    .count();
        }
    }

    private static List<Path> files(Path tree) throws IOException {
        try (Stream<Path> paths = Files.walk(tree)) {
            return paths.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("timing.json")) // how long it took
                    .sorted()
                    .toList();
        }
    }

    @Test
    void anExperimentIsChangedUndoneSavedAndRunByKeysToTheBitsOfTheCommandLine() throws Exception {
        String changed = TEXT.replace("relu", "gelu");
        try (OpenWindow window = window(TEXT)) {
            window.until("gelu is saved", () -> holds(changed), () -> {
                window.use("gelu");
                window.press("ctrl+s");
            });
            window.until("the change is undone", () -> holds(TEXT), () -> window.press("ctrl+z", "ctrl+s"));
            window.until("the change is redone", () -> holds(changed), () -> window.press("ctrl+y", "ctrl+s"));
            window.until("the title says saved", () -> window.title().equals("small.yaml – Fixpoint"));
            Path run = folder.resolve("runs/latest");
            window.press("ctrl+Return");
            window.until("the run has ended", () -> tells(run.resolve("provenance.json"), "\"ended\""));
            assertEquals(0, window.quit().exit());
            Command headless = Command.fixpoint(folder, "run", "small.yaml", "--runs", "headless");
            assertEquals(0, headless.exit(), headless.err());
            Path here = run.resolve("points").toRealPath();
            Path there = folder.resolve("headless/latest/points").toRealPath();
            assertEquals(
                    files(there).stream().map(there::relativize).toList(),
                    files(here).stream().map(here::relativize).toList());
            for (Path file : files(there)) {
                assertArrayEquals(
                        Files.readAllBytes(file),
                        Files.readAllBytes(here.resolve(there.relativize(file))),
                        file.toString());
            }
        }
    }

    @Test
    void aPlugInComesGoesAndComesAgainWhileTheWindowIsOpen() throws Exception {
        Path jar = Path.of(System.getProperty("fixpoint.sample", ""));
        Path dropped = folder.resolve("plugins/sample.jar");
        String changed = TEXT.replace("relu", "wavelet");
        Path runs = folder.resolve("runs/latest");
        try (OpenWindow window = window(TEXT)) {
            Files.copy(jar, dropped);
            window.until("wavelet is there", () -> holds(changed), () -> {
                window.use("wavelet");
                window.press("ctrl+s");
            });
            Files.delete(dropped);
            window.until("wavelet is missed", () -> window.title().contains("plug-in missing"));
            window.press("ctrl+Return");
            Thread.sleep(500);
            assertFalse(Files.exists(runs));
            Files.copy(jar, dropped);
            window.until("wavelet is missed no longer", () -> window.title().equals("small.yaml – Fixpoint"));
            window.until("it runs", () -> Files.exists(runs), () -> window.press("ctrl+Return"));
            assertTrue(holds(changed));
            window.press("Escape");
            assertEquals(0, window.quit().exit());
        }
    }

    @Test
    void escStopsARunThatKeepsWhatIsDone() throws Exception {
        String many = TEXT.replace("width: 64", "width: 256") + "replicates: 2000\n";
        Path points = folder.resolve("runs/latest/points");
        try (OpenWindow window = window(many)) {
            window.press("ctrl+Return");
            window.until("a point is done", () -> done(points) > 0);
            window.press("Escape");
            window.until(
                    "the run has stopped",
                    () -> tells(folder.resolve("runs/latest/provenance.json"), "\"stopped\": true"));
            long stopped = done(points);
            assertTrue(stopped < 2000);
            Thread.sleep(500);
            assertEquals(stopped, done(points));
            assertEquals(0, window.quit().exit());
        }
        Command status = Command.fixpoint(folder, "check", "small.yaml");
        assertEquals(0, status.exit(), status.err());
    }

    @Test
    void whatWasNotSavedIsThereAgainAfterAKillAndCanBeTakenBack() throws Exception {
        String changed = TEXT.replace("relu", "gelu");
        try (OpenWindow window = window(TEXT)) {
            window.until("gelu is kept", () -> keeps("activation: gelu"), () -> window.use("gelu"));
            window.kill();
        }
        assertTrue(holds(TEXT));
        try (OpenWindow window = OpenWindow.on(display, folder, "small.yaml")) {
            window.until("gelu is there again", () -> window.title().startsWith("• small.yaml"));
            window.until("gelu is saved", () -> holds(changed), () -> window.press("ctrl+s"));
            window.until("gelu is taken back", () -> holds(TEXT), () -> window.press("ctrl+z", "ctrl+s"));
            assertEquals(0, window.quit().exit());
        }
        assertFalse(keeps("fixpoint"));
    }

    /** Whether a draft has a text in it. */
    private boolean keeps(String text) throws IOException {
        Path state = folder.resolve("state");
        if (!Files.isDirectory(state)) {
            return false;
        }
        try (Stream<Path> files = Files.list(state)) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith("draft-"))
                    .toList()) {
                if (tells(file, text)) {
                    return true;
                }
            }
            return false;
        } catch (NoSuchFileException replaced) {
            return false; // it is looked at again
        }
    }
}
