package org.fixpoint.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.api.figure.ResultSet;
import org.fixpoint.api.figure.ResultSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every sink. */
public abstract class SinkContract extends ContributionContract<ResultSink> {
    @TempDir
    Path parent = Path.of("unset");

    /** Results to be written: by default one array, one table and one figure, with missing and infinite numbers among them. */
    protected ResultSet results() {
        return example("similarity");
    }

    /** Small results in which a figure and the item that it shows have the name given. */
    protected static ResultSet example(String name) {
        double[] layers = {0, 1, 2};
        double[] values = {0.5, Double.NaN, 1, 0.25, Double.POSITIVE_INFINITY, -1e-300};
        Map<String, Item> items = new LinkedHashMap<>();
        items.put(
                "analysis." + name,
                new Item.Array(
                        "similarity",
                        "similarity",
                        "",
                        List.of(
                                new Dimension.Labels("activation", List.of("relu", "a \"quoted\", <odd> & näme")),
                                new Dimension.Numbers("layer", "", layers)),
                        values));
        items.put(
                "analysis.points",
                new Item.Table(
                        "points",
                        "fixed-points",
                        List.of(
                                Column.words("class", "interior", "orthogonal"),
                                Column.numbers("rho-star", 0.1, Double.NaN))));
        Panel plot = new Panel.Plot(
                "relu",
                Panel.Axis.linear("layer"),
                Panel.Axis.linear("ρ"),
                List.of(new Mark.Line("theory <b>", 0, Mark.Stroke.DASHED, layers, new double[] {0.5, Double.NaN, 1})));
        Figure figure = new Figure("Similarity", Optional.of("It grows to 1."), 1, List.of(plot));
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("seed", 1);
        provenance.put("bundles", List.of("a", Map.of("b", 0.5)));
        return new ResultSet(
                "example",
                "What it shows.",
                "fixpoint: 1\nname: example\n",
                items,
                Map.of(name, figure),
                List.of("point activation=exp: E[φ²] = ∞"),
                provenance);
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(parent.resolve(name));
    }

    @Test
    void writesAtLeastOneFileAndSaysWhich() throws IOException {
        Path folder = folder("run");
        List<Path> files = made().write(results(), folder);
        assertFalse(files.isEmpty(), "no file was written");
        assertEquals(
                content(folder).keySet().stream().toList(),
                files.stream().map(file -> relative(folder, file)).sorted().toList(),
                "the files told are not those in the folder");
        for (Path file : files) {
            assertTrue(Files.size(file) > 0, file + " is empty");
        }
    }

    @Test
    void writesTheSameBytesForTheSameResults() throws IOException {
        made().write(results(), folder("first"));
        made().write(results(), folder("second"));
        assertSameContent(content(folder("first")), content(folder("second")));
    }

    @Test
    void replacesItsOwnFilesAndLeavesOthersAlone() throws IOException {
        Path folder = folder("run");
        List<Path> files = made().write(results(), folder);
        Map<String, byte[]> fresh = content(folder);
        for (Path file : files) {
            Files.writeString(file, "older");
        }
        Files.writeString(folder.resolve("notes.txt"), "mine");
        made().write(results(), folder);
        Map<String, byte[]> again = content(folder);
        assertArrayEquals("mine".getBytes(StandardCharsets.UTF_8), again.remove("notes.txt"));
        assertSameContent(fresh, again);
    }

    @Test
    void staysInsideTheFolderWhateverTheNames() throws IOException {
        Path folder = folder("run");
        List<Path> files = made().write(example("../../outside/./.."), folder);
        for (Path file : files) {
            assertTrue(file.toRealPath().startsWith(folder.toRealPath()), file + " is outside");
        }
        try (Stream<Path> beside = Files.list(parent)) {
            assertEquals(List.of(folder), beside.toList(), "something was written beside the folder");
        }
    }

    private static void assertSameContent(Map<String, byte[]> expected, Map<String, byte[]> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, bytes) ->
                assertArrayEquals(bytes, actual.getOrDefault(name, new byte[0]), name + " has other bytes"));
    }

    private static Map<String, byte[]> content(Path folder) throws IOException {
        Map<String, byte[]> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(relative(folder, file), Files.readAllBytes(file));
            }
        }
        return content;
    }

    private static String relative(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }
}
