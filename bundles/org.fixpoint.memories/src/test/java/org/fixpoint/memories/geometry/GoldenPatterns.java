package org.fixpoint.memories.geometry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.fixpoint.memories.Memory;
import org.fixpoint.memories.PatternSet;
import org.fixpoint.testkit.GivenSubject;

/** Patterns of known geometry. */
final class GoldenPatterns {
    private GoldenPatterns() {}

    /** The golden table. */
    static JsonNode golden() {
        try (InputStream file =
                Objects.requireNonNull(Memory.class.getResourceAsStream("hopfield.json"), "hopfield.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Patterns of the golden table: I3, A_3in2, B_4in3 or D_3in2. */
    static PatternSet named(String name) {
        JsonNode columns = golden().path("configurations").path(name).path("X_columns");
        int n = columns.path(0).size();
        double[] rows = new double[columns.size() * n];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Double.parseDouble(columns.path(i / n).path(i % n).asText());
        }
        return new PatternSet(rows, columns.size(), n, List.of());
    }

    /** Random directions, uniform on the sphere but for the cube that they are drawn from. */
    static PatternSet random(int count, int dimension, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] rows = random.doubles((long) count * dimension, -1, 1).toArray();
        for (int i = 0; i < count; i++) {
            double square = 0;
            for (int a = 0; a < dimension; a++) {
                square += rows[i * dimension + a] * rows[i * dimension + a];
            }
            for (int a = 0; a < dimension; a++) {
                rows[i * dimension + a] /= Math.sqrt(square);
            }
        }
        return new PatternSet(rows, count, dimension, List.of());
    }

    /** The standard basis. */
    static PatternSet identity(int n) {
        double[] rows = new double[n * n];
        for (int i = 0; i < n; i++) {
            rows[i * n + i] = 1;
        }
        return new PatternSet(rows, n, n, List.of());
    }

    /** A subject with these patterns. */
    static GivenSubject subject(PatternSet patterns, double beta) {
        return GivenSubject.empty().with(Memory.FACET, new Memory(patterns, beta));
    }
}
