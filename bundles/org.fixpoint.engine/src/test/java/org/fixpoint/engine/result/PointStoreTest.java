package org.fixpoint.engine.result;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.engine.catalogue.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointStoreTest {
    private static final String KEY = "0f".repeat(32);
    private static final double[] AWKWARD = {
        0.1,
        -0.0,
        0.0,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN,
        0x1.8p80,
        0x1.fffffffffffffp60,
        1e22,
        1.0 / 3,
        Double.MIN_NORMAL,
        0x1p53
    };

    @TempDir
    private Path folder = Path.of("");

    private PointStore store() {
        return new PointStore(folder.resolve("points"));
    }

    private static PointResult result() {
        Map<String, Item> items = new LinkedHashMap<>();
        Dimension coordinates = new Dimension.Numbers("x", "s", AWKWARD);
        Dimension names = new Dimension.Labels("name", List.of("κ \"quoted\"", "line\nbreak"));
        double[] plane = new double[2 * AWKWARD.length];
        System.arraycopy(AWKWARD, 0, plane, 3, AWKWARD.length);
        items.put("z.plane", new Item.Array("plane", "kernel", "m", List.of(names, coordinates), plane));
        items.put("z.empty", new Item.Array("empty", "", "", List.of(Dimension.index("none", 0)), new double[0]));
        items.put("a.scalar", new Item.Array("scalar", "rate", "", List.of(), new double[] {Math.PI}));
        items.put(
                "a.facts",
                new Item.Table(
                        "facts",
                        "facts",
                        List.of(
                                new Column.Numbers("value", "m", AWKWARD),
                                new Column.Words(
                                        "word",
                                        List.of(
                                                "a,b", "", "\"", "é", "\u2028", "\\", "x", "y", "z", "1", "2", "3", "4",
                                                "5")))));
        items.put("a.none", new Item.Table("none", "nothing", List.of()));
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("seed", Long.MIN_VALUE);
        settings.put("model", Map.of("id", "mlp", "width", 64L, "scale", 0.5, "flag", true, "list", List.of(1L, "b")));
        return new PointResult(KEY, settings, items, Map.of("kernel-map", "closed form"));
    }

    private PointResult read() {
        return assertInstanceOf(Stored.Whole.class, store().read(KEY)).result();
    }

    private static void assertSameBits(double[] expected, double[] actual) {
        assertArrayEquals(
                Arrays.stream(expected).mapToLong(Double::doubleToLongBits).toArray(),
                Arrays.stream(actual).mapToLong(Double::doubleToLongBits).toArray());
    }

    @Test
    void everyItemComesBackBitForBit() throws IOException {
        PointResult written = result();
        assertTrue(store().write(written, Map.of("seconds", 0.25)));
        PointResult read = read();
        assertEquals(written.settings(), read.settings());
        assertEquals(written.obtained(), read.obtained());
        assertEquals(
                List.copyOf(written.items().keySet()), List.copyOf(read.items().keySet()));
        written.items().forEach((reference, item) -> assertSame(item, Map.copyOf(read.items()), reference));
    }

    private static void assertSame(Item expected, Map<String, Item> items, String reference) {
        if (expected instanceof Item.Array array) {
            Item.Array actual = assertInstanceOf(Item.Array.class, items.get(reference));
            assertEquals(
                    List.of(array.name(), array.quantity(), array.unit()),
                    List.of(actual.name(), actual.quantity(), actual.unit()));
            assertSameBits(array.data(), actual.data());
            for (int i = 0; i < array.dims().size(); i++) {
                assertSame(array.dims().get(i), actual.dims().get(i));
            }
        } else if (expected instanceof Item.Table table) {
            Item.Table actual = assertInstanceOf(Item.Table.class, items.get(reference));
            assertEquals(table.columns().size(), actual.columns().size());
            for (int i = 0; i < table.columns().size(); i++) {
                assertSame(table.columns().get(i), actual.columns().get(i));
            }
        }
    }

    private static void assertSame(Dimension expected, Dimension actual) {
        assertEquals(expected.name(), actual.name());
        if (expected instanceof Dimension.Numbers numbers) {
            assertEquals(
                    numbers.unit(),
                    assertInstanceOf(Dimension.Numbers.class, actual).unit());
            assertSameBits(numbers.values(), ((Dimension.Numbers) actual).values());
        } else {
            assertEquals(expected, actual);
        }
    }

    private static void assertSame(Column expected, Column actual) {
        assertEquals(expected.name(), actual.name());
        if (expected instanceof Column.Numbers numbers) {
            assertEquals(
                    numbers.unit(),
                    assertInstanceOf(Column.Numbers.class, actual).unit());
            assertSameBits(numbers.values(), ((Column.Numbers) actual).values());
        } else {
            assertEquals(expected, actual);
        }
    }

    @Test
    void theSameResultIsTheSameBytesWheneverItIsWritten() throws IOException {
        PointStore other = new PointStore(folder.resolve("other"));
        store().write(result(), Map.of("seconds", 1.0));
        other.write(result(), Map.of("seconds", 2.0));
        for (String file : List.of("result.json", "arrays.npz", "tables.csv", "SHA256SUMS")) {
            assertArrayEquals(
                    Files.readAllBytes(store().folderOf(KEY).resolve(file)),
                    Files.readAllBytes(other.folderOf(KEY).resolve(file)),
                    file);
        }
    }

    @Test
    void theFirstWriterWins() throws IOException {
        PointResult second = new PointResult(KEY, Map.of(), Map.of(), Map.of());
        assertTrue(store().write(result(), Map.of()));
        assertFalse(store().write(second, Map.of()));
        assertEquals(result().settings(), read().settings());
        assertEquals(Set.of(KEY), store().keys());
        try (var files = Files.list(folder.resolve("points"))) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void aResultThatIsNotThereIsMissing() throws IOException {
        assertInstanceOf(Stored.Missing.class, store().read(KEY));
        assertEquals(Set.of(), store().keys());
    }

    @ParameterizedTest
    @ValueSource(strings = {"result.json", "arrays.npz", "tables.csv", "SHA256SUMS"})
    void aFileThatIsCutShortIsDamage(String name) throws IOException {
        store().write(result(), Map.of());
        Path file = store().folderOf(KEY).resolve(name);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 3));
        Stored.Damaged damaged = assertInstanceOf(Stored.Damaged.class, store().read(KEY));
        assertTrue(damaged.sentence().contains(" is damaged: "), damaged.sentence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"result.json", "arrays.npz", "tables.csv", "SHA256SUMS"})
    void aFileThatIsGoneIsDamage(String name) throws IOException {
        store().write(result(), Map.of());
        Files.delete(store().folderOf(KEY).resolve(name));
        Stored.Damaged damaged = assertInstanceOf(Stored.Damaged.class, store().read(KEY));
        assertTrue(damaged.sentence().endsWith(name + " is missing"), damaged.sentence());
    }

    @Test
    void aTextThatIsNotJsonIsDamageEvenWithTheRightHash() throws IOException {
        store().write(result(), Map.of());
        Path place = store().folderOf(KEY);
        for (String text :
                List.of("", "[", "{}", "{\"format\": 2}", "7", "{\"format\":1,\"facets\":3,\"items\":{\"a\":1}}")) {
            replaceText(place, text);
            assertInstanceOf(Stored.Damaged.class, store().read(KEY), text);
        }
    }

    private static void replaceText(Path place, String text) throws IOException {
        Path sums = place.resolve("SHA256SUMS");
        String old = Sha256.of(place.resolve("result.json"));
        Files.writeString(place.resolve("result.json"), text);
        String fresh = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
        Files.writeString(sums, Files.readString(sums).replace(old, fresh));
    }

    @Test
    void theResultOfAnotherPointIsDamage() throws IOException {
        store().write(result(), Map.of());
        Files.move(store().folderOf(KEY), store().folderOf("other"));
        assertInstanceOf(Stored.Damaged.class, store().read("other"));
    }

    @Test
    void damagedFoldersAreSetAsideSideBySide() throws IOException {
        Path aside = folder.resolve("aside");
        for (int n = 1; n <= 2; n++) {
            store().write(result(), Map.of());
            assertEquals(aside.resolve(KEY + "-" + n), store().setAside(KEY, aside));
        }
        assertInstanceOf(Stored.Missing.class, store().read(KEY));
    }

    @Test
    void anAdoptedResultIsTheSameFiles() throws IOException {
        PointStore other = new PointStore(folder.resolve("other"));
        other.write(result(), Map.of());
        assertTrue(store().adopt(other, KEY));
        assertFalse(store().adopt(other, KEY));
        assertInstanceOf(Stored.Whole.class, store().read(KEY));
        assertTrue(Files.isSameFile(
                other.folderOf(KEY).resolve("arrays.npz"), store().folderOf(KEY).resolve("arrays.npz")));
    }

    @Test
    void tablesAreTidyAndQuoted() throws IOException {
        Item table = new Item.Table(
                "t",
                "facts",
                List.of(Column.numbers("v", 0.1, Double.POSITIVE_INFINITY), Column.words("w", "a,b", "c")));
        store().write(new PointResult(KEY, Map.of(), Map.of("x.t", table), Map.of()), Map.of());
        assertEquals(
                "item,row,column,value\nx.t,0,v,0.1\nx.t,0,w,\"a,b\"\nx.t,1,v,Infinity\nx.t,1,w,c\n",
                Files.readString(store().folderOf(KEY).resolve("tables.csv")));
    }

    @Test
    void onlyLeftoversOfTheDeadAreSwept() throws Exception {
        store().write(result(), Map.of());
        Path points = folder.resolve("points");
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        String host =
                Files.readString(Path.of("/proc/sys/kernel/hostname")).strip().replaceAll("[^A-Za-z0-9.]", "_");
        Path ofDead = Files.createDirectory(points.resolve(".part-" + host + "-" + dead.pid() + "-1"));
        Files.writeString(ofDead.resolve("result.json"), "{");
        Path ofLiving = Files.createDirectory(
                points.resolve(".part-" + host + "-" + ProcessHandle.current().pid() + "-99999"));
        Path ofOtherMachine = Files.createDirectory(points.resolve(".part-elsewhere.example-1-1"));
        assertEquals(Set.of(KEY), store().keys());
        store().sweep();
        assertFalse(Files.exists(ofDead));
        assertTrue(Files.exists(ofLiving));
        assertTrue(Files.exists(ofOtherMachine));
    }
}
