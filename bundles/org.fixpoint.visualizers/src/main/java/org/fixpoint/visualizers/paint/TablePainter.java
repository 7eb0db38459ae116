package org.fixpoint.visualizers.paint;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.figure.Panel;

/** Paints a table with rules above, below and under its head; words wrap, numbers stand on the right. */
final class TablePainter {
    private static final int MOST_ROWS = 60;
    private static final int MOST_LINES = 8;
    private static final int MOST_HEAD_LINES = 3;
    private static final double NARROWEST = 70;
    private static final double WIDEST = 200;
    private static final double WIDEST_HEAD = 600;
    private static final double BETWEEN = 16;
    private static final double PAD = 4;
    private static final Font TEXT = Lettering.TICK;
    private static final Map<String, String> HEADS =
            Map.of("rho-star", "ρ*", "kappa-at-zero", "κ(0)", "slope-at-one", "κ′(1)", "rho", "ρ");

    private final String title;
    private final List<Painted> columns;
    private final int rows;
    private final int left;

    /** A column as text: lines of the head, lines of each cell. */
    private record Painted(List<String> head, List<List<String>> cells, boolean numbers, double width) {}

    TablePainter(Panel.Grid grid) {
        title = grid.title();
        rows = Math.min(grid.table().rows(), MOST_ROWS);
        left = grid.table().rows() - rows;
        columns = grid.table().columns().stream()
                .map(column -> painted(column, rows))
                .toList();
    }

    private static Painted painted(Column column, int rows) {
        List<List<String>> cells = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            cells.add(Lettering.wrapped(TEXT, cell(column, i), WIDEST, MOST_LINES));
        }
        double widest = cells.stream()
                .flatMap(List::stream)
                .mapToDouble(line -> Lettering.width(TEXT, line))
                .max()
                .orElse(0);
        List<String> head = headLines(headOf(column), Math.min(WIDEST, Math.max(widest, NARROWEST)));
        double headWidth = head.stream()
                .mapToDouble(line -> Lettering.width(Lettering.HEAD, line))
                .max()
                .orElse(0);
        return new Painted(head, cells, column instanceof Column.Numbers, Math.ceil(Math.max(widest, headWidth)));
    }

    /** A heading in few lines about as wide as the cells below it, and wider where it takes that to show all of it. */
    private static List<String> headLines(String head, double room) {
        double needed = room;
        for (String word : head.split(" ", -1)) {
            needed = Math.max(needed, Lettering.width(Lettering.HEAD, word));
        }
        List<String> lines = Lettering.wrapped(Lettering.HEAD, head, needed, MOST_HEAD_LINES);
        while (!String.join(" ", lines).equals(head.strip()) && needed < WIDEST_HEAD) {
            needed *= 1.15;
            lines = Lettering.wrapped(Lettering.HEAD, head, needed, MOST_HEAD_LINES);
        }
        return lines;
    }

    private static String headOf(Column column) {
        String words = HEADS.getOrDefault(column.name(), column.name().replace('-', ' '));
        return column instanceof Column.Numbers numbers && !numbers.unit().isEmpty()
                ? words + " (" + numbers.unit() + ")"
                : words;
    }

    private static String cell(Column column, int row) {
        if (column instanceof Column.Numbers numbers) {
            return Ticks.number(numbers.values()[row]);
        }
        return column instanceof Column.Words words ? words.values().get(row) : "";
    }

    /** The width at which nothing is scaled down. */
    double width() {
        double sum = columns.stream().mapToDouble(Painted::width).sum() + BETWEEN * Math.max(0, columns.size() - 1);
        return Math.max(sum, Lettering.width(Lettering.PANEL, title)) + 2 * PAD;
    }

    /** The height at that width. */
    double height() {
        double height = titleHeight() + headHeight() + 2 * PAD;
        for (int i = 0; i < rows; i++) {
            height += rowHeight(i);
        }
        return height + (left > 0 ? Lettering.lineHeight(TEXT) + 2 * PAD : 0) + PAD;
    }

    private double titleHeight() {
        return title.isEmpty() ? 0 : Lettering.lineHeight(Lettering.PANEL) + 6;
    }

    private double headHeight() {
        return columns.stream().mapToInt(column -> column.head().size()).max().orElse(0)
                        * Lettering.lineHeight(Lettering.HEAD)
                + 2 * PAD;
    }

    private double rowHeight(int row) {
        return columns.stream()
                                .mapToInt(column -> column.cells().get(row).size())
                                .max()
                                .orElse(0)
                        * Lettering.lineHeight(TEXT)
                + 2 * PAD;
    }

    /** Paints it with its upper left corner there; scaled down if it is larger than the room. */
    void paint(Graphics2D g, Theme theme, double x, double y, double roomWidth, double roomHeight) {
        AffineTransform before = g.getTransform();
        g.translate(Pixels.rounded(x), Pixels.rounded(y));
        double scale = Math.min(1, Math.min(roomWidth / width(), roomHeight / height()));
        if (scale < 1) {
            g.scale(scale, scale);
        }
        rows(g, theme);
        g.setTransform(before);
    }

    private void rows(Graphics2D g, Theme theme) {
        g.setColor(theme.ink());
        if (!title.isEmpty()) {
            Lettering.draw(g, Lettering.PANEL, title, PAD, Lettering.lineHeight(Lettering.PANEL) - 4, 0);
        }
        double y = titleHeight();
        rule(g, theme, y, 1.2f);
        y += headHeight();
        double x = PAD;
        for (Painted column : columns) {
            double up = (column.head().size() - 1) * Lettering.lineHeight(Lettering.HEAD);
            lines(g, theme, Lettering.HEAD, column, column.head(), x, y - PAD - up - 4);
            x += column.width() + BETWEEN;
        }
        rule(g, theme, y, 0.8f);
        for (int i = 0; i < rows; i++) {
            x = PAD;
            for (Painted column : columns) {
                double baseline = y + PAD + Lettering.lineHeight(TEXT) - 4;
                lines(g, theme, TEXT, column, column.cells().get(i), x, baseline);
                x += column.width() + BETWEEN;
            }
            y += rowHeight(i);
        }
        rule(g, theme, y, 1.2f);
        if (left > 0) {
            g.setColor(theme.faint());
            String more = left + " more rows in the data beside this figure";
            Lettering.draw(g, TEXT, more, PAD, y + PAD + Lettering.lineHeight(TEXT) - 2, 0);
        }
    }

    private static void lines(
            Graphics2D g, Theme theme, Font font, Painted column, List<String> lines, double x, double baseline) {
        g.setColor(theme.ink());
        double y = baseline;
        for (String line : lines) {
            Lettering.draw(g, font, line, column.numbers() ? x + column.width() : x, y, column.numbers() ? 1 : 0);
            y += Lettering.lineHeight(font);
        }
    }

    private void rule(Graphics2D g, Theme theme, double y, float weight) {
        g.setColor(theme.faint());
        g.setStroke(new BasicStroke(weight));
        g.draw(new Line2D.Double(0, Pixels.rounded(y), Pixels.rounded(width()), Pixels.rounded(y)));
    }
}
