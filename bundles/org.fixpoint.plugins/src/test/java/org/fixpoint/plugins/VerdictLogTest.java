package org.fixpoint.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictLogTest {
    @TempDir
    private Path folder;

    private final StillnessTest.SetClock clock = new StillnessTest.SetClock();

    private static Verdict verdict(String file, Verdict.State state, String sentence) {
        return new Verdict(file, file, "1.0.0", "ab".repeat(32), state, sentence, List.of());
    }

    private List<String> lines() throws Exception {
        return Files.readAllLines(folder.resolve(".fixpoint/plugins.log"));
    }

    private VerdictLog log() {
        return new VerdictLog(folder.resolve(".fixpoint"), clock);
    }

    @Test
    void aVerdictIsAppendedOnceWhateverTheNumberOfProcesses() throws Exception {
        Verdict added = verdict("a: b.jar", Verdict.State.ADDED, "a 1.0 added 1 activation: a");
        log().note(List.of(added));
        log().note(List.of(added));
        log().note(List.of(verdict("c.jar", Verdict.State.REFUSED, "is no zip\u001b[2J file")));
        assertEquals(
                List.of(
                        "1970-01-01T00:16:40Z ADDED abababababab\ta: b.jar\ta 1.0 added 1 activation: a",
                        "1970-01-01T00:16:40Z REFUSED abababababab\tc.jar\tis no zip\uFFFD[2J file"),
                lines());
        log().note(List.of(verdict("a: b.jar", Verdict.State.REMOVED, "was taken out")));
        assertEquals(3, lines().size());
    }

    @Test
    void thePlugInThatWasTheLastToOfferSomethingIsRemembered() {
        log().note(List.of(verdict("old.jar", Verdict.State.ADDED, "gates 1.0 added 2 activations: swish, swish-2")));
        log().note(List.of(verdict("new.jar", Verdict.State.WARNED, "gates 1.1 added 1 activation: swish; it waits")));
        log().note(List.of(verdict("new.jar", Verdict.State.REMOVED, "was taken out, and with it activation swish")));
        log().note(List.of(verdict("bad.jar", Verdict.State.REFUSED, "is at fault: swish")));
        assertEquals(Optional.of("gates 1.1 (new.jar)"), log().lastWith("swish"));
        assertEquals(Optional.of("gates 1.0 (old.jar)"), log().lastWith("swish-2"));
        assertEquals(Optional.empty(), log().lastWith("wish"));
    }

    @Test
    void atAMegabyteANewOneIsBegun() throws Exception {
        Files.createDirectories(folder.resolve(".fixpoint"));
        Files.writeString(folder.resolve(".fixpoint/plugins.log"), "x".repeat((1 << 20) + 1));
        log().note(List.of(verdict("a.jar", Verdict.State.ADDED, "a")));
        assertEquals(1, lines().size());
        assertTrue(Files.exists(folder.resolve(".fixpoint/plugins.log.1")));
    }

    @Test
    void nothingIsWrittenWhereThereIsNothingToSayOrNoFolderCanBeMade() throws Exception {
        log().note(List.of());
        assertFalse(Files.exists(folder.resolve(".fixpoint")));
        Path file = Files.writeString(folder.resolve("file"), "");
        new VerdictLog(file.resolve("below"), clock).note(List.of(verdict("a.jar", Verdict.State.ADDED, "a")));
        assertEquals(0, Files.size(file));
    }
}
