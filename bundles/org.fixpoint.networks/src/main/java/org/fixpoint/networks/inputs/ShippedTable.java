package org.fixpoint.networks.inputs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.zip.GZIPInputStream;

/** Reads the tables of numbers that are shipped inside this bundle: the last column is the number of the class. */
final class ShippedTable {
    private ShippedTable() {}

    /**
     * The table.
     *
     * @param name a resource beside this class; one that ends in {@code .gz} is unpacked
     * @param skippedLines lines before the first observation
     * @param classes the name of each class
     * @param place what observation i is called in a message
     */
    static Observations read(String name, int skippedLines, List<String> classes, IntFunction<String> place) {
        List<String> lines;
        try (BufferedReader reader = open(name)) {
            lines = reader.lines().skip(skippedLines).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the bundle's own file " + name + " is damaged", e);
        }
        int dimension = lines.get(0).split(",", -1).length - 1;
        double[] rows = new double[lines.size() * dimension];
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            for (int j = 0; j < dimension; j++) {
                rows[i * dimension + j] = Double.parseDouble(cells[j]);
            }
            labels.add(classes.get(Integer.parseInt(cells[dimension])));
        }
        return new Observations(rows, lines.size(), dimension, labels, place);
    }

    private static BufferedReader open(String name) throws IOException {
        InputStream stream = Optional.ofNullable(ShippedTable.class.getResourceAsStream(name))
                .orElseThrow(() -> new IllegalStateException("the bundle lacks its own file " + name));
        return new BufferedReader(new InputStreamReader(
                name.endsWith(".gz") ? new GZIPInputStream(stream) : stream, StandardCharsets.US_ASCII));
    }
}
