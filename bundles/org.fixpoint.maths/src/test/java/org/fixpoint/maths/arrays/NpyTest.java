package org.fixpoint.maths.arrays;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that NumPy 2.4 wrote, and files that we write. */
class NpyTest {

    private static final int[] SHAPE = {2, 3, 4};

    @TempDir
    private Path folder = Path.of("");

    static Path golden(String name) {
        try {
            URL url = Objects.requireNonNull(NpyTest.class.getResource(name), name);
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    private static double[] eighths() {
        return IntStream.range(0, 24).mapToDouble(i -> i / 8.0).toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"float64", "float64-fortran", "float64-big-endian-fortran", "version2", "version3"})
    void doublesOfEveryOrderAndVersionAreRead(String name) throws IOException {
        assertEquals(new NpyArray.Doubles(SHAPE, eighths()), Npy.read(golden(name + ".npy")));
    }

    @Test
    void theOtherNumbersAreRead() throws IOException {
        float[] floats = new float[24];
        for (int i = 0; i < 24; i++) {
            floats[i] = i / 8f;
        }
        assertEquals(new NpyArray.Floats(SHAPE, floats), Npy.read(golden("float32.npy")));
        long[] longs = LongStream.range(0, 24).map(i -> i * 10_000_000_000L).toArray();
        assertEquals(new NpyArray.Longs(SHAPE, longs), Npy.read(golden("int64.npy")));
        int[] ints = IntStream.range(-12, 12).toArray();
        assertEquals(new NpyArray.Ints(SHAPE, ints), Npy.read(golden("int32-big-endian.npy")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"texts", "texts-big-endian"})
    void textsBeyondTheBasicPlaneAreRead(String name) throws IOException {
        NpyArray expected = new NpyArray.Texts(new int[] {2, 2}, new String[] {"ρ", "snake", "", "𝛼=1"});
        assertEquals(expected, Npy.read(golden(name + ".npy")));
    }

    @Test
    void aNumberAndAnArrayWithoutValuesAreRead() throws IOException {
        assertEquals(new NpyArray.Doubles(new int[0], new double[] {2.5}), Npy.read(golden("scalar.npy")));
        assertEquals(new NpyArray.Doubles(new int[] {3, 0, 2}, new double[0]), Npy.read(golden("empty.npy")));
    }

    @ParameterizedTest
    @CsvSource({"float64.npy", "float32.npy", "int64.npy", "texts.npy", "scalar.npy", "empty.npy"})
    void whatWeWriteIsWhatNumpyWrites(String name) throws IOException { // byte for byte, so numpy.load reads it
        Path copy = folder.resolve(name);
        Npy.write(copy, Npy.read(golden(name)));
        assertArrayEquals(Files.readAllBytes(golden(name)), Files.readAllBytes(copy));
    }

    @Test
    void blocksAreJoinedWithoutLoss() throws IOException {
        double[] many = IntStream.range(0, 50_003).mapToDouble(i -> i * 0.1).toArray();
        Path file = folder.resolve("many.npy");
        Npy.write(file, NpyArray.of(many));
        assertEquals(NpyArray.of(many), Npy.read(file));
        assertEquals(128 + 8L * many.length, Files.size(file));
    }

    @Test
    void widenedValuesAreDoubles() throws IOException {
        assertArrayEquals(eighths(), Npy.read(golden("float32.npy")).asDoubles().orElseThrow());
        assertEquals(-12, Npy.read(golden("int32-big-endian.npy")).asDoubles().orElseThrow()[0]);
        assertEquals(23e10, Npy.read(golden("int64.npy")).asDoubles().orElseThrow()[23]);
        assertTrue(Npy.read(golden("texts.npy")).asDoubles().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"bool.npy, type '|b1'", "object.npy, type '|O'", "structured.npy, cannot be understood"})
    void otherTypesAreRefusedWithAReason(String name, String reason) {
        Exception fault = assertThrows(MalformedArrayException.class, () -> Npy.read(golden(name)));
        assertTrue(fault.toString().contains(name) && fault.toString().contains(reason), fault.toString());
    }

    private void assertRefused(String header, int values, String reason) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
        byte[] file = new byte[10 + text.length + 8 * values];
        System.arraycopy(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}, 0, file, 0, 8);
        file[8] = (byte) text.length;
        file[9] = (byte) (text.length >> 8);
        System.arraycopy(text, 0, file, 10, text.length);
        Path path = folder.resolve("refused.npy");
        Files.write(path, file);
        Exception fault = assertThrows(MalformedArrayException.class, () -> Npy.read(path), header);
        assertTrue(fault.toString().contains(reason), fault.toString());
    }

    @Test
    void headersThatLieAreRefused() throws IOException {
        String type = "{'descr': '<f8', 'fortran_order': False, ";
        assertRefused(type + "'shape': (3,), }", 2, "needs 3 values of 8 bytes");
        assertRefused(type + "'shape': (1,), }", 2, "followed by 16 bytes");
        assertRefused(type + "'shape': (2147483647, 2147483647, 2147483647), }", 2, "more than 2147483639 values");
        assertRefused(type + "'shape': (4294967296, 4294967296), }", 0, "a dimension has 4294967296 entries");
        assertRefused(type + "'shape': (99999999999999999999,), }", 2, "has a length");
        assertRefused(type + "'shape': (-1,), }", 2, "cannot be understood");
        assertRefused(type + "'shape': (2), }", 2, "not a tuple");
        assertRefused(type + "'shape': (,), }", 2, "has a length ''");
        assertRefused(type + "'shape': (" + "1,".repeat(40) + "), }", 1, "40 dimensions");
        assertRefused(type + "'shape': '3', }", 2, "wrong kind of value");
        assertRefused(type + "'shape': (2,), 'shape': (2,), }", 2, "cannot be understood");
        assertRefused(type + "}", 2, "lacks one of");
        assertRefused("{'descr': '<U0', 'fortran_order': False, 'shape': (9,), }", 0, "type '<U0'");
        assertRefused("{'descr': '<U999999999', 'fortran_order': False, 'shape': (0,), }", 0, "type '<U999999999'");
        assertRefused("{'descr': '<f2', 'fortran_order': False, 'shape': (4,), }", 1, "type '<f2'");
        assertRefused("[]", 1, "not a dictionary");
        assertRefused(",".repeat(30_000), 1, "not a dictionary");
        assertRefused("{'shape': (" + "1,".repeat(30_000) + ")}", 1, "30000 dimensions");
    }

    @Test
    void headersWithoutTheLastCommasAndInAnotherOrderAreRead() throws IOException {
        byte[] head = "\u0093NUMPY\1\0C\0{\"shape\":(2, 1) , \"fortran_order\" : True,\"descr\":\"<f8\"}             \n"
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] file = Arrays.copyOf(head, head.length + 16);
        file[8] = (byte) (head.length - 10);
        Path path = folder.resolve("loose.npy");
        Files.write(path, file);
        assertEquals(new NpyArray.Doubles(new int[] {2, 1}, new double[2]), Npy.read(path));
    }

    @Test
    void whatCannotBeHeldIsRefused() {
        Path file = folder.resolve("never.npy");
        assertThrows(IllegalArgumentException.class, () -> Npy.write(file, NpyArray.of("a\0")));
        assertThrows(IllegalArgumentException.class, () -> Npy.write(file, NpyArray.of("\ud800")));
        assertThrows(IllegalArgumentException.class, () -> new NpyArray.Doubles(new int[] {2}, new double[3]));
        assertThrows(IllegalArgumentException.class, () -> new NpyArray.Ints(new int[] {-1, -3}, new int[3]));
    }
}
