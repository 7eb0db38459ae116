package org.fixpoint.maths.dynamics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fixed points of softmax maps that were computed with 50 digits by two methods. */
record GoldenSoftmax(String name, SoftmaxMap map, List<Point> points) {
    record Point(double[] at, double[] eigenvalues, int index) {}

    static List<GoldenSoftmax> all() {
        Map<String, double[][]> patterns = new LinkedHashMap<>();
        for (String line : lines("softmax_patterns.csv")) {
            String[] cells = line.split(",", -1);
            patterns.put(
                    cells[0],
                    Arrays.stream(cells[1].split(";", -1))
                            .map(GoldenSoftmax::numbers)
                            .toArray(double[][]::new));
        }
        Map<String, GoldenSoftmax> all = new LinkedHashMap<>();
        for (String line : lines("softmax_points.csv")) {
            String[] cells = line.split(",", -1);
            double[][] x = patterns.getOrDefault(cells[0], new double[0][]);
            all.computeIfAbsent(
                            cells[0] + " at " + cells[1],
                            name -> new GoldenSoftmax(
                                    name, new SoftmaxMap(x, Double.parseDouble(cells[1])), new ArrayList<>()))
                    .points()
                    .add(new Point(numbers(cells[2]), numbers(cells[3]), Integer.parseInt(cells[4])));
        }
        return List.copyOf(all.values());
    }

    private static double[] numbers(String cell) {
        return Arrays.stream(cell.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static List<String> lines(String resource) {
        try (InputStream in = GoldenSoftmax.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + resource);
            }
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.subList(1, lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
