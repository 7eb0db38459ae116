package org.fixpoint.visualizers.sinks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Finding;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.ResultSet;
import org.fixpoint.api.figure.ResultSink;
import org.fixpoint.maths.arrays.NpyArray;
import org.fixpoint.maths.arrays.Npz;
import org.fixpoint.visualizers.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilesTest {
    private static final Pattern SVG = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL);

    @TempDir
    Path folder = Path.of("unset");

    private List<Path> write(Contribution<ResultSink> sink, ResultSet results) throws IOException {
        return sink.create(Values.of(sink.descriptor(), Map.of())).write(results, folder);
    }

    private static ResultSet odd() {
        Item.Array array = new Item.Array(
                "kernel",
                "kernel",
                "",
                List.of(
                        new Dimension.Labels("activation", List.of("a, \"b\"\nc", "d")),
                        new Dimension.Numbers("rho", "", new double[] {-1, 0.1})),
                new double[] {1.0 / 3, Double.NaN, Double.POSITIVE_INFINITY, -0.0});
        return new ResultSet("odd", "", "", Map.of("kernel-map.kernel", array), Map.of(), List.of(), Map.of());
    }

    @Test
    void anImageTellsWhereItsLegendIsIfAskedTo() throws IOException {
        ResultSet results = new ResultSet(
                "one",
                "",
                "",
                Map.of(),
                Map.of("similarity", Examples.figures().get("similarity")),
                List.of(),
                Map.of());
        assertEquals(1, write(new PngSink(), results).size());
        PngSink sink = new PngSink();
        Values told = Values.of(sink.descriptor(), Map.of("legend-places", true, "scale", 1));
        List<Path> files = sink.create(told).write(results, folder);
        assertEquals("similarity.png", files.get(0).getFileName().toString());
        List<String> lines = Files.readAllLines(files.get(1));
        assertEquals("left\ttop\twidth\theight\tlabel", lines.get(0));
        assertTrue(lines.stream().anyMatch(line -> line.endsWith("\ttheory")), lines.toString());
        BufferedImage image = ImageIO.read(files.get(0).toFile());
        for (String line : lines.subList(1, lines.size())) {
            int[] place = Stream.of(line.split("\t", 5))
                    .limit(4)
                    .mapToInt(Integer::parseInt)
                    .toArray();
            assertTrue(place[0] >= 0 && place[0] + place[2] <= image.getWidth(), line);
            assertTrue(place[1] > image.getHeight() / 2 && place[1] + place[3] <= image.getHeight(), line);
        }
    }

    @Test
    void csvComesBackAsItWas() throws IOException {
        Path file = write(new CsvSink(), odd()).get(0);
        assertEquals("kernel-map.kernel.csv", file.getFileName().toString());
        try (Reader reader = Files.newBufferedReader(file)) {
            List<CSVRecord> records = CSVFormat.DEFAULT.parse(reader).getRecords();
            assertEquals(List.of("activation", "rho", "kernel"), records.get(0).toList());
            assertEquals("a, \"b\"\nc", records.get(1).get(0));
            assertEquals(1.0 / 3, Double.parseDouble(records.get(1).get(2)));
            assertEquals("", records.get(2).get(2));
            assertEquals(List.of("d", "-1", "Infinity"), records.get(3).toList());
            assertEquals(-0.0, Double.parseDouble(records.get(4).get(2)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {0.1, 1.0 / 3, 6.02214076e23, Double.MIN_NORMAL, Double.MIN_VALUE, Double.MAX_VALUE, -1.7e-9, 5e15
            })
    void numeralsReadBackAsTheSameNumber(double value) {
        assertEquals(value, Double.parseDouble(Numerals.exact(value)));
    }

    @Test
    void numeralsAreShort() {
        assertEquals("0.1", Numerals.exact(0.1));
        assertEquals("6.02214076E23", Numerals.exact(6.02214076e23));
        assertEquals("2048", Numerals.exact(2048));
    }

    @Test
    void jsonHasInfinityAsTextAndMissingAsNull() throws IOException {
        String json = Files.readString(write(new JsonSink(), odd()).get(0));
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); parser.hasCurrentToken(); token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            }
            assertEquals(0, depth);
        }
        assertTrue(json.replaceAll("\\s", "").contains("\"data\":[[0.333333333333333"), json);
        assertTrue(json.replaceAll("\\s", "").contains(",null],[\"Infinity\",-0.0]]"), json);
    }

    @Test
    void npzHasEveryArrayAndItsCoordinatesByName() throws IOException {
        Path file = write(new NpzSink(), odd()).get(0);
        assertEquals("arrays.npz", file.getFileName().toString());
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertTrue(bytes.startsWith("PK\3\4"), "not a zip file");
        assertTrue(bytes.contains("kernel-map.kernel.npy"), "no array of that name");
        assertTrue(bytes.contains("\u0093NUMPY\1\0"), "no NPY header of version 1");
        assertTrue(
                bytes.contains("'descr': '<f8', 'fortran_order': False, 'shape': (2, 2)"),
                "no header of 2 × 2 doubles");
        assertFalse(bytes.contains("|O"), "objects need pickle");
        Map<String, NpyArray> arrays = Npz.read(file);
        assertEquals(NpyArray.of(-1, 0.1), arrays.get("kernel-map.kernel.rho"));
        assertEquals(NpyArray.of("a, \"b\"\nc", "d"), arrays.get("kernel-map.kernel.activation"));
    }

    @Test
    void reportLoadsNothingFromOutside() throws IOException {
        String html = Files.readString(write(new HtmlSink(), Examples.results()).get(0));
        String withoutNamespaces = html.replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
        assertFalse(withoutNamespaces.contains("http:") || withoutNamespaces.contains("https:"), "an address");
        assertFalse(html.contains(" src=") || html.contains("<link") || html.contains("@import"), "a file to load");
        assertTrue(html.contains("default-src 'none'"));
    }

    @Test
    void reportEscapesWhatItDidNotWrite() throws IOException {
        String html = Files.readString(write(new HtmlSink(), Examples.results()).get(0));
        assertEquals(html.indexOf("<script"), html.lastIndexOf("<script"), "a second script");
        assertTrue(html.contains("<p>What &lt;b&gt;it&lt;/b&gt; shows.</p>"));
        assertTrue(html.contains("first &lt;script&gt;alert(1)&lt;/script&gt; &amp; co"));
        assertTrue(html.contains("&lt;/pre&gt;&lt;script&gt;alert(2)&lt;/script&gt;"));
        assertTrue(html.contains("E[φ²] &lt;overflows&gt;"));
    }

    @Test
    void reportHasFindingsFiguresTablesFailuresAndTheCommand() throws IOException {
        ResultSet results = Examples.results();
        String html = Files.readString(write(new HtmlSink(), results).get(0));
        Matcher svg = SVG.matcher(html);
        int figures = 0;
        while (svg.find()) {
            figures++;
        }
        assertEquals(results.figures().size(), figures);
        for (String part : List.of(
                "Failures (1)",
                "./fixpoint run examples/first.yaml",
                "kernel-fixed-points.fixed-points",
                "data-v=\"0.7602\"",
                "prefers-color-scheme",
                "layer-similarity.similarity",
                "the theory differ by at most")) {
            assertTrue(html.contains(part), part + " is missing");
        }
    }

    @Test
    void theReportTellsWhatAnalysesFoundAndOfALongSweepTheFirst() throws IOException {
        double[] beta = IntStream.rangeClosed(1, 14).asDoubleStream().toArray();
        String[] found =
                IntStream.rangeClosed(1, 14).mapToObj(i -> i + " <points>.").toArray(String[]::new);
        Item.Table table = new Item.Table(
                Finding.QUANTITY,
                Finding.QUANTITY,
                List.of(Column.numbers("beta", beta), Column.words(Finding.QUANTITY, found)));
        ResultSet results = new ResultSet("swept", "", "", Map.of("a.finding", table), Map.of(), List.of(), Map.of());
        String html = Files.readString(write(new HtmlSink(), results).get(0));
        String list = html.substring(html.indexOf("<ul class=\"findings\">"), html.indexOf("</ul>"));
        assertTrue(
                list.contains("<li>beta 12: 12 &lt;points&gt;.</li>\n<li>2 more in the table a.finding.</li>"), list);
        assertFalse(list.contains("beta 13"));
    }

    @Test
    void idsOfDifferentFiguresInOneReportDiffer() throws IOException {
        String html = Files.readString(write(new HtmlSink(), Examples.results()).get(0));
        Matcher ids = Pattern.compile(" id=\"([^\"]+)\"").matcher(html);
        Set<String> seen = new HashSet<>();
        while (ids.find()) {
            assertTrue(seen.add(ids.group(1)), ids.group(1) + " is there twice");
        }
        assertTrue(seen.size() > 10);
    }

    @Test
    void figuresOfTheReportHaveColoursForDarkMode() throws IOException {
        String html = Files.readString(write(new HtmlSink(), Examples.results()).get(0));
        assertTrue(html.contains("var(--cffffff,#ffffff)"));
        assertTrue(html.contains("--cffffff: #16181d;"));
        assertFalse(html.contains("rgb("), "a colour that does not follow the mode");
    }
}
