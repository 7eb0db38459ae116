package org.fixpoint.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --numerics}, with the bundle of native numerics and without it. */
class NumericsTest {
    private static final List<String> INSTALLED =
            List.of("-Dfixpoint.native=" + System.getProperty("fixpoint.native", ""));

    /** The Jacobian of tanh(β W x) is 80 × 80 and not symmetric where units differ, so that its eigenvalues are OpenBLAS's. */
    private static final String EXPERIMENT =
            """
            fixpoint: 1
            model: {id: classical-hopfield, beta: 3, patterns: {id: sphere, count: 5, dimension: 80}}
            analyses: [{id: state-fixed-points, starts: 8}]
            results: [json]
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void experiment() throws IOException {
        Files.writeString(folder.resolve("memory.yaml"), EXPERIMENT);
    }

    private Command with(String numerics, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--numerics", numerics));
        return Command.fixpoint(folder, INSTALLED, all.toArray(String[]::new));
    }

    @Test
    void aWordThatIsNoneIsRefused() {
        Command command = with("exact", "doctor");
        assertEquals(2, command.exit());
        assertEquals("fixpoint: --numerics is \"exact\"; give strict, fast or native\n", command.err());
    }

    @Test
    void nativeNumericsThatAreNotInstalledAreRefusedWithTheRemedy() {
        Command command = Command.fixpoint(folder, "run", "memory.yaml", "--numerics", "native");
        assertEquals(2, command.exit());
        assertTrue(
                command.err().startsWith("fixpoint: --numerics native needs the bundle org.fixpoint.openblas,"),
                command.err());
        assertTrue(command.err().contains("unpack fixpoint-native-"), command.err());
        assertEquals(1, command.err().lines().count(), command.err());
        assertFalse(Files.exists(folder.resolve("runs")));
    }

    @Test
    void theNumericsArePartOfEveryPointsKey() {
        JsonNode strict = with("strict", "plan", "memory.yaml", "--json").json();
        JsonNode outside = with("native", "plan", "memory.yaml", "--json").json();
        assertEquals("plain", strict.path("numerics").asText());
        String numerics = outside.path("numerics").asText();
        assertTrue(numerics.matches("vector\\+openblas-0\\.3\\.31-[0-9a-f]+"), numerics);
        Set<String> keys = new HashSet<>();
        List.of(strict, outside).forEach(plan -> plan.path("points")
                .forEach(point -> keys.add(point.path("key").asText())));
        assertEquals(2, keys.size());
    }

    @Test
    @Tag("nightly")
    void allNumericsComputeTheSameToRoundingAndARunIsResumedWithItsOwn() throws IOException {
        JsonNode first = results("strict");
        JsonNode fast = results("fast");
        agree(first, fast, "fast");
        JsonNode outside = results("native");
        agree(first, outside, "native");
        String numerics = outside.path("provenance").path("numerics").asText();
        assertTrue(numerics.matches(fast.path("provenance").path("numerics").asText() + "\\+openblas-.+"), numerics);
        assertFalse(
                eigenvalues(fast).equals(eigenvalues(outside)), "the products are the same, so OpenBLAS was not asked");
        Command resumed = with("fast", "resume", "memory.yaml");
        assertEquals(2, resumed.exit());
        assertTrue(resumed.err().contains("resume it with --numerics native"), resumed.err());
        assertEquals(0, with("native", "resume", "memory.yaml").exit());
    }

    private JsonNode results(String numerics) throws IOException {
        Command run = with(numerics, "run", "memory.yaml");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().contains("1 run"), run.out()); // what other numerics computed is not taken over
        return new ObjectMapper()
                .readTree(folder.resolve("runs/latest/results.json").toFile());
    }

    private static JsonNode eigenvalues(JsonNode results) {
        JsonNode found =
                results.path("items").path("state-fixed-points.eigenvalues").path("data");
        assertEquals(80, found.path(0).size(), "those of the first point");
        return found;
    }

    /** Eigenvalues of at most 4, with errors of some 80 roundings of that; states and energies are by the same steps of Newton's. */
    private static void agree(JsonNode expected, JsonNode actual, String where) {
        if (expected.isNumber()) {
            assertEquals(expected.asDouble(), actual.asDouble(), 1e-9, where);
            return;
        }
        assertEquals(expected.size(), actual.size(), where);
        if (expected.isObject()) {
            expected.fieldNames().forEachRemaining(name -> {
                if (!name.equals("provenance") && !name.equals("run")) {
                    agree(expected.path(name), actual.path(name), where + "." + name);
                }
            });
        } else if (expected.isArray()) {
            for (int i = 0; i < expected.size(); i++) {
                agree(expected.path(i), actual.path(i), where + "." + i);
            }
        }
    }
}
