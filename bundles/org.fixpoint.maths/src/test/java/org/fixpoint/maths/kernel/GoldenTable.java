package org.fixpoint.maths.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A golden table: comma-separated rows under a heading; a quoted last cell may hold commas. */
final class GoldenTable {
    private GoldenTable() {}

    /** The rows without the heading. */
    static List<List<String>> rows(String name) {
        try (InputStream in = Objects.requireNonNull(GoldenTable.class.getResourceAsStream(name), name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<List<String>> rows = new ArrayList<>();
            reader.lines().skip(1).forEach(line -> rows.add(cells(line)));
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double number(String cell) {
        return cell.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(cell);
    }

    private static List<String> cells(String line) {
        int quote = line.indexOf('"');
        String plain = quote < 0 ? line : line.substring(0, quote);
        List<String> cells = new ArrayList<>(List.of(plain.split(",", -1)));
        if (quote >= 0) {
            cells.set(cells.size() - 1, line.substring(quote).replace("\"", ""));
        }
        return cells;
    }
}
