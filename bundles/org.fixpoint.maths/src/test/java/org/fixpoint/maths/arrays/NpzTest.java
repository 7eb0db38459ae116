package org.fixpoint.maths.arrays;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpzTest {

    @TempDir
    private Path folder = Path.of("");

    private static Map<String, NpyArray> arrays() {
        double[] eighths = IntStream.range(0, 24).mapToDouble(i -> i / 8.0).toArray();
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("rho", new NpyArray.Doubles(new int[] {2, 3, 4}, eighths));
        arrays.put("names", NpyArray.of("a", "bc"));
        arrays.put("step", new NpyArray.Longs(new int[0], new long[] {7}));
        return arrays;
    }

    @ParameterizedTest
    @ValueSource(strings = {"stored.npz", "deflated.npz"})
    void filesOfNumpyAreRead(String name) throws IOException {
        assertEquals(arrays(), Npz.read(NpyTest.golden(name)));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsReadInItsOrder(Npz.Packing packing) throws IOException {
        Path file = folder.resolve("arrays.npz");
        Npz.write(file, arrays(), packing);
        Map<String, NpyArray> read = Npz.read(file);
        assertEquals(arrays(), read);
        assertEquals(List.of("rho", "names", "step"), List.copyOf(read.keySet()));
    }

    @Test
    void bytesDependNeitherOnTheTimeNorOnItsZone() throws IOException {
        Path first = folder.resolve("first.npz");
        Path second = folder.resolve("second.npz");
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            Npz.write(first, arrays(), Npz.Packing.STORED);
            TimeZone.setDefault(TimeZone.getTimeZone("America/Lima"));
            Npz.write(second, arrays(), Npz.Packing.STORED);
        } finally {
            TimeZone.setDefault(zone);
        }
        byte[] bytes = Files.readAllBytes(first);
        assertArrayEquals(bytes, Files.readAllBytes(second));
        assertEquals(0, bytes[10] | bytes[11]); // the DOS time 00:00 and date 1980-02-01 of the first entry
        assertEquals(0x0041, bytes[12] | bytes[13] << 8);
    }

    @Test
    void aFlippedBitOfAStoredValueIsFoundByItsChecksum() throws IOException {
        Path file = folder.resolve("flipped.npz");
        byte[] bytes = Files.readAllBytes(NpyTest.golden("stored.npz"));
        bytes[300] ^= 1; // within the values of rho
        Files.write(file, bytes);
        Exception fault = assertThrows(MalformedArrayException.class, () -> Npz.read(file));
        assertTrue(fault.toString().contains("rho.npy: its checksum is wrong"), fault.toString());
    }

    @Test
    void whatIsNoZipFileIsRefused() throws IOException {
        Exception fault = assertThrows(MalformedArrayException.class, () -> Npz.read(NpyTest.golden("float64.npy")));
        assertTrue(fault.toString().contains("not a whole zip file"), fault.toString());
        assertThrows(
                IllegalArgumentException.class,
                () -> Npz.write(folder.resolve("x.npz"), Map.of("", NpyArray.of(1)), Npz.Packing.STORED));
    }
}
