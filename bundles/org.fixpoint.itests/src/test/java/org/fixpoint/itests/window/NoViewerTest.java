package org.fixpoint.itests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fixpoint.itests.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A computer without a browser and without a file manager, as over a remote display. */
class NoViewerTest {
    private static final String TEXT =
            """
            fixpoint: 1
            name: small
            model: {id: mlp, depth: 8, width: 32, activation: relu}
            input: {id: digits, pairs: 2}
            analyses: [layer-similarity]
            results: [csv, html]
            """;
    private static final String RUNS = "Runs, the newest first";
    private static final String NONE = "No program of this system opens it; the path is in the clipboard: ";

    @TempDir
    private Path folder;

    @Test
    void thePathOfTheReportAndOfTheFolderIsToldInASentenceAndInTheClipboard() throws Exception {
        Files.writeString(folder.resolve("small.yaml"), TEXT);
        assertEquals(0, Command.fixpoint(folder, "run", "small.yaml").exit());
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path kinds = Path.of("/usr/share/mime/mime.cache"); // without the kinds of files GTK opens no window
        if (Files.exists(kinds)) {
            Files.copy(kinds, Files.createDirectory(empty.resolve("mime")).resolve("mime.cache"));
        }
        Path plugIns = Files.createDirectory(folder.resolve("plugins"));
        List<String> environment = List.of(
                "PATH=" + empty, "XDG_DATA_DIRS=" + empty, "XDG_DATA_HOME=" + empty, "XDG_CONFIG_DIRS=" + empty);
        try (VirtualDisplay display = VirtualDisplay.start();
                Probe probe =
                        Probe.on(display, folder, ProbedHome.in(folder.resolve("home")), environment, "small.yaml")) {
            OpenWindow window = probe.window();
            probe.until("items " + RUNS, items -> items.contains("1/1 done"));
            probe.openList(RUNS);
            window.key("Down");
            window.key("Return");
            Path run = folder.resolve("runs/latest").toRealPath();
            opened(probe, "Report", run.resolve("report.html"));
            opened(probe, "Folder", run);
            window.press("F7");
            opened(probe, "Show folder", plugIns);
            assertEquals(0, window.quit().exit());
        }
    }

    private static void opened(Probe probe, String button, Path path) throws Exception {
        probe.until("reachable", names -> names.lines().anyMatch(button::equals)); // it is what the run has
        probe.click(button);
        probe.until("words", words -> words.lines().map(String::strip).anyMatch((NONE + path)::equals));
        OpenWindow window = probe.window();
        window.press("ctrl+f", "ctrl+a", "ctrl+v");
        String search = probe.ask("focus");
        probe.until("text " + search, text -> text.equals(path.toString()));
        window.press("ctrl+a", "BackSpace");
        assertTrue(Files.exists(path));
    }
}
