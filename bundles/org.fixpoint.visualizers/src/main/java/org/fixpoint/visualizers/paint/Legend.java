package org.fixpoint.visualizers.paint;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;

/** One legend for all panels of a figure: marks of the same label are one entry. */
final class Legend {
    private static final int MOST = 28;
    private static final double SWATCH = 28;
    /** The height of a row. */
    static final double ROW = 20;

    private static final double BETWEEN = 20;
    private static final double WIDEST = 300;

    private final Map<String, List<Mark>> entries = new LinkedHashMap<>();
    private int most = MOST;

    Legend(Figure figure) {
        for (Panel panel : figure.panels()) {
            if (panel instanceof Panel.Plot plot) {
                plot.marks().forEach(this::add);
            }
        }
    }

    /** The same with fewer entries, so that they have room in so many rows of a width; at least one stays. */
    Legend within(double width, int mostRows) {
        most = Math.min(MOST, Math.max(1, entries.size()));
        while (most > 2 && rows(width).size() > mostRows) {
            most--;
        }
        return this;
    }

    private void add(Mark mark) {
        if (mark instanceof Mark.Regions regions) {
            for (int k = 0; k < regions.names().size(); k++) {
                add(new Mark.Bars(regions.names().get(k), Hues.region(k), new double[0], new double[0]));
            }
            return;
        }
        if (!mark.label().isEmpty() && !(mark instanceof Mark.Heat)) {
            List<Mark> sameLabel = entries.computeIfAbsent(mark.label(), label -> new ArrayList<>());
            if (sameLabel.stream().noneMatch(other -> other.getClass() == mark.getClass())) {
                sameLabel.add(mark);
            }
        }
    }

    /** The height that it takes up in a figure of the given width. */
    double height(double width) {
        return entries.isEmpty() ? 0 : rows(width).size() * ROW + 8;
    }

    /** Paints it, each row centred between left and left + width, and tells where each entry is. */
    List<LegendPlace> paint(Graphics2D g, Theme theme, double left, double top, double width) {
        List<LegendPlace> places = new ArrayList<>();
        double y = top + 8;
        for (List<String> row : rows(width)) {
            double x = left + (width - rowWidth(row)) / 2;
            for (String label : row) {
                List<Mark> marks = entries.getOrDefault(label, List.of());
                swatch(g, theme, marks, x, y + ROW / 2);
                g.setColor(isMuted(marks) ? theme.color(Mark.MUTED) : theme.ink());
                double textLeft = x + swatchWidth(label) + 6;
                double baseline = y + ROW / 2 + Lettering.capHeight(Lettering.LABEL) / 2;
                Lettering.draw(g, Lettering.LABEL, shown(label), textLeft, baseline, 0);
                if (!marks.isEmpty()) { // the rest that has no room is no entry
                    places.add(new LegendPlace(label, new Rectangle2D.Double(x, y, entryWidth(label), ROW)));
                }
                x += entryWidth(label) + BETWEEN;
            }
            y += ROW;
        }
        return places;
    }

    private static boolean isMuted(List<Mark> marks) {
        return !marks.isEmpty() && marks.stream().allMatch(mark -> mark.hue() == Mark.MUTED);
    }

    private List<List<String>> rows(double width) {
        List<String> labels = new ArrayList<>(entries.keySet());
        if (labels.size() > most) {
            int more = labels.size() - most + 1;
            labels = new ArrayList<>(labels.subList(0, most - 1));
            labels.add("and " + more + " more");
        }
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        for (String label : labels) {
            if (!row.isEmpty() && rowWidth(row) + BETWEEN + entryWidth(label) > width) {
                rows.add(row);
                row = new ArrayList<>();
            }
            row.add(label);
        }
        rows.add(row);
        return rows;
    }

    private double rowWidth(List<String> row) {
        return row.stream().mapToDouble(this::entryWidth).sum() + BETWEEN * (row.size() - 1);
    }

    private double entryWidth(String label) {
        return swatchWidth(label) + 6 + Lettering.width(Lettering.LABEL, shown(label));
    }

    private double swatchWidth(String label) {
        return entries.containsKey(label) ? SWATCH : 0;
    }

    private static String shown(String label) {
        return Lettering.fitted(Lettering.LABEL, label, WIDEST);
    }

    private static void swatch(Graphics2D g, Theme theme, List<Mark> marks, double x, double middle) {
        for (Mark mark : marks) {
            g.setColor(theme.color(mark.hue()));
            if (mark instanceof Mark.Band) {
                g.setColor(MarkPainter.translucent(theme.color(mark.hue())));
                g.fill(new Rectangle2D.Double(Pixels.rounded(x), Pixels.rounded(middle - 6), SWATCH, 12));
            } else if (mark instanceof Mark.Line line) {
                g.setStroke(MarkPainter.stroke(line.stroke()));
                double y = Pixels.rounded(middle);
                g.draw(new Line2D.Double(Pixels.rounded(x), y, Pixels.rounded(x + SWATCH), y));
            } else if (mark instanceof Mark.Bars) {
                g.fill(new Rectangle2D.Double(Pixels.rounded(x + 8), Pixels.rounded(middle - 6), 12, 12));
            } else if (mark instanceof Mark.Points points) {
                Glyphs.paint(g, points.shape(), theme.color(mark.hue()), theme.background(), x + SWATCH / 2, middle);
            }
        }
    }
}
