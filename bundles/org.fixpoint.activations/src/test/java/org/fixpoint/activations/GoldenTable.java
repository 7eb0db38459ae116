package org.fixpoint.activations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A table of reference values computed with 50 digits, one activation a row; resource {@code kernel.csv} or {@code kernel_values.csv}. */
final class GoldenTable {
    private GoldenTable() {}

    /** Column name to text, row by row. */
    static List<Map<String, String>> rows(String resource) {
        List<String> lines = lines(resource);
        String[] header = lines.get(0).split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < Math.min(header.length, cells.length); i++) {
                row.put(header[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    /** A cell as a number; {@code inf} is +∞. */
    static double number(Map<String, String> row, String column) {
        String cell = Objects.requireNonNull(row.get(column), column);
        return cell.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(cell);
    }

    private static List<String> lines(String resource) {
        try (InputStream stream = Objects.requireNonNull(GoldenTable.class.getResourceAsStream("/" + resource))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
