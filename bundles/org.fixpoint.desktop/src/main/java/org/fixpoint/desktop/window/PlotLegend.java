package org.fixpoint.desktop.window;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;

/** The title of a plot and the names of its marks, in as many lines above it as they take. */
final class PlotLegend {
    private static final int SAMPLE = 18;

    /** A name with a little of its mark before it. */
    private record Entry(Mark mark, Point at) {}

    private final Panel.Plot plot;
    private final Rectangle room;
    private final List<Entry> entries;
    private final int line;
    private final int height;

    private PlotLegend(Panel.Plot plot, Rectangle room, List<Entry> entries, int line, int height) {
        this.plot = plot;
        this.room = room;
        this.entries = List.copyOf(entries);
        this.line = line;
        this.height = height;
    }

    /** That of a plot at the top of its room; one name of several marks, as of a line with points on it, is there once. */
    static PlotLegend of(Panel.Plot plot, Rectangle room, GC gc) {
        int line = gc.getFontMetrics().getHeight();
        int y = room.y + (plot.title().isEmpty() ? 0 : line);
        int x = room.x + Look.GAP;
        List<Entry> entries = new ArrayList<>();
        for (Mark mark : plot.marks()) {
            boolean known = entries.stream()
                    .anyMatch(entry -> entry.mark().label().equals(mark.label())
                            && entry.mark().hue() == mark.hue());
            if (mark.label().isEmpty() || known) {
                continue;
            }
            int width = SAMPLE + Look.GAP + gc.textExtent(mark.label()).x;
            if (x > room.x + Look.GAP && x + width > room.x + room.width) {
                x = room.x + Look.GAP;
                y += line;
            }
            entries.add(new Entry(mark, new Point(x, y)));
            x += width + 2 * Look.GAP;
        }
        int end = entries.isEmpty() ? y : y + line;
        return new PlotLegend(plot, room, entries, line, end - room.y);
    }

    int height() {
        return height;
    }

    void paint(GC gc, PlotPainter painter) {
        gc.drawText(plot.title(), room.x + Look.GAP, room.y, true);
        for (Entry entry : entries) {
            Point at = entry.at();
            painter.sample(gc, entry.mark(), new Rectangle(at.x, at.y, SAMPLE, line));
            gc.drawText(entry.mark().label(), at.x + SAMPLE + Look.GAP, at.y, true);
        }
    }
}
