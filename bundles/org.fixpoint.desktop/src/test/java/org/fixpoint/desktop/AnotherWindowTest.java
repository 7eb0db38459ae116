package org.fixpoint.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnotherWindowTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void itIsTheProgramsOwnCommandOnceMore() throws IOException {
        Path told = folder.resolve("told");
        Path script = Files.writeString(
                folder.resolve("fixpoint"),
                "#!/bin/sh\necho \"$*\" > '" + told + ".part'\nmv '" + told + ".part' '" + told + "'\n");
        assertTrue(script.toFile().setExecutable(true));
        assertEquals("another window opens …", AnotherWindow.open(script.toString()));
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            while (!Files.exists(told)) {
                Thread.sleep(20);
            }
        });
        assertEquals("gui\n", Files.readString(told));
    }

    @Test
    void whereTheCommandDoesNotStartASentenceSaysSo() {
        String sentence = AnotherWindow.open(folder.resolve("none").toString());
        assertTrue(sentence.contains("No other window can be opened"), sentence);
    }
}
