package org.fixpoint.visualizers.paint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.visualizers.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents, read back by another way than they were written. */
class PdfDocumentTest {
    private static final String SIGNS = "κ(ρ*) ≤ σ² ∫ φ′ ‖x‖₂ → ∞, λⁿ − ½ ⟨ξ⟩ ∂Θ/∂β …";

    static Stream<String> names() {
        return Examples.figures().keySet().stream();
    }

    private static Figure figure(String name) {
        return Optional.ofNullable(Examples.figures().get(name)).orElseThrow();
    }

    private static Figure titled(String title) {
        Mark line = new Mark.Line("line", 0, Mark.Stroke.SOLID, new double[] {0, 1}, new double[] {0, 1});
        Panel plot = new Panel.Plot("", Panel.Axis.linear("x"), Panel.Axis.linear("y"), List.of(line));
        return new Figure(title, Optional.empty(), 1, List.of(plot));
    }

    private static String text(PDDocument document) throws IOException {
        return new PDFTextStripper().getText(document).replace("\r\n", "\n");
    }

    /** Blocks of 16 × 16 pixels are as large as a letter: one more or less changes the mean of its block by more than 50. */
    @ParameterizedTest
    @MethodSource("names")
    void aPageLooksAsTheImageDoes(String name) throws IOException {
        Figure figure = figure(name);
        BufferedImage painted = ImageIO.read(new ByteArrayInputStream(FigureImage.png(figure, Theme.LIGHT, 2)));
        try (PDDocument document = Loader.loadPDF(FigureImage.pdf(figure, Theme.LIGHT))) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 192, ImageType.RGB);
            double darkest = 255;
            for (int x = 0; x + 16 <= painted.getWidth(); x += 16) {
                for (int y = 0; y + 16 <= painted.getHeight(); y += 16) {
                    double expected = block(painted, x, y);
                    assertEquals(
                            expected,
                            block(page, x, y),
                            20,
                            name + " at " + x + ", " + y); // edges are smoothed in other ways
                    darkest = Math.min(darkest, expected);
                }
            }
            assertTrue(darkest < 150, "a figure without anything dark: " + darkest);
        }
    }

    /** The mean grey level. */
    private static double block(BufferedImage image, int x, int y) {
        double sum = 0;
        for (int i = x; i < x + 16; i++) {
            for (int j = y; j < y + 16; j++) {
                int rgb = image.getRGB(i, j);
                sum += ((rgb & 0xFF) + (rgb >> 8 & 0xFF) + (rgb >> 16 & 0xFF)) / 3.0;
            }
        }
        return sum / (16 * 16);
    }

    @ParameterizedTest
    @MethodSource("names")
    void theSameFigureGivesTheSameBytesWithoutADate(String name) throws IOException {
        byte[] first = FigureImage.pdf(figure(name), Theme.LIGHT);
        assertArrayEquals(first, FigureImage.pdf(figure(name), Theme.LIGHT));
        try (PDDocument document = Loader.loadPDF(first)) {
            assertFalse(document.getDocumentInformation().getCOSObject().containsKey(COSName.CREATION_DATE));
            assertEquals(figure(name).title(), document.getDocumentInformation().getTitle());
            assertEquals(1.4f, document.getVersion());
        }
    }

    @Test
    void otherFiguresAreOtherDocuments() throws IOException {
        try (PDDocument one = Loader.loadPDF(FigureImage.pdf(titled("one"), Theme.LIGHT));
                PDDocument two = Loader.loadPDF(FigureImage.pdf(titled("two"), Theme.LIGHT))) {
            assertFalse(one.getDocument()
                    .getDocumentID()
                    .get(0)
                    .equals(two.getDocument().getDocumentID().get(0)));
        }
    }

    @Test
    void aPageIsAsLargeAsTheImageIsOnPaper() throws IOException { // 96 units of SVG and 72 points are one inch
        Dimension size = FigurePainter.preferredSize(figure("similarity"));
        try (PDDocument document = Loader.loadPDF(FigureImage.pdf(figure("similarity"), Theme.LIGHT))) {
            PDPage page = document.getPage(0);
            assertEquals(size.width / 96.0, page.getMediaBox().getWidth() / 72.0, 1e-6);
            assertEquals(size.height / 96.0, page.getMediaBox().getHeight() / 72.0, 1e-6);
            assertEquals(1, document.getNumberOfPages());
        }
    }

    @Test
    void lettersAndSignsAreTextInEmbeddedSubsets() throws IOException {
        byte[] bytes = FigureImage.pdf(titled(SIGNS), Theme.LIGHT);
        try (PDDocument document = Loader.loadPDF(bytes)) {
            assertTrue(text(document).contains(SIGNS), text(document));
            List<String> fonts = new ArrayList<>();
            for (COSName each : document.getPage(0).getResources().getFontNames()) {
                PDFont font = document.getPage(0).getResources().getFont(each);
                assertTrue(font.isEmbedded());
                fonts.add(font.getName().replaceAll("^[A-Z]{6}\\+", ""));
            }
            assertEquals(
                    List.of("DejaVuSans", "DejaVuSans-Bold"),
                    fonts.stream().sorted().toList());
        }
        assertTrue(bytes.length < 60_000, "both fonts whole are 1.4 MB; this has " + bytes.length);
    }

    @Test
    void textOfEveryPartOfAFigureIsThere() throws IOException {
        try (PDDocument document = Loader.loadPDF(FigureImage.pdf(figure("similarity"), Theme.LIGHT))) {
            String text = text(document);
            for (String part : List.of("theory", "width 2048", "layer", "leaky-relu", "± 1 s.d. over 3 to 4 of 4")) {
                assertTrue(text.contains(part), part + " is not in " + text);
            }
        }
    }

    @Test
    void lettersThatChangeOneAnothersPlaceAreDrawn() throws IOException { // ẑ as z with a sign above, and Hebrew
        try (PDDocument document = Loader.loadPDF(FigureImage.pdf(titled("z\u0302 \u05d0\u05d1"), Theme.LIGHT))) {
            assertFalse(text(document).contains("z"), text(document));
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 96, ImageType.GRAY);
            int darkest = 255;
            for (int x = 14; x < 60; x++) {
                for (int y = 10; y < 32; y++) {
                    darkest = Math.min(darkest, page.getRaster().getSample(x, y, 0));
                }
            }
            assertTrue(darkest < 100, "no title where it should be: " + darkest);
        }
    }

    @Test
    void theFamilyIsKnownToJava() {
        assertEquals("DejaVu Sans", Lettering.LABEL.getFamily());
    }
}
