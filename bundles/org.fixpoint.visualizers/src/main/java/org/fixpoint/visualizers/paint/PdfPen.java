package org.fixpoint.visualizers.paint;

import de.erichseifert.vectorgraphics2d.intermediate.CommandSequence;
import de.erichseifert.vectorgraphics2d.intermediate.commands.AffineTransformCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.Command;
import de.erichseifert.vectorgraphics2d.intermediate.commands.DrawShapeCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.DrawStringCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.FillShapeCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetClipCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetColorCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetFontCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetStrokeCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetTransformCommand;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;

/** Writes recorded commands of Java 2D, of those kinds that the painter gives, into the content of a page. */
final class PdfPen {
    private static final FontRenderContext CONTEXT = new FontRenderContext(new AffineTransform(), true, true);

    private final PDPageContentStream content;
    private final PdfLetters letters;
    private final Map<Integer, PDExtendedGraphicsState> opacities = new TreeMap<>();

    private AffineTransform transform = new AffineTransform();
    private Color color = Color.BLACK;
    private BasicStroke stroke = new BasicStroke(1);
    private Font font = Lettering.LABEL;
    private Optional<Shape> clip = Optional.empty();
    private Optional<Shape> clipWritten = Optional.empty();
    private int opacityWritten = 255;

    PdfPen(PDPageContentStream content, PdfLetters letters) {
        this.content = content;
        this.letters = letters;
    }

    /** Draws all in their order. */
    void draw(CommandSequence commands) throws IOException {
        for (Command<?> each : commands) {
            if (each instanceof SetTransformCommand set) {
                transform = new AffineTransform(set.getValue());
            } else if (each instanceof AffineTransformCommand further) {
                transform.concatenate(further.getValue());
            } else if (each instanceof SetColorCommand set) {
                color = set.getValue();
            } else if (each instanceof SetStrokeCommand set) {
                stroke = (BasicStroke) set.getValue();
            } else if (each instanceof SetFontCommand set) {
                font = set.getValue();
            } else if (each instanceof SetClipCommand set) {
                clip = Optional.ofNullable(set.getValue()).map(this::placed);
            } else if (each instanceof DrawShapeCommand draw) {
                outline(draw.getValue());
            } else if (each instanceof FillShapeCommand fill) {
                fill(placed(fill.getValue()));
            } else if (each instanceof DrawStringCommand draw) {
                text(draw.getValue(), draw.getX(), draw.getY());
            }
        }
        if (clipWritten.isPresent()) {
            content.restoreGraphicsState();
        }
    }

    private Shape placed(Shape shape) {
        return transform.createTransformedShape(shape);
    }

    private void outline(Shape shape) throws IOException {
        double scale = Math.sqrt(Math.abs(transform.getDeterminant()));
        prepare();
        content.setStrokingColor(color);
        content.setLineWidth((float) (stroke.getLineWidth() * scale));
        content.setLineCapStyle(stroke.getEndCap());
        content.setLineJoinStyle(stroke.getLineJoin());
        content.setMiterLimit(stroke.getMiterLimit());
        float[] dashes = stroke.getDashArray() == null
                ? new float[0]
                : stroke.getDashArray().clone();
        for (int i = 0; i < dashes.length; i++) {
            dashes[i] *= (float) scale;
        }
        content.setLineDashPattern(dashes, (float) (stroke.getDashPhase() * scale));
        if (path(placed(shape))) {
            content.stroke();
        }
    }

    private void fill(Shape shape) throws IOException {
        prepare();
        content.setNonStrokingColor(color);
        if (path(shape)) {
            if (winding(shape) == PathIterator.WIND_NON_ZERO) {
                content.fill();
            } else {
                content.fillEvenOdd();
            }
        }
    }

    private void text(String text, double x, double y) throws IOException {
        if (text.isBlank()) {
            return;
        }
        Optional<PDFont> face = letters.of(font, text);
        if (face.isEmpty()) {
            AffineTransform place = AffineTransform.getTranslateInstance(x, y);
            fill(placed(new TextLayout(text, font, CONTEXT).getOutline(place)));
            return;
        }
        prepare();
        content.setNonStrokingColor(color);
        AffineTransform place = new AffineTransform(transform);
        place.translate(x, y);
        place.scale(1, -1); // the page's y runs down, letters stand up
        content.beginText();
        content.setFont(face.get(), font.getSize2D());
        content.setTextMatrix(new Matrix(place));
        content.showText(text);
        content.endText();
    }

    /** Brings what the page is cut to, and how much shows through, up to date. */
    private void prepare() throws IOException {
        if (!clip.equals(clipWritten)) {
            if (clipWritten.isPresent()) {
                content.restoreGraphicsState();
                opacityWritten = 255;
            }
            if (clip.isPresent()) {
                opacity(255);
                content.saveGraphicsState();
                path(clip.get());
                content.clip();
            }
            clipWritten = clip;
        }
        opacity(color.getAlpha());
    }

    private void opacity(int alpha) throws IOException {
        if (alpha != opacityWritten) {
            PDExtendedGraphicsState state = opacities.computeIfAbsent(alpha, PdfPen::opacityOf);
            content.setGraphicsStateParameters(state);
            opacityWritten = alpha;
        }
    }

    private static PDExtendedGraphicsState opacityOf(int alpha) {
        PDExtendedGraphicsState state = new PDExtendedGraphicsState();
        state.setNonStrokingAlphaConstant(alpha / 255f);
        state.setStrokingAlphaConstant(alpha / 255f);
        return state;
    }

    private static int winding(Shape shape) {
        return shape.getPathIterator(null).getWindingRule();
    }

    /** Writes the path of a shape that is placed already; says whether there is any. */
    private boolean path(Shape shape) throws IOException {
        float[] at = new float[6];
        float x = 0;
        float y = 0;
        boolean any = false;
        for (PathIterator each = shape.getPathIterator(null); !each.isDone(); each.next()) {
            int end = 0;
            switch (each.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> content.moveTo(at[0], at[1]);
                case PathIterator.SEG_LINETO -> content.lineTo(at[0], at[1]);
                case PathIterator.SEG_QUADTO -> {
                    content.curveTo(
                            x + (at[0] - x) * 2 / 3,
                            y + (at[1] - y) * 2 / 3,
                            at[2] + (at[0] - at[2]) * 2 / 3,
                            at[3] + (at[1] - at[3]) * 2 / 3,
                            at[2],
                            at[3]);
                    end = 2;
                }
                case PathIterator.SEG_CUBICTO -> {
                    content.curveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
                    end = 4;
                }
                default -> content.closePath();
            }
            x = at[end];
            y = at[end + 1];
            any = true;
        }
        return any;
    }
}
