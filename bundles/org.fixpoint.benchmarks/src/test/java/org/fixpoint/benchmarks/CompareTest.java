package org.fixpoint.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareTest {
    @TempDir
    Path folder;

    private record Outcome(int exit, String text) {}

    private static Outcome compare(String... arguments) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int exit = Compare.run(List.of(arguments), new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return new Outcome(exit, bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void everyJobAgreesWithThePeersThatAreInstalledAndTheOthersAreLeftOutWithALine() throws IOException {
        Path csv = folder.resolve("ratios.csv");
        Outcome outcome = compare("--tiny", "--rounds", "1", "--csv", csv.toString());
        assertEquals(0, outcome.exit(), outcome.text());
        for (String peer : List.of("numpy", "torch")) {
            boolean absent = outcome.text().contains("compare: without " + peer + ", for ");
            String name = peer.equals("numpy") ? " NumPy " : " PyTorch ";
            assertEquals(!absent, outcome.text().contains(name), outcome.text());
        }
        List<String> rows = Files.readAllLines(csv);
        int columns = rows.get(0).split(",", -1).length;
        assertTrue(rows.stream().allMatch(row -> row.split(",", -1).length == columns), () -> String.join("\n", rows));
        for (JobSpec job : new Jobs(true, folder, false).all()) {
            assertTrue(rows.stream().anyMatch(row -> row.startsWith(job.id() + ",")), job.id());
        }
    }

    @Test
    void withoutPythonEveryJobRunsAlone() throws IOException {
        Outcome outcome = compare("--tiny", "--rounds", "2", "--jobs", "product,hop", "--python", "no-such-python");
        assertEquals(0, outcome.exit(), outcome.text());
        assertTrue(
                outcome.text().startsWith("compare: without numpy, for no-such-python is not installed\n"),
                outcome.text());
        assertEquals(
                5,
                outcome.text().lines().filter(line -> line.contains(" none ")).count(),
                outcome.text());
    }

    @Test
    void theCommandLineIsExplainedAndItsFaultsAreTold() throws IOException {
        assertEquals(new Outcome(0, Settings.HELP), compare("--rounds", "3", "--help"));
        assertEquals(
                new Outcome(2, "compare: there is no option --round; see benchmarks/compare --help\n"),
                compare("--round", "3"));
        assertEquals(new Outcome(2, "compare: --rounds 0; give 1 or more\n"), compare("--rounds", "0"));
        assertEquals(new Outcome(2, "compare: --threads two is not a whole number\n"), compare("--threads", "two"));
        assertEquals(new Outcome(2, "compare: --csv needs a value; see benchmarks/compare --help\n"), compare("--csv"));
        assertEquals(
                new Outcome(2, "compare: --numerics quick; give strict, fast or native\n"),
                compare("--numerics", "quick"));
        assertFalse(Settings.of(List.of("--jobs", "tanh,network")).wants("product-256"));
        assertTrue(Settings.of(List.of("--jobs", "tanh,network")).wants("network-given"));
    }
}
