package org.fixpoint.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fixpoint.api.Refusal;
import org.fixpoint.engine.catalogue.Origin;
import org.fixpoint.engine.plan.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleLockTest {
    @TempDir
    private Path folder = Path.of("");

    private static Plan plan() {
        return Plans.plan(new int[] {2}, 1, Plans.walk(0));
    }

    private Refusal refused(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("bundles.lock"), text);
        return assertThrows(Refusal.class, () -> BundleLock.read(file));
    }

    @Test
    void theLockOfARunAdmitsItsPlanAgain() throws IOException {
        List<Origin> hashed = List.of(new Origin("com.x", "1.0.0", "ab".repeat(32)));
        Path file = Files.writeString(folder.resolve("bundles.lock"), BundleLock.line(hashed.get(0)) + "\n");
        assertEquals(new BundleLock(hashed), BundleLock.read(file));
        assertEquals(List.of("ab".repeat(32)), BundleLock.read(file).sha256s());
        assertEquals(Optional.empty(), new BundleLock(plan().bundles()).refusal(plan()));
    }

    @Test
    void aBundleThatIsNotListedIsNamed() {
        List<Origin> bundles = new ArrayList<>(plan().bundles());
        Origin last = bundles.remove(bundles.size() - 1);
        String sentence = new BundleLock(bundles).refusal(plan()).orElseThrow();
        assertTrue(
                sentence.startsWith(last.bundle() + " " + last.version() + " takes part and is not listed"), sentence);
    }

    @Test
    void aBundleOfAnotherContentIsToldWithWhatIsListed() {
        List<Origin> bundles = new ArrayList<>(plan().bundles());
        Origin last = bundles.remove(bundles.size() - 1);
        bundles.add(new Origin(last.bundle(), "9.9.9", "cd".repeat(32)));
        String sentence = new BundleLock(bundles).refusal(plan()).orElseThrow();
        assertTrue(sentence.contains("is not the 9.9.9 that is listed (SHA-256 cdcdcdcdcdcd…)"), sentence);
    }

    @Test
    void aFileThatIsNoLockIsRefusedWithItsLine() throws IOException {
        assertTrue(String.valueOf(refused("com.x 1.0.0\n").getMessage()).startsWith("line 1 is not a bundle's name"));
        String good = BundleLock.line(new Origin("com.x", "1.0.0", "ab".repeat(32)));
        assertTrue(String.valueOf(refused(good + "\n<html>\n").getMessage()).startsWith("line 2 is not"));
        Refusal missing = assertThrows(Refusal.class, () -> BundleLock.read(folder.resolve("none.lock")));
        assertTrue(String.valueOf(missing.getMessage()).startsWith("there is no such file"));
    }
}
