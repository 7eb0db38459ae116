package org.fixpoint.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One point shares its work among the processors that the JVM has; its results are those of one. */
class ProcessorsTest {
    private static final String DIFFERS_BY_RUN = ".*(provenance|timing)\\.json|results\\.json|report\\.html";

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a sampled network|{id: mlp, depth: 4, width: 256, activation: gelu, normalisation: layer-pre}"
                        + "|{id: digits, pairs: 8}|[layer-similarity, effective-rank, backward-correlation, tangent-kernel]",
                "single precision and large spectra|{id: mlp, depth: 2, width: 200, activation: gelu, precision: single}"
                        + "|{id: digits, pairs: 100}|[layer-similarity, effective-rank]",
                "kernels of a batch|{id: mlp, depth: 12, activation: gelu}|{id: digits, pairs: 100}"
                        + "|[kernel-flow, kernel-regression, kernel-fixed-points]",
                "a memory|{id: hopfield, beta: 8, patterns: {id: sphere, count: 40, dimension: 16}}"
                        + "||[{id: state-fixed-points, starts: 60}, storage, {id: basins, count: 3000}]",
                "a proven memory|{id: hopfield, beta: 8, patterns: {id: sphere, count: 5, dimension: 3}}"
                        + "||[state-fixed-points, {id: bifurcations, from: 1, to: 9}, basins]",
            })
    void anyNumberOfProcessorsGivesTheSameBits(String name, String model, String input, String analyses)
            throws IOException {
        String inputLine = input == null ? "" : "input: " + input + "\n";
        String text = "fixpoint: 1\nname: one\nmodel: %s\n%sanalyses: %s\nresults: [csv, npz]\n";
        Files.writeString(
                folder.resolve("one.yaml"), text.formatted(model, inputLine, analyses), StandardCharsets.UTF_8);
        Map<Integer, Map<String, String>> found = new TreeMap<>();
        for (int processors : new int[] {1, 2, 7}) {
            Command run = Command.fixpoint(
                    folder,
                    List.of("-XX:ActiveProcessorCount=" + processors),
                    "run",
                    "one.yaml",
                    "--runs",
                    "on-" + processors);
            assertEquals(0, run.exit(), name + ": " + run.err());
            found.put(processors, RunFiles.hashes(folder.resolve("on-" + processors + "/latest"), DIFFERS_BY_RUN));
        }
        assertEquals(found.get(1), found.get(2), name);
        assertEquals(found.get(1), found.get(7), name);
    }
}
