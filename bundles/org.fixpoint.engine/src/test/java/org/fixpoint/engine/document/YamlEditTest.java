package org.fixpoint.engine.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.fixpoint.api.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlEditTest {
    private static final String TEXT =
            """
            # an experiment
            fixpoint: 1
            name: snake   # its name
            model: {id: mlp, depth: 32, activation: {id: snake, a: 0.5}}  # deep
            input:
              id: digits
              # few
              pairs: 16
            analyses:
              - kernel-fixed-points   # the first
              # the second
              - id: layer-similarity
                every: 2
            figures: [trajectories, {id: table, of: fixed-points}]
            """;

    private static String set(String path, String value) {
        return YamlEdit.set(TEXT, path(path), value).applied(TEXT);
    }

    private static String remove(String path) {
        return YamlEdit.remove(TEXT, path(path)).applied(TEXT);
    }

    private static List<String> path(String dotted) {
        return List.of(dotted.split("\\.", -1));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "name|gelu|name: snake   #|name: gelu   #",
                "model.depth|64|depth: 32|depth: 64",
                "model.activation.a|{sweep: [1, 2]}|a: 0.5}|a: {sweep: [1, 2]}}",
                "input.pairs|8|pairs: 16|pairs: 8",
                "analyses.0|kernel-map|- kernel-fixed-points|- kernel-map",
                "analyses.1.every|4|every: 2|every: 4",
                "figures.1.of|basins|of: fixed-points|of: basins",
                "model.width|64|a: 0.5}}|a: 0.5}, width: 64}",
                "input.seed|3|pairs: 16|pairs: 16\\n  seed: 3",
                "analyses.0.steps|7|kernel-fixed-points|{id: kernel-fixed-points, steps: 7}",
                "figures.0.log|true|[trajectories,|[{id: trajectories, log: true},",
                "analyses.1.from|0|every: 2|every: 2\\n    from: 0"
            })
    void oneValueChangesAndNothingElse(String path, String value, String before, String after) {
        assertEquals(TEXT.replace(before.replace("\\n", "\n"), after.replace("\\n", "\n")), set(path, value));
    }

    @Test
    void aNewKeyOfTheFileGoesBelowTheLast() {
        assertEquals(TEXT + "seed: 7\n", set("seed", "7") + "");
    }

    @Test
    void aValueTakenOutLeavesTheCommentsOfTheOthers() {
        assertEquals(TEXT.replace("name: snake   # its name\n", ""), remove("name"));
        assertEquals(TEXT.replace(", depth: 32", ""), remove("model.depth"));
        assertEquals(TEXT.replace("id: mlp, ", ""), remove("model.id"));
        assertEquals(TEXT.replace("  pairs: 16\n", ""), remove("input.pairs"));
        assertEquals(TEXT.replace("  - kernel-fixed-points   # the first\n", ""), remove("analyses.0"));
        assertEquals(TEXT.replace("  - id: layer-similarity\n    every: 2\n", ""), remove("analyses.1"));
        assertEquals(TEXT.replace("trajectories, ", ""), remove("figures.0"));
        assertEquals(TEXT.replace("{id: snake, a: 0.5}", "{id: snake}"), remove("model.activation.a"));
    }

    @Test
    void whatIsNotThereNeedNotBeTakenOut() {
        assertEquals(TEXT, remove("model.width"));
    }

    @Test
    void anItemIsAddedInTheStyleOfItsList() {
        assertEquals(
                TEXT.replace("    every: 2\n", "    every: 2\n  - kernel-map\n"),
                YamlEdit.append(TEXT, path("analyses"), "kernel-map").applied(TEXT));
        assertEquals(
                TEXT.replace("of: fixed-points}]", "of: fixed-points}, cobweb]"),
                YamlEdit.append(TEXT, path("figures"), "cobweb").applied(TEXT));
        assertEquals(
                TEXT + "results: [csv]\n",
                YamlEdit.append(TEXT, path("results"), "csv").applied(TEXT));
    }

    @Test
    void anEmptyTextBeginsWithItsFirstKey() {
        assertEquals("fixpoint: 1\n", YamlEdit.set("", path("fixpoint"), "1").applied(""));
        assertEquals("# x\nname: a\n", YamlEdit.set("# x\n", path("name"), "a").applied("# x\n"));
    }

    @Test
    void aKeyWithoutAValueGetsOneBehindASpace() {
        assertEquals(
                "name: a\nseed: 1\n",
                YamlEdit.set("name:\nseed: 1\n", path("name"), "a").applied("name:\nseed: 1\n"));
    }

    @Test
    void charactersBeyondTheBasicPlaneAreCountedRight() {
        String text = "note: 😀 ok\nseed: 1 # 😀\n";
        assertEquals(
                "note: 😀 ok\nseed: 2 # 😀\n",
                YamlEdit.set(text, path("seed"), "2").applied(text));
    }

    @Test
    void aLiteralTextIsReplacedWhole() {
        String text = "note: |\n  two\n  lines\nseed: 1\n";
        assertEquals(
                "note: one\nseed: 1\n", YamlEdit.set(text, path("note"), "one").applied(text));
        assertEquals("seed: 1\n", YamlEdit.remove(text, path("note")).applied(text));
        String last = "seed: 1\nnote: |\n  two\n  lines\n";
        assertEquals(last + "name: a\n", YamlEdit.set(last, path("name"), "a").applied(last));
    }

    @Test
    void aValueThatAnAliasRefersToIsNotChangedInTwoPlaces() {
        String text = "a: &x {b: 1}\nc: *x\n";
        assertThrows(Refusal.class, () -> YamlEdit.set(text, path("c.b"), "2"));
    }

    @Test
    void whatIsNotYamlIsRefused() {
        assertThrows(Refusal.class, () -> YamlEdit.set("a: [", path("a"), "1"));
        assertThrows(Refusal.class, () -> YamlEdit.set("a: 1", path("a"), "[1"));
        assertThrows(Refusal.class, () -> YamlEdit.append("a: 1\n", path("a"), "2"));
    }

    @Test
    void carriageReturnsStay() {
        String text = "a: 1\r\nb: 2\r\n";
        assertEquals("a: 3\r\nb: 2\r\n", YamlEdit.set(text, path("a"), "3").applied(text));
        assertEquals("b: 2\r\n", YamlEdit.remove(text, path("a")).applied(text));
    }

    @Test
    void manyChangesOneAfterTheOtherKeepEveryComment() { // what cannot be proven is refused, so that none of them is
        // wrong
        SplittableRandom random = new SplittableRandom(1);
        List<String> paths = List.of(
                "name", "seed", "model.depth", "model.width", "model.activation.a", "input.pairs", "analyses.1.every");
        String text = TEXT;
        for (int i = 0; i < 200; i++) {
            List<String> path = path(paths.get(random.nextInt(paths.size())));
            text = (random.nextInt(4) == 0
                            ? YamlEdit.remove(text, path)
                            : YamlEdit.set(text, path, Integer.toString(random.nextInt(100))))
                    .applied(text);
        }
        List<String> lost = new ArrayList<>();
        for (String comment : List.of("# an experiment", "# deep", "# few", "# the first", "# the second")) {
            if (!text.contains(comment)) {
                lost.add(comment);
            }
        }
        assertEquals(List.of(), lost);
    }

    @Test
    void textIsQuotedWhereItWouldReadAsSomethingElse() {
        assertEquals("gelu", YamlText.text("gelu"));
        assertEquals("x*sigmoid(x)", YamlText.text("x*sigmoid(x)"));
        for (String value : List.of("1", "true", "a: b", "a, b", "{a}", "# no", " a", "\"", "*x", "", "null", "a #b")) {
            String written = YamlText.text(value);
            assertTrue(written.startsWith("\""), written);
            Document read = YamlReader.read("{k: " + written + "}", "");
            assertEquals(
                    value,
                    ((Node.Scalar) ((Node.Mapping) read.root().orElseThrow())
                                    .get("k")
                                    .orElseThrow())
                            .text());
        }
    }

    @Test
    void whatIsTypedForANumberStaysAsItIs() {
        assertEquals("0.5", YamlText.typed("0.5"));
        assertEquals("{sweep: [1, 2]}", YamlText.typed("{sweep: [1, 2]}"));
        assertEquals("\"1]\"", YamlText.typed("1]"));
    }
}
