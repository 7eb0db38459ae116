package org.fixpoint.visualizers.paint;

import de.erichseifert.vectorgraphics2d.Document;
import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.figure.Figure;

/** A figure as a file: the same bytes for the same figure, theme and fonts. */
public final class FigureImage {
    private static final Pattern FAMILY = Pattern.compile("font-family:\"[^\"]*\";");
    private static final String FAMILIES = "font-family:'DejaVu Sans',Verdana,Arial,sans-serif;";
    private static final Pattern ROOT = Pattern.compile("<svg [^>]*>");
    // places of text come as floats, with digits that mean nothing
    private static final Pattern PLACE = Pattern.compile(" ([xy])=\"(-?\\d+\\.\\d\\d)\\d+\"");
    // VectorGraphics2D formats numbers with one shared DecimalFormat, which is not thread-safe
    private static final Object VECTOR_GRAPHICS = new Object();

    private FigureImage() {}

    /**
     * A PNG image that tells of its legend.
     *
     * @param png the image
     * @param legend where the entries are, in units of the figure's size: times the scale, in pixels of the image
     */
    public record Raster(byte[] png, List<LegendPlace> legend) {
        public Raster {
            legend = List.copyOf(legend);
        }
    }

    /**
     * A PNG image at the figure's preferred size times a scale.
     *
     * @param scale pixels per unit, at least 1; 2 for print and for screens of high density
     */
    public static byte[] png(Figure figure, Theme theme, int scale) {
        return raster(figure, theme, scale).png();
    }

    /**
     * The same image, and where the entries of its legend are.
     *
     * @param scale pixels per unit, at least 1
     */
    public static Raster raster(Figure figure, Theme theme, int scale) {
        Dimension size = size(figure);
        return raster(size, scale, g -> paint(figure, theme, g, size));
    }

    /**
     * An image of a size that is given, in which the figure is laid out as it suits the size: see {@link FigurePainter#paintWithin}.
     *
     * @param room in pixels of an unscaled screen
     * @param scale pixels for each of those, at least 1
     */
    public static Raster raster(Figure figure, Theme theme, int scale, Dimension room) {
        return raster(room, scale, g -> paintWithin(figure, theme, g, room));
    }

    private static List<LegendPlace> paintWithin(Figure figure, Theme theme, Graphics2D g, Dimension room) {
        try {
            return FigurePainter.paintWithin(figure, theme, g, room.width, room.height);
        } catch (LinkageError | InternalError noFonts) {
            throw refusal(noFonts);
        }
    }

    private static Raster raster(Dimension size, int scale, Function<Graphics2D, List<LegendPlace>> painted) {
        BufferedImage image = new BufferedImage(size.width * scale, size.height * scale, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        List<LegendPlace> legend;
        try {
            g.scale(scale, scale);
            legend = painted.apply(g);
        } finally {
            g.dispose();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "png", out)) {
                throw new IllegalStateException("this Java cannot write PNG images");
            }
        } catch (IOException impossible) {
            throw new IllegalStateException("a byte array refused bytes", impossible);
        }
        return new Raster(out.toByteArray(), legend);
    }

    /** The size at which the figure is easy to read, in units of length. */
    public static Dimension size(Figure figure) {
        try {
            return FigurePainter.preferredSize(figure);
        } catch (LinkageError | InternalError noFonts) {
            throw refusal(noFonts);
        }
    }

    private static List<LegendPlace> paint(Figure figure, Theme theme, Graphics2D g, Dimension size) {
        try {
            return new FigurePainter(theme).paint(figure, g, size.width, size.height);
        } catch (LinkageError | InternalError noFonts) {
            throw refusal(noFonts);
        }
    }

    private static Refusal refusal(Throwable noFonts) {
        return new Refusal(
                "figures cannot be painted because Java finds no fonts; install fontconfig and a font, on Debian by"
                        + " apt-get install fontconfig fonts-dejavu-core",
                noFonts);
    }

    /**
     * A PDF document of one page as large as the SVG image is on paper, 96 units to the inch: its text is text in a font of which
     * it holds the letters used, its lines are lines. It holds no date.
     */
    public static byte[] pdf(Figure figure, Theme theme) {
        Dimension size = size(figure);
        VectorGraphics2D g = new VectorGraphics2D();
        paint(figure, theme, g, size);
        return PdfDocument.of(g.getCommands(), size, figure.title());
    }

    /** An SVG document in UTF-8 with its text as text, without document type and without any reference to the outside. */
    public static String svg(Figure figure, Theme theme) {
        Dimension size = size(figure);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        synchronized (VECTOR_GRAPHICS) {
            VectorGraphics2D g = new VectorGraphics2D();
            paint(figure, theme, g, size);
            Document document =
                    Processors.get("svg").getDocument(g.getCommands(), new PageSize(size.width, size.height));
            try {
                document.writeTo(out);
            } catch (IOException impossible) {
                throw new IllegalStateException("a byte array refused bytes", impossible);
            }
        }
        return tidied(out.toString(StandardCharsets.UTF_8), size);
    }

    private static String tidied(String svg, Dimension size) {
        int start = svg.indexOf("<svg");
        String root = "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"" + size.width + "\" height=\""
                + size.height + "\" viewBox=\"0 0 " + size.width + " " + size.height
                + "\" font-family=\"'DejaVu Sans',Verdana,Arial,sans-serif\" font-size=\"12px\">";
        String body = ROOT.matcher(svg.substring(start)).replaceFirst(root);
        // the writer of attributes spells the quotes of a family as entities
        body = FAMILY.matcher(body.replace("&quot;", "\"")).replaceAll(FAMILIES);
        body = PLACE.matcher(body).replaceAll(" $1=\"$2\"");
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + body.replace("\r\n", "\n").strip() + "\n";
    }
}
