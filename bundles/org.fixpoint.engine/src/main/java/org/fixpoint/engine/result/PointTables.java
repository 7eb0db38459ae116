package org.fixpoint.engine.result;

import java.io.IOException;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.engine.files.JsonText;

/**
 * {@code tables.csv}: the tables of a point in one tidy file, one value a line: item, row from 0, column, value.
 *
 * <p>For people and other programs; it says nothing that {@code result.json} does not.
 */
final class PointTables {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("item", "row", "column", "value")
            .setRecordSeparator('\n')
            .build();

    private PointTables() {}

    static String of(PointResult result) throws IOException {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(text, FORMAT)) {
            for (Map.Entry<String, Item> item : result.items().entrySet()) {
                if (item.getValue() instanceof Item.Table table) {
                    for (int row = 0; row < table.rows(); row++) {
                        for (Column column : table.columns()) {
                            csv.printRecord(item.getKey(), row, column.name(), cell(column, row));
                        }
                    }
                }
            }
        }
        return text.toString();
    }

    private static String cell(Column column, int row) {
        if (column instanceof Column.Words words) {
            return words.values().get(row);
        }
        return JsonText.number(((Column.Numbers) column).values()[row]);
    }
}
