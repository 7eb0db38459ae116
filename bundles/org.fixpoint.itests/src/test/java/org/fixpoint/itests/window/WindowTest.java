package org.fixpoint.itests.window;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
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
            assertEquals("small.yaml – Fixpoint", window.title());
            Path run = folder.resolve("runs/latest");
            window.until("the run has ended", () -> Files.isDirectory(run.resolve("csv")), () -> {
                if (!Files.exists(run)) {
                    window.press("ctrl+Return");
                }
            });
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
            window.until(
                    "a point is done",
                    () -> Files.exists(points) && !files(points).isEmpty(),
                    () -> {
                        if (!Files.exists(points)) {
                            window.press("ctrl+Return");
                        }
                    });
            window.press("Escape");
            long[] before = {-1};
            window.until("no more points are done", () -> {
                long now = files(points).size();
                boolean same = now == before[0];
                before[0] = now;
                return same;
            });
            Thread.sleep(1500);
            long stopped = files(points).size();
            Thread.sleep(1500);
            assertEquals(stopped, files(points).size());
            assertEquals(0, window.quit().exit());
        }
        Command status = Command.fixpoint(folder, "check", "small.yaml");
        assertEquals(0, status.exit(), status.err());
    }

    @Test
    void withoutADisplayOneSentenceIsToldAndTheExitCodeIsTwo() throws Exception {
        for (String none : List.of("", ":9876")) {
            Path out = folder.resolve("out");
            Path err = folder.resolve("err");
            Process process =
                    Command.start(folder, List.of(), out, err, List.of("DISPLAY=" + none, "WAYLAND_DISPLAY="), "gui");
            process.waitFor();
            Command refused = Command.finished(process, out, err);
            assertEquals(2, refused.exit(), refused.err());
            List<String> ours = refused.err()
                    .lines()
                    .filter(line -> line.startsWith("fixpoint: "))
                    .toList();
            assertEquals(1, ours.size(), refused.err());
            assertTrue(ours.get(0).contains("display"), refused.err());
        }
    }
}
