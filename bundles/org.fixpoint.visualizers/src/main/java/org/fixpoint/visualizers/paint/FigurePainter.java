package org.fixpoint.visualizers.paint;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Panel;

/**
 * Paints figures with Java 2D: on a window, an image or a vector file. Nothing is painted outside the size asked for.
 *
 * <p>Panels of one column share their left axis, panels of one row their height; a legend of all panels stands below. A label of
 * an axis that all panels share is written at the edge of the grid only. The same figure, size and theme give the same strokes.
 */
public final class FigurePainter {
    /** The gap between panels. */
    static final double BETWEEN = 12;

    private final Theme theme;
    private final Spacing spacing;

    /** A painter with these colours. */
    public FigurePainter(Theme theme) {
        this(theme, Spacing.USUAL);
    }

    private FigurePainter(Theme theme, Spacing spacing) {
        this.theme = theme;
        this.spacing = spacing;
    }

    /**
     * Paints the figure over the rectangle from the origin to (width, height) as it suits that room, its panels in as many columns as
     * have room beside each other, with letters that can be read.
     *
     * @return the entries of its legend, in reading order, in units of the rectangle
     */
    public static List<LegendPlace> paintWithin(Figure figure, Theme theme, Graphics2D g, int width, int height) {
        Fit fit = Fit.of(figure, width, height);
        double across = width / fit.scale();
        double down = height / fit.scale();
        AffineTransform before = g.getTransform();
        g.scale(fit.scale(), fit.scale());
        List<LegendPlace> legend = new FigurePainter(theme, Spacing.within(down))
                .paint(fit.figure(), g, (int) Math.ceil(across), (int) Math.ceil(down));
        g.setTransform(before);
        return legend.stream().map(place -> place.scaled(fit.scale())).toList();
    }

    /** The size, in pixels of an unscaled screen, at which the figure is easy to read. */
    public static Dimension preferredSize(Figure figure) {
        int columns = columns(figure);
        int rows = rows(figure);
        double cellWidth = columns == 1 ? 640 : columns == 2 ? 400 : 316;
        double cellHeight = columns == 1 && rows == 1 ? 410 : columns == 1 ? 280 : columns == 2 ? 290 : 236;
        double width = 0;
        double height = 0;
        boolean plots = figure.panels().isEmpty();
        for (Panel panel : figure.panels()) {
            if (panel instanceof Panel.Grid grid) {
                TablePainter table = new TablePainter(grid);
                width = Math.max(width, table.width());
                height = Math.max(height, table.height());
            } else if (panel instanceof Panel.Plot plot) {
                plots = true;
                height = Math.max(height, new PlotPainter(plot, true, true).wantedHeight(cellWidth, cellHeight));
            }
        }
        width = Math.max(width, plots ? cellWidth : 0) * columns + BETWEEN * (columns - 1) + 2 * Spacing.USUAL.margin();
        width = Math.min(Math.max(width, 360), 2400);
        height = Math.max(height, plots ? cellHeight : 0) * rows + BETWEEN * (rows - 1) + 2 * Spacing.USUAL.margin();
        height += Spacing.USUAL.titleHeight(figure, width)
                + new Legend(figure).height(width - 2 * Spacing.USUAL.margin());
        return new Dimension((int) Math.ceil(width), (int) Math.ceil(height));
    }

    /**
     * Paints the figure over the rectangle from the origin to (width, height).
     *
     * @return the entries of its legend, in reading order
     */
    public List<LegendPlace> paint(Figure figure, Graphics2D g, int width, int height) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(theme.background());
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        double margin = spacing.margin();
        double inner = width - 2 * margin;
        double top = margin + title(figure, g, width);
        Legend legend = spacing.legend(figure, inner);
        double legendHeight = legend.height(inner);
        double bottom = height - margin - legendHeight;
        panels(figure, g, new Rectangle2D.Double(margin, top, inner, bottom - top));
        return legendHeight > 0 ? legend.paint(g, theme, margin, bottom, inner) : List.of();
    }

    private double title(Figure figure, Graphics2D g, double width) {
        g.setColor(theme.ink());
        double baseline = spacing.margin() + Lettering.capHeight(Lettering.TITLE);
        for (String line : spacing.title(figure, width)) {
            Lettering.draw(g, Lettering.TITLE, line, spacing.margin(), baseline, 0);
            baseline += Lettering.lineHeight(Lettering.TITLE);
        }
        return spacing.titleHeight(figure, width);
    }

    private static int columns(Figure figure) {
        return Math.max(1, Math.min(figure.columns(), figure.panels().size()));
    }

    private static int rows(Figure figure) {
        int columns = columns(figure);
        return Math.max(1, (figure.panels().size() + columns - 1) / columns);
    }

    private void panels(Figure figure, Graphics2D g, Rectangle2D room) {
        int columns = columns(figure);
        int rows = rows(figure);
        double cellWidth = (room.getWidth() - BETWEEN * (columns - 1)) / columns;
        List<PlotPainter> plots = plots(figure, columns);
        boolean titledBelowOnly = sameLabel(figure.panels(), true);
        double title = titledBelowOnly ? PlotPainter.TITLE_HEIGHT : 0; // only the last row needs it
        double cellHeight = (room.getHeight() - title - BETWEEN * (rows - 1)) / rows;
        double left = plots.stream()
                .mapToDouble(plot -> plot.leftInset(cellHeight))
                .max()
                .orElse(0);
        double above = plots.stream().mapToDouble(PlotPainter::topInset).max().orElse(0);
        double below = PlotPainter.TICKS_HEIGHT + (titledBelowOnly ? 0 : PlotPainter.TITLE_HEIGHT);
        int next = 0;
        for (int i = 0; i < figure.panels().size(); i++) {
            int row = i / columns;
            double x = room.getX() + (i - row * columns) * (cellWidth + BETWEEN);
            double y = room.getY() + row * (cellHeight + BETWEEN);
            if (figure.panels().get(i) instanceof Panel.Grid grid) {
                new TablePainter(grid).paint(g, theme, x, y, cellWidth, cellHeight);
            } else {
                PlotPainter plot = plots.get(next++);
                double frameWidth = Math.max(10, cellWidth - left - plot.rightInset());
                double frameHeight = Math.max(10, cellHeight - above - below);
                plot.paint(g, theme, plot.frame(rounded(x + left, y + above, frameWidth, frameHeight)));
            }
        }
    }

    private static Rectangle2D rounded(double x, double y, double width, double height) {
        return new Rectangle2D.Double(
                Pixels.rounded(x), Pixels.rounded(y), Pixels.rounded(width), Pixels.rounded(height));
    }

    private static List<PlotPainter> plots(Figure figure, int columns) {
        List<Panel> panels = figure.panels();
        boolean sameX = sameLabel(panels, true);
        boolean sameY = sameLabel(panels, false);
        List<PlotPainter> plots = new ArrayList<>();
        for (int i = 0; i < panels.size(); i++) {
            if (panels.get(i) instanceof Panel.Plot plot) {
                boolean lowest = i + columns >= panels.size();
                boolean leftmost = i % columns == 0;
                plots.add(new PlotPainter(plot, lowest || !sameX, leftmost || !sameY));
            }
        }
        return plots;
    }

    /** Whether all panels are plots with one label in common; a table has none. */
    private static boolean sameLabel(List<Panel> panels, boolean horizontal) {
        return panels.stream().allMatch(panel -> panel instanceof Panel.Plot)
                && panels.stream()
                                .map(panel -> (Panel.Plot) panel)
                                .map(plot -> (horizontal ? plot.x() : plot.y()).label())
                                .distinct()
                                .count()
                        <= 1;
    }
}
