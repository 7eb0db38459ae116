package org.fixpoint.visualizers.paint;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.util.ArrayList;
import java.util.List;

/** The text of a figure: one family in a few sizes, measured the same way on every device. */
final class Lettering {
    static {
        Typeface.provide();
    }

    static final Font TITLE = new Font(Typeface.FAMILY, Font.BOLD, 16);
    static final Font PANEL = new Font(Typeface.FAMILY, Font.BOLD, 13);
    static final Font LABEL = new Font(Typeface.FAMILY, Font.PLAIN, 13);
    static final Font TICK = new Font(Typeface.FAMILY, Font.PLAIN, 11);
    static final Font HEAD = new Font(Typeface.FAMILY, Font.BOLD, 11);

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final String ELLIPSIS = "…";

    private Lettering() {}

    /** The width of a line of text. */
    static double width(Font font, String text) {
        return text.isEmpty() ? 0 : font.getStringBounds(text, CONTEXT).getWidth();
    }

    /** The distance of one line of text from the next. */
    static double lineHeight(Font font) {
        return font.getSize2D() * 1.3;
    }

    /** From the baseline up to the top of a capital letter. */
    static double capHeight(Font font) {
        LineMetrics metrics = font.getLineMetrics("H", CONTEXT);
        return metrics.getAscent() * 0.76;
    }

    /** Text with its left end at x; or its middle, or its right end, for an anchor of 0.5 or 1. */
    static void draw(Graphics2D g, Font font, String text, double x, double baseline, double anchor) {
        g.setFont(font);
        double left = anchor == 0 ? x : x - anchor * width(font, text);
        g.drawString(text, (float) Pixels.rounded(left), (float) Pixels.rounded(baseline));
    }

    /** The text, cut and marked with … if it is wider than there is room. */
    static String fitted(Font font, String text, double room) {
        if (width(font, text) <= room) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(font, text.substring(0, end).stripTrailing() + ELLIPSIS) > room) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    /** The text broken at spaces into lines no wider than the room, at most so many; the last is cut if need be. */
    static List<String> wrapped(Font font, String text, double room, int most) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.strip().split("\\s+", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (line.isEmpty() || lines.size() == most - 1 || width(font, longer) <= room) {
                line = longer;
            } else {
                lines.add(line);
                line = word;
            }
        }
        lines.add(line);
        return lines.stream().map(each -> fitted(font, each, room)).toList();
    }
}
