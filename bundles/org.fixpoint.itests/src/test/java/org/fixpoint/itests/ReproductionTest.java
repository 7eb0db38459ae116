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

/** The files under reproduce/ are right, and give the numbers that their notes speak of. */
class ReproductionTest {
    private static final String KERNEL_MAP = "reproduce/kernel-map/";

    @TempDir
    private Path runs = Path.of("");

    private String csv(String file, String item) throws IOException {
        Command run = run(file);
        assertEquals(0, run.exit(), run.err());
        return Files.readString(runs.resolve("latest/csv/" + item + ".csv"), StandardCharsets.UTF_8);
    }

    private Command run(String file) {
        return Command.fixpoint(Distribution.root(), "run", KERNEL_MAP + file, "--runs", runs.toString(), "--quiet");
    }

    @Test
    void everyFileIsRightAndAllNamesEach() throws IOException {
        Command check = Command.fixpoint(Distribution.root(), "check", KERNEL_MAP + "all.yaml");
        assertEquals(0, check.exit(), check.err());
        try (var files = Files.list(Distribution.root().resolve(KERNEL_MAP))) {
            List<String> experiments = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".yaml") && !name.equals("all.yaml"))
                    .toList();
            assertTrue(check.out().contains("(1 of " + experiments.size() + ")"), check.out());
            for (String experiment : experiments) {
                assertTrue(check.out().contains(experiment + " ("), experiment);
                assertTrue(
                        Files.readString(Distribution.root().resolve(KERNEL_MAP + experiment))
                                .contains("\nnote: "),
                        experiment + " does not say what agrees and what differs");
            }
        }
    }

    @Test
    void theTableIsThePublishedOneAndTheExactOneBesideIt() throws IOException {
        String published = csv("table.yaml", "published-table.published-table");
        assertTrue(published.contains("0.94865847361"), published); // ReLU with 25 terms
        assertTrue(published.contains("0.94968591252"), published); // leaky ReLU
        String exact = Files.readString(runs.resolve("latest/csv/kernel-fixed-points.fixed-points.csv"));
        assertTrue(exact.lines().anyMatch(line -> line.startsWith("relu,1,aligned-polynomial,1,1,")), exact);
    }

    @Test
    void theSquareContradictsThePublishedBound() throws IOException {
        String violations = csv("counterexample.yaml", "bound-violations.bound-violations");
        assertTrue(
                violations
                        .lines()
                        .anyMatch(line -> line.startsWith("square,0.999,") && line.contains(",18,0.36074399208")),
                violations);
    }

    @Test
    @Tag("nightly")
    void allOfItRuns() {
        Command run = run("all.yaml");
        assertEquals(0, run.exit(), run.err());
    }
}
