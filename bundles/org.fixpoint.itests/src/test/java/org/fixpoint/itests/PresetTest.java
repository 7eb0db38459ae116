package org.fixpoint.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Presets through the command line: in the processes that compute the points of drop-ins, and as {@code new} writes them. */
class PresetTest {
    private static final String BENT =
            """
            package com.example.bent;

            import org.fixpoint.api.*;
            import org.fixpoint.api.model.ActivationFunction;
            import org.osgi.service.component.annotations.*;

            @Component(service = Contribution.class)
            public final class Bent implements Contribution<ActivationFunction> {
                private static final Parameter.Real STEEPNESS = Parameter.real("steepness", "how steep").byDefault(1);

                @Override
                public Descriptor<ActivationFunction> descriptor() {
                    return Descriptor.of(ActivationFunction.class, "bent", "an activation made by a test").parameters(STEEPNESS);
                }

                @Override
                public ActivationFunction create(Values values) {
                    return new Curve(values.get(STEEPNESS));
                }

                private record Curve(double a) implements ActivationFunction {
                    @Override
                    public double value(double x) {
                        return StrictMath.tanh(a * x);
                    }

                    @Override
                    public double derivative(double x) {
                        double y = StrictMath.tanh(a * x);
                        return a * (1 - y * y);
                    }
                }
            }
            """;

    @TempDir
    private Path folder;

    private Path plugins = Path.of("");

    @BeforeEach
    void makeTheFolder() throws IOException {
        plugins = Files.createDirectory(folder.resolve("plugins"));
    }

    private Command fixpoint(String... arguments) {
        return Command.fixpoint(folder, List.of("-Dfixpoint.plugins=" + plugins), arguments);
    }

    private static void assertSays(String part, String text) {
        assertTrue(text.contains(part), part + " is not in: " + text);
    }

    private Path experiment(String name, String activations) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                "fixpoint: 1\nname: bends\nmodel: {id: mlp, depth: 3, width: 16, activation: {sweep: [" + activations
                        + "]}}\ninput: {id: digits, pairs: 4}\nanalyses: [layer-similarity]\nfigures: []\nresults: [json]\n");
    }

    private JsonNode run(Path experiment) {
        Command run = fixpoint("run", experiment.toString(), "--json", "--threads", "1");
        assertEquals(0, run.exit(), run.out() + run.err());
        return run.json();
    }

    @Test
    @Tag("nightly")
    void aPresetOfADropInIsComputedApartAndIsThePointThatIsWrittenOut() throws IOException {
        SampleJars.named("com.example.bent").source(BENT).write(plugins.resolve("bent.jar"));
        Files.writeString(
                plugins.resolve("steep.yaml"),
                "fixpoint-preset: 1\nkind: activation\nid: steep\nof: {id: bent, steepness: 2}\n");
        Files.writeString(
                plugins.resolve("wavy.yaml"),
                "fixpoint-preset: 1\nkind: activation\nid: wavy\nof: {formula: \"x + sin(a*x)\", a: 3}\n");
        JsonNode outcome = run(experiment("presets.yaml", "steep, {id: steep, steepness: 3}, {id: wavy, a: 2}"));
        assertEquals(3, outcome.path("run").asInt(), outcome.toString());
        Path lock = Path.of(outcome.path("folder").asText()).resolve("bundles.lock");
        assertSays("com.example.bent 1.0.0 ", Files.readString(lock));

        JsonNode writtenOut = run(experiment(
                "written.yaml",
                "{id: bent, steepness: 2}, {id: bent, steepness: 3}, {formula: \"x + sin(a*x)\", a: 2}"));
        assertEquals(3, writtenOut.path("reused").asInt(), writtenOut.toString());

        Files.delete(plugins.resolve("steep.yaml"));
        Command resumed = fixpoint("resume", outcome.path("folder").asText());
        assertEquals(3, resumed.exit(), resumed.out() + resumed.err());
        assertSays("\"steep\" is not installed", resumed.err());
    }

    @Test
    void aNamedFormulaIsListedDescribedAndKept() throws IOException {
        Command written = fixpoint("new", "activation", "my-gelu", "--formula", "x*sigmoid(a*x)", "--set", "a=1.702");
        assertEquals(0, written.exit(), written.err());
        assertSays("next: fixpoint describe my-gelu", written.out());
        Command listed = fixpoint("list", "activation");
        assertSays("my-gelu", listed.out());
        Command described = fixpoint("describe", "my-gelu", "--set", "a=2", "--json");
        assertEquals(0, described.exit(), described.err());
        assertSays("x*sigmoid(a*x)", described.out());

        String before = Files.readString(plugins.resolve("my-gelu.yaml"));
        Command again = fixpoint("new", "activation", "my-gelu", "--formula", "x");
        assertEquals(2, again.exit());
        assertEquals("fixpoint: there is an activation \"my-gelu\" already; choose another name\n", again.err());
        assertEquals(before, Files.readString(plugins.resolve("my-gelu.yaml")));
    }

    @Test
    void aFormulaThatIsWrongIsToldWithItsPlaceAndNothingIsWritten() throws IOException {
        Command wrong = fixpoint("new", "activation", "mine", "--formula", "x*sigmod(x)");
        assertEquals(2, wrong.exit(), wrong.out());
        assertSays("--formula cannot be used: there is no function 'sigmod'; the nearest name is sigmoid", wrong.err());
        Command open = fixpoint("new", "activation", "mine", "--formula", "a*x");
        assertEquals(2, open.exit(), open.out());
        assertSays("a", open.err());
        assertFalse(Files.exists(plugins.resolve("mine.yaml")));
        try (Stream<Path> files = Files.list(plugins)) {
            assertEquals(
                    List.of(),
                    files.filter(file -> file.toString().endsWith(".yaml")).toList());
        }
    }
}
