package org.fixpoint.memories;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Values to 30 digits, from 60-digit Newton refinement; see the note in the file. */
final class Golden {
    private Golden() {}

    static JsonNode table(String name) {
        try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream("hopfield.json"))) {
            return Objects.requireNonNull(new ObjectMapper().readTree(in).get(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The patterns of a configuration. */
    static PatternSet patterns(String configuration) {
        JsonNode columns = table("configurations").path(configuration).path("X_columns");
        int n = columns.get(0).size();
        double[] rows = new double[columns.size() * n];
        for (int k = 0; k < rows.length; k++) {
            rows[k] = columns.get(k / n).get(k % n).asDouble();
        }
        return Given.patterns(n, rows);
    }

    static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asDouble();
        }
        return numbers;
    }
}
