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

    /** Spectra of 80 × 128, which is large enough for OpenBLAS. */
    private static final String EXPERIMENT =
            """
            fixpoint: 1
            model: {id: mlp, depth: 3, width: 128, activation: tanh}
            input: {id: digits, pairs: 40}
            analyses: [effective-rank]
            results: [json]
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void experiment() throws IOException {
        Files.writeString(folder.resolve("rank.yaml"), EXPERIMENT);
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
        Command command = Command.fixpoint(folder, "run", "rank.yaml", "--numerics", "native");
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
        JsonNode strict = with("strict", "plan", "rank.yaml", "--json").json();
        JsonNode outside = with("native", "plan", "rank.yaml", "--json").json();
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
        for (String numerics : List.of("fast", "native")) {
            agree(first, results(numerics), numerics);
        }
        Command resumed = with("fast", "resume", "rank.yaml");
        assertEquals(2, resumed.exit());
        assertTrue(resumed.err().contains("resume it with --numerics native"), resumed.err());
        assertEquals(0, with("native", "resume", "rank.yaml").exit());
    }

    private JsonNode results(String numerics) throws IOException {
        Command run = with(numerics, "run", "rank.yaml");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().contains("1 run"), run.out()); // what other numerics computed is not taken over
        return new ObjectMapper()
                .readTree(folder.resolve("runs/latest/results.json").toFile());
    }

    /** Ranks of at most 80, from singular values with an error of 1e-13 of the largest. */
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
