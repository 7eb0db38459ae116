package org.fixpoint.networks.inputs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.Batch;
import org.fixpoint.maths.arrays.Npy;
import org.fixpoint.maths.arrays.NpyArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyInputTest {
    @TempDir
    Path folder = Path.of("");

    private Batch read(NpyArray array) throws IOException {
        Path file = folder.resolve("x.npy");
        Npy.write(file, array);
        return Drawn.from(new NpyInput(), Map.of("file", file, "normalise", InputNormalisation.NONE));
    }

    private String refusal(NpyArray array) {
        return String.valueOf(assertThrows(Refusal.class, () -> read(array)).getMessage());
    }

    @Test
    void rowsAreInputsWhateverTheTypeOfNumber() throws IOException {
        int[] shape = {2, 3};
        double[] numbers = {1, 2, 3, 4, 5, 6};
        assertArrayEquals(numbers, read(new NpyArray.Doubles(shape, numbers)).rows());
        assertArrayEquals(
                numbers,
                read(new NpyArray.Floats(shape, new float[] {1, 2, 3, 4, 5, 6})).rows());
        assertArrayEquals(
                numbers,
                read(new NpyArray.Ints(shape, new int[] {1, 2, 3, 4, 5, 6})).rows());
        assertArrayEquals(
                numbers,
                read(new NpyArray.Longs(shape, new long[] {1, 2, 3, 4, 5, 6})).rows());
    }

    @Test
    void anArrayOfAnotherShapeIsRefused() {
        assertEquals(
                "x.npy has the shape [3]; save an array of two dimensions, inputs x coordinates, neither of them 0",
                refusal(NpyArray.of(1, 2, 3)));
        assertEquals(
                "x.npy has the shape [0, 3]; save an array of two dimensions, inputs x coordinates, neither of them 0",
                refusal(new NpyArray.Doubles(new int[] {0, 3}, new double[0])));
    }

    @Test
    void textsAreRefused() {
        assertEquals(
                "x.npy holds texts; save an array of numbers",
                refusal(new NpyArray.Texts(new int[] {1, 2}, new String[] {"a", "b"})));
    }

    @Test
    void anElementThatIsNotFiniteIsNamedByItsIndices() {
        assertEquals(
                "x.npy, element [1, 0] is NaN, not a finite number; replace it, or remove the row",
                refusal(new NpyArray.Doubles(new int[] {2, 2}, new double[] {1, 2, Double.NaN, 4})));
    }

    @Test
    void aFileThatIsNoArrayIsRefusedByNameOnly() throws IOException {
        Path file = Files.writeString(folder.resolve("x.npy"), "1,2\n3,4\n");
        String message =
                String.valueOf(assertThrows(Refusal.class, () -> Drawn.from(new NpyInput(), Map.of("file", file)))
                        .getMessage());
        assertTrue(message.startsWith("x.npy: "), message);
        assertTrue(message.contains("; "), message);
    }
}
