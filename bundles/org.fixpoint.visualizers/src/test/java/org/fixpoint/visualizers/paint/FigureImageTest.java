package org.fixpoint.visualizers.paint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.visualizers.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FigureImageTest {
    static Stream<String> names() {
        return Examples.figures().keySet().stream();
    }

    private static Figure figure(String name) {
        return Optional.ofNullable(Examples.figures().get(name)).orElseThrow();
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static Set<String> texts(Document svg) {
        Set<String> texts = new HashSet<>();
        NodeList nodes = svg.getElementsByTagName("text");
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    @ParameterizedTest
    @MethodSource("names")
    void svgIsXmlWithItsTitleAsTextAndNoReferenceToTheOutside(String name) throws Exception {
        Figure figure = figure(name);
        String svg = FigureImage.svg(figure, Theme.LIGHT);
        assertTrue(texts(parsed(svg)).contains(figure.title()), figure.title());
        assertFalse(svg.contains("href"), "a reference");
        assertFalse(svg.contains("DOCTYPE"), "a document type, which a parser would fetch");
        assertEquals(svg.indexOf("http"), svg.lastIndexOf("http"), "more addresses than that of the namespace");
    }

    @Test
    void svgHasLegendTicksAndAxisLabelsAsText() throws Exception {
        Set<String> texts = texts(parsed(FigureImage.svg(figure("similarity"), Theme.LIGHT)));
        for (String text : List.of(
                "theory",
                "width 128",
                "width 2048",
                "± 1 s.d. over 3 to 4 of 4 replicates",
                "layer",
                "cosine similarity ρ",
                "leaky-relu",
                "20")) {
            assertTrue(texts.contains(text), text + " is not among " + texts);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void sameFigureSameBytes(String name) {
        assertEquals(FigureImage.svg(figure(name), Theme.LIGHT), FigureImage.svg(figure(name), Theme.LIGHT));
        assertArrayEquals(FigureImage.png(figure(name), Theme.LIGHT, 1), FigureImage.png(figure(name), Theme.LIGHT, 1));
    }

    @ParameterizedTest
    @MethodSource("names")
    void pngHasTheSizeAndIsNotBlankAndItsMarginIsEmpty(String name) throws IOException {
        Dimension size = FigurePainter.preferredSize(figure(name));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(FigureImage.png(figure(name), Theme.LIGHT, 2)));
        assertEquals(2 * size.width, image.getWidth());
        assertEquals(2 * size.height, image.getHeight());
        Set<Integer> colors = new HashSet<>();
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                colors.add(image.getRGB(x, y));
                boolean edge = x < 6 || y < 6 || x >= image.getWidth() - 6 || y >= image.getHeight() - 6;
                assertTrue(!edge || image.getRGB(x, y) == 0xFFFFFFFF, "something is cut off at " + x + ", " + y);
            }
        }
        assertTrue(colors.size() > 10, "only " + colors.size() + " colours");
    }

    @Test
    void darkThemeHasADarkBackground() throws IOException {
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(FigureImage.png(figure("activation"), Theme.DARK, 1)));
        assertEquals(Theme.DARK.background().getRGB(), image.getRGB(1, 1));
    }

    @Test
    void thePlacesOfTheLegendAreThoseOfItsText() throws Exception { // several rows, in which the SVG has the same words
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            String label = "series number " + i + " " + "x".repeat(2 * i);
            marks.add(new Mark.Line(label, i, Mark.Stroke.SOLID, new double[] {0, 1}, new double[] {i, 0}));
            marks.add(new Mark.Points(label, i, Mark.Shape.DISC, new double[] {0.5}, new double[] {i}));
        }
        Figure figure = new Figure("Several", Optional.empty(), 1, List.of(plot(marks)));
        NodeList texts = parsed(FigureImage.svg(figure, Theme.LIGHT)).getElementsByTagName("text");
        List<LegendPlace> legend = FigureImage.raster(figure, Theme.LIGHT, 2).legend();
        assertEquals(9, legend.size());
        assertTrue(legend.stream().map(place -> place.area().getY()).distinct().count() > 1, legend.toString());
        for (LegendPlace place : legend) {
            Element text = IntStream.range(0, texts.getLength())
                    .mapToObj(i -> (Element) texts.item(i))
                    .filter(each -> each.getTextContent().equals(place.label()))
                    .findFirst()
                    .orElseThrow();
            double x = Double.parseDouble(text.getAttribute("x"));
            double y = Double.parseDouble(text.getAttribute("y"));
            assertTrue(place.area().contains(x, y), place + " is not at " + x + ", " + y);
            assertTrue(
                    legend.stream()
                            .noneMatch(other ->
                                    !other.equals(place) && other.area().intersects(place.area())),
                    place + " overlaps");
        }
    }

    @Test
    void whatIsLeftOutIsPaleInTheLegend() throws IOException {
        Mark bars = new Mark.Bars("a", 0, new double[] {0, 1}, new double[] {1, 2});
        Mark gone = new Mark.Bars("a", Mark.MUTED, new double[0], new double[0]);
        Figure shown = new Figure("", Optional.empty(), 1, List.of(plot(List.of(bars))));
        Figure left = new Figure("", Optional.empty(), 1, List.of(plot(List.of(gone))));
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            int sample = 100; // of the 144 pixels, those that an edge does not cut
            assertTrue(inLegend(left, theme, theme.color(Mark.MUTED).getRGB()) >= sample);
            assertTrue(inLegend(shown, theme, theme.color(Mark.MUTED).getRGB()) < sample); // edges of letters at most
            assertTrue(inLegend(shown, theme, theme.color(0).getRGB()) >= sample);
            assertEquals(0, inLegend(left, theme, theme.color(0).getRGB()));
        }
    }

    /** How many pixels of a colour the one entry of a legend has. */
    private static int inLegend(Figure figure, Theme theme, int colour) throws IOException {
        FigureImage.Raster raster = FigureImage.raster(figure, theme, 1);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(raster.png()));
        assertEquals(1, raster.legend().size());
        int count = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                boolean there = raster.legend().get(0).area().contains(x, y);
                count += there && image.getRGB(x, y) == colour ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void manySeriesAreLimitedInTheLegend() throws Exception {
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            marks.add(new Mark.Line("series " + i, i, Mark.Stroke.SOLID, new double[] {0, 1}, new double[] {i, 0}));
        }
        Figure figure = new Figure("Many", Optional.empty(), 1, List.of(plot(marks)));
        Set<String> texts = texts(parsed(FigureImage.svg(figure, Theme.LIGHT)));
        assertTrue(texts.contains("and 33 more"), texts.toString());
        assertTrue(texts.contains("series 26") && !texts.contains("series 27"), texts.toString());
    }

    @Test
    void namesFromOutsideAreEscaped() throws Exception {
        Figure figure = new Figure(
                "a < b & \"c\" </text><script>alert(1)</script>", Optional.empty(), 1, List.of(plot(List.of())));
        String svg = FigureImage.svg(figure, Theme.LIGHT);
        assertFalse(svg.contains("<script"), svg);
        assertTrue(texts(parsed(svg)).contains(figure.title()));
    }

    @Test
    void hostileNumbersAndNoNumbersCanBePainted() {
        double inf = Double.POSITIVE_INFINITY;
        double[] x = {0, 1, 2, 3};
        double[] y = {-1e308, 1e308, Double.NaN, inf};
        List<Mark> marks = List.of(
                new Mark.Line("", 0, Mark.Stroke.DOTTED, x, y),
                new Mark.Band("", 0, x, y, y),
                new Mark.Points("", 0, Mark.Shape.STAR, x, y),
                new Mark.Bars("", 0, x, y),
                new Mark.Line("", 0, Mark.Stroke.SOLID, new double[0], new double[0]),
                new Mark.Bars("", 0, new double[0], new double[0]));
        Panel log = new Panel.Plot("", Panel.Axis.log("x"), Panel.Axis.log("y"), marks);
        Panel empty = new Panel.Grid("", new Item.Table("none", "", List.of(Column.numbers("x"))));
        Figure figure = new Figure("", Optional.empty(), 2, List.of(plot(marks), log, plot(List.of()), empty));
        assertNotEquals(0, FigureImage.png(figure, Theme.LIGHT, 1).length);
    }

    @Test
    void noHeadingOfATableIsCut() throws Exception { // one long word, and many over short cells
        Item.Table table = new Item.Table(
                "wide",
                "",
                List.of(
                        Column.numbers("misclassification-probability", 1),
                        Column.words("largest-sufficient-inverse-temperature-of-all-faces", "a"),
                        Column.numbers("n", 2)));
        Figure figure = new Figure("Wide", Optional.empty(), 1, List.of(new Panel.Grid("", table)));
        Set<String> texts = texts(parsed(FigureImage.svg(figure, Theme.LIGHT)));
        assertTrue(texts.stream().noneMatch(text -> text.contains("…")), texts.toString());
        assertTrue(texts.contains("misclassification"), texts.toString());
    }

    @Test
    void oneUnitIsAsLongOnBothAxesWhereThePlotAsksForThat() throws Exception { // a square of points stays square
        double[] x = {0, 1, 0, 1};
        double[] y = {0, 0, 1, 1};
        Mark points = new Mark.Points("", 0, Mark.Shape.SQUARE, x, y);
        Figure figure = new Figure(
                "Square", Optional.empty(), 1, List.of(plot(List.of(points)).withSameUnits()));
        NodeList nodes = parsed(FigureImage.svg(figure, Theme.LIGHT)).getElementsByTagName("rect");
        Set<Double> left = new TreeSet<>();
        Set<Double> top = new TreeSet<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            Element rect = (Element) nodes.item(i);
            if (Double.parseDouble(rect.getAttribute("width")) < 10) {
                left.add(Double.parseDouble(rect.getAttribute("x")));
                top.add(Double.parseDouble(rect.getAttribute("y")));
            }
        }
        assertEquals(2, left.size(), left.toString());
        assertEquals(distance(left), distance(top), 0.03); // places are rounded to a hundredth
    }

    private static double distance(Set<Double> two) {
        return two.stream().reduce((a, b) -> b - a).orElseThrow();
    }

    @Test
    void aSmallWindowIsPaintedToo() {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        new FigurePainter(Theme.LIGHT).paint(figure("similarity"), g, 40, 30);
        g.dispose();
        assertEquals(0xFFFFFFFF, image.getRGB(0, 0));
    }

    @Test
    void orderedHuesGoFromDarkToLight() {
        assertEquals(Hues.SCALE, Hues.ordered(0, 3));
        assertEquals(Hues.SCALE + 255, Hues.ordered(2, 3));
        assertEquals(0x440154, Theme.LIGHT.color(Hues.ordered(0, 2)).getRGB() & 0xFFFFFF);
        assertEquals(0xFDE725, Theme.DARK.color(Hues.ordered(1, 2)).getRGB() & 0xFFFFFF);
        assertEquals(Theme.LIGHT.color(0), Theme.LIGHT.color(6));
    }

    private static Panel.Plot plot(List<Mark> marks) {
        return new Panel.Plot("", Panel.Axis.linear("x"), Panel.Axis.linear("y"), marks);
    }
}
