package org.fixpoint.desktop.results;

import java.util.List;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;

/** The numbers that a figure shows, as text with tabs that spreadsheets take: a row for each point of each mark. */
public final class FigureCopy {
    private final StringBuilder text = new StringBuilder("panel\tseries\tx\ty\thigh\n");

    private FigureCopy() {}

    /** All numbers of a figure; of bands the lower edge as y, of grids the number or region as {@code high}. */
    public static String of(Figure figure) {
        FigureCopy copy = new FigureCopy();
        int number = 1;
        for (Panel panel : figure.panels()) {
            String name = panel.title().isEmpty() ? Integer.toString(number) : panel.title();
            if (panel instanceof Panel.Plot plot) {
                plot.marks().forEach(mark -> copy.add(name, mark));
            } else if (panel instanceof Panel.Grid grid) {
                Sheet sheet = Sheet.of(name, grid.table());
                copy.text.append('\n').append(sheet.copied(sheet.order()));
            }
            number++;
        }
        return copy.text.toString();
    }

    private void add(String panel, Mark mark) {
        if (mark instanceof Mark.Line line) {
            points(panel, mark, line.x(), line.y());
        } else if (mark instanceof Mark.Points points) {
            points(panel, mark, points.x(), points.y());
        } else if (mark instanceof Mark.Bars bars) {
            points(panel, mark, bars.x(), bars.y());
        } else if (mark instanceof Mark.Band band) {
            for (int i = 0; i < band.x().length; i++) {
                row(panel, mark.label(), band.x()[i], band.low()[i], Numeral.exact(band.high()[i]));
            }
        } else if (mark instanceof Mark.Heat heat) {
            for (int i = 0; i < heat.z().length; i++) {
                int columns = heat.x().length;
                row(panel, mark.label(), heat.x()[i % columns], heat.y()[i / columns], Numeral.exact(heat.z()[i]));
            }
        } else if (mark instanceof Mark.Regions regions) {
            regions(panel, regions);
        }
    }

    private void regions(String panel, Mark.Regions regions) {
        int columns = regions.x().length;
        List<String> names = regions.names();
        for (int i = 0; i < regions.region().length; i++) {
            int region = regions.region()[i];
            row(
                    panel,
                    regions.label(),
                    regions.x()[i % columns],
                    regions.y()[i / columns],
                    region < 0 ? "" : names.get(region));
        }
    }

    private void points(String panel, Mark mark, double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            row(panel, mark.label(), x[i], y[i], "");
        }
    }

    private void row(String panel, String series, double x, double y, String more) {
        text.append(panel.replace('\t', ' '))
                .append('\t')
                .append(series.replace('\t', ' '))
                .append('\t')
                .append(Numeral.exact(x))
                .append('\t')
                .append(Numeral.exact(y))
                .append('\t')
                .append(more)
                .append('\n');
    }
}
