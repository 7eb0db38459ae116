package org.fixpoint.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files under reproduce/ are right, and give the numbers that their notes speak of. */
class ReproductionTest {
    private static final String KERNEL_MAP = "reproduce/kernel-map/";
    private static final String HOPFIELD = "reproduce/hopfield/";

    @TempDir
    private Path runs = Path.of("");

    private String csv(String file, String item) throws IOException {
        Command run = run(file);
        assertEquals(0, run.exit(), run.err());
        return Files.readString(runs.resolve("latest/csv/" + item + ".csv"), StandardCharsets.UTF_8);
    }

    private Command run(String file) {
        return Command.fixpoint(Distribution.root(), "run", file, "--runs", runs.toString(), "--quiet");
    }

    @ParameterizedTest
    @ValueSource(strings = {KERNEL_MAP, HOPFIELD})
    void everyFileIsRightAndAllNamesEach(String folder) throws IOException {
        Command check = Command.fixpoint(Distribution.root(), "check", folder + "all.yaml");
        assertEquals(0, check.exit(), check.err());
        try (var files = Files.list(Distribution.root().resolve(folder))) {
            List<String> experiments = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".yaml") && !name.equals("all.yaml"))
                    .toList();
            assertTrue(check.out().contains("(1 of " + experiments.size() + ")"), check.out());
            for (String experiment : experiments) {
                assertTrue(check.out().contains(experiment + " ("), experiment);
                assertTrue(
                        Files.readString(Distribution.root().resolve(folder + experiment))
                                .contains("\nnote: "),
                        experiment + " does not say what agrees and what differs");
            }
        }
    }

    @Test
    void theTableIsThePublishedOneAndTheExactOneBesideIt() throws IOException {
        String published = csv(KERNEL_MAP + "table.yaml", "published-table.published-table");
        assertTrue(published.contains("0.94865847361"), published); // ReLU with 25 terms
        assertTrue(published.contains("0.94968591252"), published); // leaky ReLU
        String exact = Files.readString(runs.resolve("latest/csv/kernel-fixed-points.fixed-points.csv"));
        assertTrue(exact.lines().anyMatch(line -> line.startsWith("relu,1,aligned-polynomial,1,1,")), exact);
    }

    @Test
    void theSquareContradictsThePublishedBound() throws IOException {
        String violations = csv(KERNEL_MAP + "counterexample.yaml", "bound-violations.bound-violations");
        assertTrue(
                violations
                        .lines()
                        .anyMatch(line -> line.startsWith("square,0.999,") && line.contains(",18,0.36074399208")),
                violations);
    }

    @Test
    void theThresholdForTenPatternsIsTheOneThatThePaperCutsOff() throws IOException {
        String thresholds = csv(HOPFIELD + "thresholds.yaml", "softmax-thresholds.softmax-thresholds");
        assertTrue(thresholds.lines().anyMatch(line -> line.startsWith("10,1,4.559778560272")), thresholds);
        assertTrue(thresholds.lines().anyMatch(line -> line.startsWith("10000,1,12.66282275570")), thresholds);
    }

    @Test
    void nothingStaysNearTheEdgeThatIsNotCips() throws IOException {
        String points = csv(HOPFIELD + "portraits-narrow.yaml", "state-fixed-points.state-fixed-points");
        assertEquals(1 + 5, points.lines().count(), points);
        assertTrue(points.lines().noneMatch(line -> line.contains("face 1-2,")), points);
        String verdict = Files.readString(runs.resolve("latest/csv/state-fixed-points.completeness.csv"));
        assertTrue(verdict.contains("complete (certified),5,3,1"), verdict);
        String margins = Files.readString(runs.resolve("latest/csv/cips.cips-faces.csv"));
        assertTrue(margins.lines().anyMatch(line -> line.startsWith("1-2,2,-0.20710678118")), margins);
    }

    @Test
    void threeNearlyOrthogonalPatternsHaveAPointAtEachFace() throws IOException {
        List<String[]> points =
                rows(csv(HOPFIELD + "portraits-orthogonal.yaml", "state-fixed-points.state-fixed-points"));
        assertEquals(7, points.size());
        String verdict = Files.readString(runs.resolve("latest/csv/state-fixed-points.completeness.csv"));
        assertTrue(verdict.contains("complete (certified),7,3,1"), verdict);
    }

    private static List<String[]> rows(String csv) {
        return csv.lines().skip(1).map(line -> line.split(",", -1)).toList();
    }

    @Test
    void patternsOfEqualAnglesBifurcateWhereTheSoftmaxMapDoes() throws IOException { // at β (1 − c)
        List<String[]> found = rows(csv(HOPFIELD + "angle.yaml", "bifurcations.bifurcations"));
        assertEquals(10 * 4, found.size());
        for (String[] row : found) {
            double beta = (row[1].equals("fold") ? 2.7456435767327245 : 3) / (1 - Double.parseDouble(row[0]));
            assertEquals(beta, Double.parseDouble(row[2]), 1e-10, String.join(",", row));
        }
    }

    @Test
    void fourPatternsInSpaceHaveAPointAtEachFace() throws IOException {
        List<String[]> points = rows(csv(HOPFIELD + "portraits-space.yaml", "state-fixed-points.state-fixed-points"));
        assertEquals(15, points.size());
        String verdict = Files.readString(runs.resolve("latest/csv/state-fixed-points.completeness.csv"));
        assertTrue(verdict.contains("complete (certified),15,4,1"), verdict);
        String plane = Files.readString(runs.resolve("latest/csv/basin-section.section-points.csv"));
        assertTrue(plane.contains("the plane through 3 attractors"), plane);
    }

    @Test
    @Tag("nightly")
    void whatTheTheoremGuaranteesIsStored() throws IOException {
        csv(HOPFIELD + "capacity.yaml", "storage.storage-fractions");
        String table = Files.readString(runs.resolve("latest/csv/storage.storage.csv"));
        List<String> names = List.of(table.lines().findFirst().orElse("").split(",", -1));
        int guaranteed = names.indexOf("guaranteed");
        int stored = names.indexOf("stored");
        List<String[]> patterns = rows(table);
        assertTrue(patterns.stream().anyMatch(row -> row[guaranteed].equals("yes")));
        assertTrue(patterns.stream().allMatch(row -> !row[guaranteed].equals("yes") || row[stored].equals("yes")));
    }

    @ParameterizedTest
    @ValueSource(strings = {KERNEL_MAP, HOPFIELD})
    @Tag("nightly")
    void allOfItRuns(String folder) {
        Command run = run(folder + "all.yaml");
        assertEquals(0, run.exit(), run.err());
    }
}
