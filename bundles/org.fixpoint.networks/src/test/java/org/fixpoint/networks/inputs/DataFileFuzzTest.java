package org.fixpoint.networks.inputs;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.InputSource;
import org.fixpoint.maths.arrays.Npy;
import org.fixpoint.maths.arrays.NpyArray;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files give a batch of finite numbers or one sentence, and nothing else. */
class DataFileFuzzTest {
    private static final int FILES = 1000;

    @TempDir
    Path folder = Path.of("");

    private static byte[] damaged(byte[] whole, RandomGenerator random) {
        byte[] bytes = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
        int changes = random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            byte[] telling = "\",;\n\r .eE-+xN0\u0000".getBytes(StandardCharsets.UTF_8);
            bytes[random.nextInt(bytes.length)] =
                    random.nextBoolean() ? (byte) random.nextInt(256) : telling[random.nextInt(telling.length)];
        }
        return bytes;
    }

    private void assertOneSentenceOrFiniteNumbers(Contribution<InputSource> reader, byte[] bytes, String name)
            throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        try {
            Batch batch = Drawn.from(reader, Map.of("file", file, "normalise", InputNormalisation.NONE));
            assertTrue(Arrays.stream(batch.rows()).allMatch(Double::isFinite), Arrays.toString(bytes));
        } catch (Refusal refusal) {
            String sentence = String.valueOf(refusal.getMessage());
            assertTrue(sentence.startsWith(name), sentence);
            assertTrue(sentence.contains("; "), sentence);
            assertFalse(sentence.contains("\n") || sentence.contains("\r"), sentence);
            assertTrue(sentence.length() < 300, sentence);
        }
    }

    @Test
    void damagedCsvFilesGiveOneSentence() throws IOException {
        byte[] whole = "x,y,\"z\"\n1,2.5,3e1\n-4,\"5\",.6\n7,8,9\n".getBytes(StandardCharsets.UTF_8);
        RandomGenerator random = TestRun.seeded(1).random("csv");
        for (int i = 0; i < FILES; i++) {
            assertOneSentenceOrFiniteNumbers(new CsvInput(), damaged(whole, random), "t.csv");
        }
    }

    @Test
    void damagedNpyFilesGiveOneSentence() throws IOException {
        Path good = folder.resolve("good.npy");
        Npy.write(good, new NpyArray.Doubles(new int[] {3, 2}, new double[] {1, 2, 3, 4, 5, 6}));
        byte[] whole = Files.readAllBytes(good);
        RandomGenerator random = TestRun.seeded(1).random("npy");
        for (int i = 0; i < FILES; i++) {
            assertOneSentenceOrFiniteNumbers(new NpyInput(), damaged(whole, random), "t.npy");
        }
    }
}
