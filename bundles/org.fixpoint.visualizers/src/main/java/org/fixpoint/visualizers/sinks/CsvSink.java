package org.fixpoint.visualizers.sinks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.ResultSet;
import org.fixpoint.api.figure.ResultSink;
import org.osgi.service.component.annotations.Component;

/**
 * Tidy CSV: {@code csv/<analysis.item>.csv} with a column for each dimension and one for the number, and
 * {@code figures/<name>.csv} with what each figure shows. Missing numbers are empty cells.
 */
@Component(service = Contribution.class)
public final class CsvSink implements Contribution<ResultSink> {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator("\n").build();

    @Override
    public Descriptor<ResultSink> descriptor() {
        return Descriptor.of(ResultSink.class, "csv", "One tidy CSV file per item and per figure");
    }

    @Override
    public ResultSink create(Values checked) {
        return new ResultSink() {
            @Override
            public List<Path> write(ResultSet results, Path folder) throws IOException {
                Output output = new Output(folder);
                for (Map.Entry<String, Item> each : results.items().entrySet()) {
                    output.text("csv", each.getKey(), ".csv", csv(each.getValue()));
                }
                for (Map.Entry<String, Figure> each : results.figures().entrySet()) {
                    output.text("figures", each.getKey(), ".csv", FigureData.csv(each.getValue(), FORMAT));
                }
                return output.files();
            }
        };
    }

    private static String csv(Item item) throws IOException {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            if (item instanceof Item.Array array) {
                List<String> header = new ArrayList<>(
                        array.dims().stream().map(Dimension::name).toList());
                header.add(header.contains(array.name()) ? array.name() + "-value" : array.name());
                printer.printRecord(header);
                Entries.visit(array, (coordinates, value) -> {
                    List<String> row = new ArrayList<>(coordinates);
                    row.add(cell(value));
                    printer.printRecord(row);
                });
            } else if (item instanceof Item.Table table) {
                printer.printRecord(table.columns().stream().map(Column::name));
                for (int i = 0; i < table.rows(); i++) {
                    int row = i;
                    printer.printRecord(table.columns().stream().map(column -> cell(column, row)));
                }
            }
        }
        return text.toString();
    }

    private static String cell(Column column, int row) {
        return column instanceof Column.Numbers numbers
                ? cell(numbers.values()[row])
                : ((Column.Words) column).values().get(row);
    }

    /** A number, or nothing for NaN. */
    static String cell(double value) {
        return Double.isNaN(value) ? "" : Numerals.exact(value);
    }
}
