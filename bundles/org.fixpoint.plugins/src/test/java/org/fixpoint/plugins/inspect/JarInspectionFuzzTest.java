package org.fixpoint.plugins.inspect;

import static org.fixpoint.plugins.inspect.SampleJar.CLASS;
import static org.fixpoint.plugins.inspect.SampleJar.MANIFEST;
import static org.fixpoint.plugins.inspect.SampleJar.XML;
import static org.fixpoint.plugins.inspect.SampleJar.good;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mutations of a good jar, the same ones in every run. */
class JarInspectionFuzzTest {
    private static final Duration BOUND = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Inspection inspect(byte[] bytes, String mutation) {
        Inspection found = assertDoesNotThrow(
                () -> assertTimeout(BOUND, () -> SampleJar.inspect(folder, bytes), mutation), mutation);
        found.flaw().map(Flaw::sentence).ifPresent(sentence -> {
            assertTrue(sentence.contains("; ") && sentence.length() < 400, mutation + ": " + sentence);
            assertTrue(sentence.chars().noneMatch(Character::isISOControl), mutation + ": " + sentence);
            assertTrue(!sentence.contains("Exception") && !sentence.contains("Error"), mutation + ": " + sentence);
        });
        return found;
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] changed = bytes.clone();
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(6)) {
            case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> changed[at] = (byte) random.nextInt(256);
            case 2 -> Arrays.fill(changed, at, Math.min(bytes.length, at + 1 + random.nextInt(8)), (byte) -1);
            case 3 -> changed = Arrays.copyOf(bytes, at);
            case 4 -> changed = without(bytes, at, 1 + random.nextInt(Math.min(64, bytes.length - at)));
            default -> { // one part over another
                int from = random.nextInt(bytes.length);
                System.arraycopy(
                        bytes, from, changed, at, Math.min(random.nextInt(64), bytes.length - Math.max(at, from)));
            }
        }
        return changed;
    }

    private static byte[] without(byte[] bytes, int at, int count) {
        byte[] shorter = Arrays.copyOf(bytes, bytes.length - count);
        System.arraycopy(bytes, at + count, shorter, at, shorter.length - at);
        return shorter;
    }

    @Test
    void noFileMakesTheInspectionThrow() {
        byte[] bytes = good().bytes();
        for (int seed = 0; seed < 1200; seed++) {
            Random random = new Random(seed);
            byte[] changed = bytes;
            for (int i = random.nextInt(3); i >= 0 && changed.length > 0; i--) {
                changed = mutated(changed, random);
            }
            inspect(changed, "file, seed " + seed);
        }
    }

    @Test
    void noEntryMakesTheInspectionThrow() {
        byte[] xml = SampleJar.xml("org.example.swish.Swish", "org.fixpoint.api.Contribution")
                .getBytes(StandardCharsets.UTF_8);
        byte[] manifest = good().manifest().getBytes(StandardCharsets.UTF_8);
        for (int seed = 0; seed < 1200; seed++) {
            Random random = new Random(seed);
            String entry = List.of(CLASS, XML, MANIFEST).get(seed % 3);
            byte[] whole = seed % 3 == 0 ? SampleJar.swish() : seed % 3 == 1 ? xml : manifest;
            byte[] changed = mutated(whole, random);
            inspect(good().entry(entry, changed).bytes(), entry + ", seed " + seed);
        }
    }

    @Test
    void aClassFromWhichBytesWereCutIsNeverFlawless() {
        byte[] whole = SampleJar.swish();
        for (int at = 0; at < whole.length; at++) {
            int count = Math.min(1 + at % 3, whole.length - at);
            String mutation = count + " bytes cut at " + at;
            byte[] bytes = good().entry(CLASS, without(whole, at, count)).bytes();
            assertTrue(inspect(bytes, mutation).flaw().isPresent(), mutation);
        }
    }

    @Test
    void theSampleWithoutMutationIsFlawless() {
        assertEquals(List.of(), inspect(good().bytes(), "none").flaw().stream().toList());
    }
}
