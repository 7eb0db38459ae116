package org.fixpoint.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input, as a user meets it: a sentence with place, fault and remedy, an exit code, no stack trace. */
class FaultsTest {
    private static final String HEAD = "fixpoint: 1\n";
    private static final String INPUT = "input: {id: digits, pairs: 4}\n";
    private static final String STUDY = "analyses: [layer-similarity]\n";

    @TempDir
    private Path folder;

    static Stream<Arguments> badFiles() {
        String bomb = HEAD + "a: &a [x,x,x,x,x,x,x,x,x]\n"
                + Stream.iterate('a', c -> c < 'i', c -> (char) (c + 1))
                        .map(c -> (char) (c + 1) + ": &" + (char) (c + 1)
                                + (" [*" + c + ",*" + c + ",*" + c + ",*" + c + ",*" + c + ",*" + c + ",*" + c + ",*"
                                        + c + ",*" + c + "]\n"))
                        .reduce("", String::concat);
        return Stream.of(
                Arguments.of(
                        "an unknown key",
                        HEAD + "modle: {id: mlp}\nmodel: {id: mlp}\n" + INPUT + STUDY,
                        2,
                        "bad.yaml:2:1",
                        "model"),
                Arguments.of(
                        "a mistyped id",
                        HEAD + "model: {id: mlp, activation: tanhh}\n" + INPUT + STUDY,
                        2,
                        "bad.yaml:2:30 model.activation",
                        "nearest: \"tanh\""),
                Arguments.of(
                        "a missing plug-in",
                        HEAD + "model: {id: mlp, activation: quaternion-wavelet}\n" + INPUT + STUDY,
                        3,
                        "bad.yaml:2:30 model.activation",
                        "is not installed"),
                Arguments.of(
                        "a wrong type",
                        HEAD + "model: {id: mlp, depth: deep}\n" + INPUT + STUDY,
                        2,
                        "bad.yaml:2:25 model.depth",
                        "whole number"),
                Arguments.of(
                        "NaN",
                        HEAD + "model: {id: mlp, weight-variance: .nan}\n" + INPUT + STUDY,
                        2,
                        "bad.yaml:2:35 model.weight-variance",
                        "finite"),
                Arguments.of(
                        "a number out of range",
                        HEAD + "model: {id: mlp, residual: 1.5}\n" + INPUT + STUDY,
                        2,
                        "bad.yaml:2:28 model.residual",
                        "1.5"),
                Arguments.of(
                        "a file that is missing",
                        HEAD + "model: {id: mlp}\ninput: {id: csv, file: none.csv}\n" + STUDY,
                        2,
                        "bad.yaml:3:24 input.file",
                        "none.csv"),
                Arguments.of(
                        "an activation that is not square-integrable",
                        HEAD + "model: {id: mlp, activation: {id: exp-quadratic, a: 0.25}}\n" + INPUT + STUDY,
                        2,
                        "bad.yaml:2:53 model.activation.a",
                        "square-integrable"),
                Arguments.of("a YAML bomb", bomb, 2, "bad.yaml:", "alias"),
                Arguments.of("a cyclic alias", HEAD + "model: &m {id: *m}\n", 2, "bad.yaml:2:", ""),
                Arguments.of("an empty file", "", 2, "bad.yaml", "empty"),
                Arguments.of("a list in place of a mapping", "- 1\n", 2, "bad.yaml:1:1", "mapping"),
                Arguments.of("three thousand brackets", "[".repeat(3000), 2, "bad.yaml:", "64"),
                Arguments.of("a tab", HEAD + "model:\n\tid: mlp\n", 2, "bad.yaml:3:1", "spaces"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFiles")
    void isToldInOneSentence(String name, String text, int exit, String place, String words) throws IOException {
        Files.writeString(folder.resolve("bad.yaml"), text, StandardCharsets.UTF_8);
        Command check = Command.fixpoint(folder, "check", "bad.yaml");
        assertEquals(exit, check.exit(), check.err());
        assertTrue(check.err().contains(place), check.err());
        assertTrue(check.err().contains(words), check.err());
        assertFalse(check.err().contains("\tat ") || check.err().contains("Exception"), check.err());
    }

    @Test
    void everyFaultOfAFileIsToldAtOnceAndNothingIsRun() throws IOException {
        Files.writeString(
                folder.resolve("bad.yaml"),
                HEAD + "model: {id: mlp, depth: -1, activation: {id: leaky-relu, alpha: 99}}\n" + INPUT
                        + "analyses: [layer-similarty]\n",
                StandardCharsets.UTF_8);
        Command run = Command.fixpoint(folder, "run", "bad.yaml");
        assertEquals(2, run.exit());
        assertEquals(3, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("bad.yaml:2:65 model.activation.alpha: is 99"), run.err());
        assertTrue(run.err().contains("a real number in [-10.0, 10.0]"), run.err());
        assertFalse(Files.exists(folder.resolve("runs")));
    }

    @Test
    void aFaultInAFormulaIsToldWithItsLineAndACaretUnderTheCharacter() throws IOException {
        String line = "model: {id: mlp, activation: {formula: \"x*sigmod(a*x)\", a: 1.702}}";
        Files.writeString(folder.resolve("gate.yaml"), HEAD + line + "\n" + INPUT + STUDY);
        Command check = Command.fixpoint(folder, "check", "gate.yaml");
        assertEquals(2, check.exit(), check.err());
        assertEquals(
                "gate.yaml:2:43 model.activation.formula: there is no function 'sigmod'; the nearest name is sigmoid\n    "
                        + line + "\n" + " ".repeat(4 + 42) + "^\n",
                check.err());
        Command set = Command.fixpoint(folder, "describe", "formula", "--set", "formula=x*sigmod(x)");
        assertEquals(2, set.exit(), set.err());
        List<String> lines = set.err().lines().toList();
        assertEquals(3, lines.size(), set.err());
        assertEquals(lines.get(1).indexOf("sigmod"), lines.get(2).indexOf('^'), set.err());
    }

    @Test
    void aMissingExperimentFileIsNamed() {
        Command check = Command.fixpoint(folder, "check", "none.yaml");
        assertEquals(2, check.exit());
        assertTrue(check.err().contains("none.yaml"), check.err());
    }

    @Test
    void aFolderForRunsThatCannotBeMadeIsNamed() throws IOException {
        Files.writeString(folder.resolve("good.yaml"), HEAD + "model: {id: mlp, depth: 2, width: 8}\n" + INPUT + STUDY);
        Command run = Command.fixpoint(folder, "run", "good.yaml", "--runs", "good.yaml");
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("good.yaml is there and is no folder"), run.err());
        assertFalse(run.err().contains("Exception"), run.err());
    }

    @Test
    void tooLittleMemoryIsToldInOneSentence() throws IOException {
        Files.writeString(
                folder.resolve("large.yaml"),
                HEAD + "replicates: 10000\nmodel: {id: mlp, depth: {sweep: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]}}\n" + INPUT
                        + STUDY);
        Command check = Command.fixpoint(folder, List.of("-Xmx64m"), "check", "large.yaml");
        assertEquals(4, check.exit(), check.err());
        assertEquals(1, check.err().lines().count(), check.err());
        assertTrue(check.err().contains("MB of memory are too few"), check.err());
    }

    @Test
    void anUnknownVerbAndAnUnknownOptionAreUsageFaults() {
        Command verb = Command.fixpoint(folder, "rum", "bad.yaml");
        assertEquals(2, verb.exit());
        assertEquals("fixpoint: there is no verb \"rum\"; nearest: \"run\"\n", verb.err());
        Command option = Command.fixpoint(folder, "list", "--jason");
        assertEquals(2, option.exit());
        assertTrue(option.err().contains("--jason"), option.err());
    }
}
