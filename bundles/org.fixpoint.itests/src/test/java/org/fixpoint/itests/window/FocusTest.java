package org.fixpoint.itests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has the keyboard after another window was in front, while fields were made anew in this one. */
class FocusTest {
    private static final String TEXT =
            """
            fixpoint: 1
            model: {id: mlp, depth: 8, activation: relu}
            analyses: [kernel-fixed-points]
            """;

    @TempDir
    private Path folder;

    @Test
    void theFieldThatWasTypedInHasTheKeyboardWhenAPlugInHasComeMeanwhile() throws Exception {
        Path plugIns = Files.createDirectory(
                folder.resolve("plugins"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.writeString(folder.resolve("small.yaml"), TEXT);
        try (VirtualDisplay display = VirtualDisplay.start();
                Probe probe =
                        Probe.on(display, folder, ProbedHome.in(folder.resolve("home")), List.of(), "small.yaml")) {
            OpenWindow window = probe.window();
            probe.until("where model", place -> !place.isEmpty());
            probe.click("model depth");
            probe.until("focus", name -> name.equals("model depth"));
            window.until("a dialog is in front", () -> window.focus("New plug-in"), () -> window.press("ctrl+shift+n"));
            probe.until("focus", name -> name.equals("Name"));
            Files.copy(Path.of(System.getProperty("fixpoint.sample", "")), plugIns.resolve("sample.jar"));
            probe.until("items model activation", items -> items.contains("wavelet"));
            window.key("Escape");
            probe.until("shells", names -> !names.contains("New plug-in"));
            window.focus();
            probe.until("focus", name -> name.equals("model depth"));
            window.press("ctrl+a");
            window.type("12");
            probe.until("yaml", text -> text.equals(TEXT.replace("8", "12")));
            window.press("ctrl+s");
            assertEquals(0, window.quit().exit());
        }
    }
}
