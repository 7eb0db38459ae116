package org.fixpoint.visualizers.sinks;

import java.io.IOException;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;

/** The numbers that a figure shows, as one tidy table: a row for each point of each mark, or for each cell of a table. */
final class FigureData {
    private FigureData() {}

    /** The table with the columns panel, mark, label, x, y, low, high and, for the cells of a heat map or of regions, z. */
    static String csv(Figure figure, CSVFormat format) throws IOException {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            printer.printRecord("panel", "mark", "label", "x", "y", "low", "high", "z");
            int number = 1;
            for (Panel panel : figure.panels()) {
                String name = panel.title().isEmpty() ? Integer.toString(number) : panel.title();
                if (panel instanceof Panel.Plot plot) {
                    for (Mark mark : plot.marks()) {
                        mark(printer, name, mark);
                    }
                } else if (panel instanceof Panel.Grid grid) {
                    grid(printer, name, grid);
                }
                number++;
            }
        }
        return text.toString();
    }

    private static void mark(CSVPrinter printer, String panel, Mark mark) throws IOException {
        if (mark instanceof Mark.Band band) {
            for (int i = 0; i < band.x().length; i++) {
                printer.printRecord(
                        panel,
                        "band",
                        mark.label(),
                        CsvSink.cell(band.x()[i]),
                        "",
                        CsvSink.cell(band.low()[i]),
                        CsvSink.cell(band.high()[i]),
                        "");
            }
        } else if (mark instanceof Mark.Line line) {
            points(printer, panel, "line", mark.label(), line.x(), line.y());
        } else if (mark instanceof Mark.Points points) {
            points(printer, panel, "points", mark.label(), points.x(), points.y());
        } else if (mark instanceof Mark.Bars bars) {
            points(printer, panel, "bars", mark.label(), bars.x(), bars.y());
        } else if (mark instanceof Mark.Heat heat) {
            cells(printer, panel, "heat", heat.x(), heat.y(), i -> heat.label(), i -> heat.z()[i]);
        } else if (mark instanceof Mark.Regions regions) {
            IntFunction<String> name =
                    i -> regions.region()[i] < 0 ? "" : regions.names().get(regions.region()[i]);
            IntToDoubleFunction number = i -> regions.region()[i] < 0 ? Double.NaN : regions.region()[i];
            cells(printer, panel, "region", regions.x(), regions.y(), name, number);
        }
    }

    private static void points(CSVPrinter printer, String panel, String kind, String label, double[] x, double[] y)
            throws IOException {
        for (int i = 0; i < x.length; i++) {
            printer.printRecord(panel, kind, label, CsvSink.cell(x[i]), CsvSink.cell(y[i]), "", "", "");
        }
    }

    private static void cells(
            CSVPrinter printer,
            String panel,
            String kind,
            double[] x,
            double[] y,
            IntFunction<String> label,
            IntToDoubleFunction z)
            throws IOException {
        for (int i = 0; i < x.length * y.length; i++) {
            printer.printRecord(
                    panel,
                    kind,
                    label.apply(i),
                    CsvSink.cell(x[i % x.length]),
                    CsvSink.cell(y[i / x.length]),
                    "",
                    "",
                    CsvSink.cell(z.applyAsDouble(i)));
        }
    }

    private static void grid(CSVPrinter printer, String panel, Panel.Grid grid) throws IOException {
        for (Column column : grid.table().columns()) {
            for (int i = 0; i < column.size(); i++) {
                String cell = column instanceof Column.Numbers numbers
                        ? CsvSink.cell(numbers.values()[i])
                        : ((Column.Words) column).values().get(i);
                printer.printRecord(panel, "cell", column.name(), Integer.toString(i + 1), cell, "", "", "");
            }
        }
    }
}
