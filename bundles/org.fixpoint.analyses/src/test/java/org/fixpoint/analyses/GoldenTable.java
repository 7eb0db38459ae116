package org.fixpoint.analyses;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of numbers that were computed with 50 digits, by activation and column. */
public final class GoldenTable {
    private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();

    /** A table among the test's resources; a quoted cell may hold commas. */
    public GoldenTable(String resource) {
        List<String> lines = text(resource).lines().toList();
        String[] columns = lines.get(0).split(",", -1);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < columns.length; i++) {
                row.put(columns[i], cells[i].replace("\"", ""));
            }
            rows.put(cells[0], row);
        }
    }

    /** A resource as text. */
    public static String text(String resource) {
        try (InputStream in = GoldenTable.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The activations. */
    public Iterable<String> activations() {
        return rows.keySet();
    }

    /** A cell as it is written. */
    public String word(String activation, String column) {
        Map<String, String> row = rows.getOrDefault(activation, Map.of());
        return row.getOrDefault(column, "no such cell");
    }

    /** A cell as a number; {@code inf} is infinite. */
    public double number(String activation, String column) {
        String word = word(activation, column);
        return word.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(word);
    }
}
