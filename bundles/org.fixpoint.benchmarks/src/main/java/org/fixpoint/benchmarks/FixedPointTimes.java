package org.fixpoint.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fixpoint.analyses.dynamics.StateFixedPoints;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.testkit.GivenSubject;
import org.fixpoint.testkit.TestRun;

/**
 * How long all fixed points of small Hopfield networks take, each with its proof: of those whose points are known to fifty digits, and of
 * random ones, 3 to 5 patterns on the sphere in 2 or 3 dimensions and β from 1 to 10.
 */
final class FixedPointTimes {
    private static final double NANO = 1e-9;
    private static final double LEAST_BETA = 1;
    private static final double MOST_BETA = 10;
    private static final String TABLES = "bundles/org.fixpoint.maths/src/test/resources/org/fixpoint/maths/dynamics";

    private final Path tables;
    private final Analysis analysis;

    /**
     * One network.
     *
     * @param known how many fixed points it has; 0 if nobody knows
     */
    private record Configuration(String name, double[] patterns, int dimension, double beta, int known) {
        StateMap map() {
            return HopfieldJob.map(patterns, dimension, beta);
        }
    }

    /**
     * What one network took.
     *
     * @param proven whether it is proven that no point is missing
     */
    record Taken(String name, int points, int known, boolean proven, double seconds) {}

    FixedPointTimes(Path root) {
        tables = root.resolve(TABLES);
        StateFixedPoints contribution = new StateFixedPoints();
        analysis = contribution.create(Values.of(contribution.descriptor(), Map.of()));
    }

    /** The known ones, each the least of some searches. */
    List<Taken> golden(int searches) throws IOException {
        List<Taken> all = new ArrayList<>();
        for (Configuration configuration : known()) {
            Taken best = taken(configuration);
            for (int k = 1; k < searches; k++) {
                Taken again = taken(configuration);
                best = again.seconds() < best.seconds() ? again : best;
            }
            all.add(best);
        }
        return all;
    }

    /** Random ones, each once. */
    List<Taken> random(int count) {
        List<Taken> all = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            int dimension = 2 + k % 2;
            int patterns = 3 + k / 2 % 3;
            double share = 0.5 + Inputs.at(23, k) / Math.sqrt(12);
            double beta = LEAST_BETA + share * (MOST_BETA - LEAST_BETA);
            double[] rows = Inputs.directions(1000 + k, patterns, dimension);
            all.add(taken(new Configuration("random-" + k, rows, dimension, beta, 0)));
        }
        return all;
    }

    private List<Configuration> known() throws IOException {
        Map<String, String[]> patterns = new HashMap<>();
        for (String[] cells : rows("softmax_patterns.csv")) {
            patterns.put(cells[0], cells[1].split(";", -1));
        }
        Map<String, Long> counts = rows("softmax_points.csv").stream()
                .collect(Collectors.groupingBy(
                        cells -> cells[0] + "," + cells[1], LinkedHashMap::new, Collectors.counting()));
        List<Configuration> all = new ArrayList<>();
        counts.forEach((key, count) -> {
            String[] cells = key.split(",", -1);
            String[] rows = patterns.getOrDefault(cells[0], new String[0]);
            double[] numbers = Arrays.stream(String.join(" ", rows).split(" ", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            all.add(new Configuration(
                    cells[0] + " at " + cells[1],
                    numbers,
                    numbers.length / rows.length,
                    Double.parseDouble(cells[1]),
                    count.intValue()));
        });
        return all;
    }

    private List<String[]> rows(String table) throws IOException {
        return Files.readAllLines(tables.resolve(table)).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    private Taken taken(Configuration configuration) {
        StateMap map = configuration.map();
        long start = System.nanoTime();
        List<Item> items = analysis.run(GivenSubject.empty().with(Facet.STATE_MAP, map), TestRun.seeded(1));
        double seconds = NANO * (System.nanoTime() - start);
        Item.Table completeness = items.stream()
                .filter(item -> item.name().equals("completeness"))
                .map(Item.Table.class::cast)
                .findFirst()
                .orElseThrow();
        double count = ((Column.Numbers) column(completeness, "count")).values()[0];
        String verdict =
                ((Column.Words) column(completeness, "verdict")).values().get(0);
        return new Taken(
                configuration.name(), (int) count, configuration.known(), verdict.contains("certified"), seconds);
    }

    private static Column column(Item.Table table, String name) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
