package org.fixpoint.maths.arrays;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Truncated and flipped files give a {@link MalformedArrayException} or whole arrays, and never anything else. */
class DamagedFileTest {

    @TempDir
    private Path folder = Path.of("");

    /** Whether it could be read; a flipped value bit of an NPY file cannot be noticed. */
    private static boolean readsNpy(byte[] bytes) throws IOException {
        try {
            NpyArray array = NpyFormat.read("damaged.npy", new ByteArrayInputStream(bytes), bytes.length);
            assertTrue(array.size() * 4L <= bytes.length, "an array of more values than the file can hold");
            return true;
        } catch (MalformedArrayException e) {
            return false;
        }
    }

    private boolean readsNpz(byte[] bytes, Map<String, NpyArray> whole) throws IOException {
        Path file = folder.resolve("damaged.npz");
        Files.write(file, bytes);
        try {
            for (NpyArray array : Npz.read(file).values()) {
                assertTrue(whole.containsValue(array), "a damaged array was returned");
            }
            return true;
        } catch (MalformedArrayException e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"float64.npy", "texts.npy", "version3.npy", "float64-big-endian-fortran.npy"})
    void everyTruncationAndFlippedBitOfAnNpyFileIsSurvived(String name) throws IOException {
        byte[] whole = Files.readAllBytes(NpyTest.golden(name));
        for (int length = 0; length < whole.length; length++) {
            byte[] part = new byte[length];
            System.arraycopy(whole, 0, part, 0, length);
            if (readsNpy(part)) {
                fail("a truncation to " + length + " bytes was read");
            }
        }
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            readsNpy(flipped);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stored.npz", "deflated.npz"})
    void truncationsAndFlippedBitsOfAnNpzFileAreSurvived(String name) throws IOException {
        damageNpz(name, 11); // bits of every position within a byte
    }

    @Tag("nightly")
    @ParameterizedTest
    @ValueSource(strings = {"stored.npz", "deflated.npz"})
    void everyTruncationAndFlippedBitOfAnNpzFileIsSurvived(String name) throws IOException {
        damageNpz(name, 1);
    }

    private void damageNpz(String name, int step) throws IOException {
        byte[] whole = Files.readAllBytes(NpyTest.golden(name));
        Map<String, NpyArray> arrays = Npz.read(NpyTest.golden(name));
        for (int length = 0; length < whole.length; length += step) {
            byte[] part = new byte[length];
            System.arraycopy(whole, 0, part, 0, length);
            if (readsNpz(part, arrays)) {
                fail("a truncation to " + length + " bytes was read");
            }
        }
        for (int bit = 0; bit < 8 * whole.length; bit += step) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            readsNpz(flipped, arrays);
        }
    }

    @Test
    void randomDamageOfSeveralBytesIsSurvived() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        byte[] npy = Files.readAllBytes(NpyTest.golden("float64.npy"));
        byte[] npz = Files.readAllBytes(NpyTest.golden("deflated.npz"));
        Map<String, NpyArray> arrays = Npz.read(NpyTest.golden("deflated.npz"));
        for (int trial = 0; trial < 1000; trial++) {
            byte[] a = npy.clone();
            byte[] b = npz.clone();
            for (int hit = 0; hit < 3; hit++) {
                a[random.nextInt(128)] = (byte) random.nextInt(256);
                b[random.nextInt(b.length)] = (byte) random.nextInt(256);
            }
            readsNpy(a);
            readsNpz(b, arrays);
        }
    }
}
