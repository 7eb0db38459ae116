package org.fixpoint.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointKeyTest {
    private static final String TEXT =
            """
            fixpoint: 1
            seed: 9007199254740993
            model: {id: mlp, depth: 8, weight-variance: 0.1, activation: {id: snake, a: 2}}
            input: {id: digits, pairs: 20}
            analyses: [kernel-map, layer-similarity]
            """;

    private static String key(String text) {
        return Samples.plan(text).points().get(0).key();
    }

    @Test
    void theKeyOfAFixedPointIsThisOne() { // a change here makes every stored result unfindable
        assertEquals("8acaee72f93275d90665490b6fa768859c3c7a976075fe251acb374ab8e68604", key(TEXT));
    }

    @Test
    void theKeyDoesNotDependOnHowTheFileIsWritten() {
        String other =
                """
                # the same, otherwise
                analyses:
                  - {id: layer-similarity}
                  - id: kernel-map
                input:
                  pairs: 20
                  id: digits
                model: {activation: {a: 2.0, id: snake}, weight-variance: 1.0e-1, depth: 0x8, id: mlp, width: 128}
                seed: 9007199254740993
                name: renamed
                results: [csv]
                figures: []
                fixpoint: 1
                """;
        assertEquals(key(TEXT), key(other));
        Reading elsewhere = new Planner(Samples.catalogue(), "plain").read(TEXT, Path.of("else/where.yaml"), List.of());
        assertEquals(key(TEXT), elsewhere.plan().orElseThrow().points().get(0).key());
    }

    @ParameterizedTest
    @CsvSource({
        "seed: 9007199254740993, seed: 9007199254740992",
        "depth: 8, depth: 9",
        "depth: 8, 'depth: 8, width: 129'",
        "a: 2, a: 2.0000000000000004",
        "snake, tanh",
        "pairs: 20, pairs: 21",
        "', layer-similarity', ''",
        "weight-variance: 0.1, weight-variance: 0.2",
        "weight-variance: 0.1, 'weight-variance: 0.1, bias: true'"
    })
    void theKeyChangesWithEveryValue(String old, String changed) {
        String text = TEXT.replace(old, changed);
        assertNotEquals(TEXT, text);
        assertNotEquals(key(TEXT), key(text.replace("{id: tanh, a: 2}", "tanh")));
    }

    @Test
    void theKeyChangesWithTheNumericsAndWithEveryBundleThatTakesPart() {
        List<String> keys = new ArrayList<>();
        keys.add(key(TEXT));
        keys.add(keyWith(Samples.catalogue(), "vector"));
        keys.add(keyWith(
                Catalogue.of(Samples.entries(), List.of(new Origin("org.fixpoint.engine", "0.1.0", "f".repeat(64)))),
                "plain"));
        for (Origin changed : List.of(Samples.STOCK, Samples.KERNELS)) {
            List<Entry> entries = Samples.entries().stream()
                    .map(entry -> entry.origin().equals(changed)
                            ? new Entry(
                                    entry.contribution(),
                                    new Origin(changed.bundle(), changed.version(), "9".repeat(64)))
                            : entry)
                    .toList();
            keys.add(keyWith(Catalogue.of(entries, List.of(Samples.ENGINE)), "plain"));
        }
        assertEquals(5, keys.stream().distinct().count());
    }

    private static String keyWith(Catalogue catalogue, String numerics) {
        Reading reading = new Planner(catalogue, numerics).read(TEXT, Samples.FILE_NAME, List.of());
        return reading.plan().orElseThrow().points().get(0).key();
    }

    @Test
    void dataCountByTheirContentNotByTheirPath(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.csv"), "1,2\n");
        Files.writeString(folder.resolve("b.csv"), "1,2\n");
        assertEquals(keyOfData(folder, "a.csv"), keyOfData(folder, "b.csv"));
        String before = keyOfData(folder, "a.csv");
        Files.writeString(folder.resolve("a.csv"), "1,3\n");
        assertNotEquals(before, keyOfData(folder, "a.csv"));
    }

    private static String keyOfData(Path folder, String name) {
        String text = "fixpoint: 1\nmodel: mlp\ninput: {id: csv, file: " + name + "}\nanalyses: [layer-similarity]\n";
        Reading reading = new Planner(Samples.catalogue(), "plain").read(text, folder.resolve("e.yaml"), List.of());
        return reading.plan().orElseThrow().points().get(0).key();
    }

    @Test
    void whatIsWrittenOfAPointHasTheSameOrderInEveryProcess() { // Map.of would be sorted by chance once in 6^n
        Point point = Samples.plan(TEXT).points().get(0);
        assertSorted(point.settings());
    }

    private static void assertSorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            List<String> keys = map.keySet().stream().map(String::valueOf).toList();
            assertEquals(keys.stream().sorted().toList(), keys);
            map.values().forEach(PointKeyTest::assertSorted);
        }
        if (value instanceof List<?> list) {
            list.forEach(PointKeyTest::assertSorted);
        }
    }
}
