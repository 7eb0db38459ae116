package org.fixpoint.engine.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.InputSource;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.describe.Describer;
import org.fixpoint.engine.describe.Description;
import org.fixpoint.engine.document.Fault;
import org.fixpoint.engine.plan.Lettered;
import org.fixpoint.engine.plan.Planner;
import org.fixpoint.engine.plan.Point;
import org.fixpoint.engine.plan.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresetReaderTest {
    private static final String HEAD = "fixpoint-preset: 1\nkind: activation\nid: my-act\n";

    @TempDir
    private Path folder;

    private static PresetReading read(String text) {
        return new PresetReader(Lettered.catalogue()).read(text, Path.of("my-act.yaml"));
    }

    private static List<String> faults(String text) {
        return read(text).faults().stream().map(Fault::sentence).toList();
    }

    private static Catalogue with(String of) {
        PresetReading reading = read(HEAD + "of: " + of + "\n");
        assertEquals(List.of(), reading.faults());
        return Lettered.catalogue().with(List.of(reading.entry().orElseThrow()));
    }

    private static Reading planned(Catalogue catalogue, String model) {
        String text = "fixpoint: 1\nmodel: " + model + "\ninput: digits\nanalyses: [kernel-map]\n";
        return new Planner(catalogue, "plain").read(text, Path.of("e.yaml"), List.of());
    }

    private static Point point(Catalogue catalogue, String activation) {
        Reading reading = planned(catalogue, "{id: mlp, activation: " + activation + "}");
        assertEquals(List.of(), reading.faults());
        return reading.plan().orElseThrow().points().get(0);
    }

    private static List<String> faults(Catalogue catalogue, String activation) {
        return planned(catalogue, "{id: mlp, activation: " + activation + "}").faults().stream()
                .map(Fault::sentence)
                .toList();
    }

    @Test
    void aPresetIsListedWithItsOwnDefaults() {
        Entry entry = with("{id: leaky-relu, alpha: 0.3}")
                .find(ActivationFunction.class, "my-act")
                .orElseThrow();
        assertEquals(Optional.of(0.3), entry.descriptor().parameters().get(0).defaultValue());
        assertEquals("two lines (preset of leaky-relu)", entry.descriptor().summary());
        assertEquals("org.example.stock", entry.origin().bundle());
    }

    @Test
    void thePointIsTheOneThatIsWrittenOut() {
        assertEquals(
                point(Lettered.catalogue(), "{id: leaky-relu, alpha: 0.3}").key(),
                point(with("{id: leaky-relu, alpha: 0.3}"), "my-act").key());
        assertEquals(
                point(Lettered.catalogue(), "{formula: a x, a: 3}").key(),
                point(with("{formula: a x, a: 2}"), "{id: my-act, a: 3}").key());
    }

    @Test
    void twoPresetsOfOneNameHaveKeysOfTheirOwn() {
        String snake = point(with("{id: snake, a: 0.1}"), "my-act").key();
        String bowl = point(with("{id: exp-quadratic, a: 0.1}"), "my-act").key();
        assertFalse(snake.equals(bowl));
    }

    @Test
    void aSweepShowsThePresetByItsName() {
        Reading reading = planned(with("{formula: a x, a: 2}"), "{id: mlp, activation: {sweep: [relu, my-act]}}");
        assertEquals(
                List.of("relu", "my-act"),
                reading.plan().orElseThrow().points().stream()
                        .map(point -> point.coordinates().get(0).label())
                        .toList());
    }

    @Test
    void aPresetBesideWhatItIsMadeOfIsTheSameTwice() {
        assertEquals(
                List.of("e.yaml:2:38 model.activation.sweep: lists my-act twice; keep one of the two"),
                faults(with("{id: leaky-relu, alpha: 0.3}"), "{sweep: [{id: leaky-relu, alpha: 0.3}, my-act]}"));
    }

    @Test
    void theFormulaOfAPresetStays() {
        Catalogue catalogue = with("{formula: a x, a: 2}");
        String message = "is fixed by the preset my-act, for its parameters follow from it; leave it out, or write"
                + " {id: formula, formula: …}";
        assertEquals(
                List.of("e.yaml:2:52 model.activation.formula: " + message),
                faults(catalogue, "{id: my-act, formula: b x}"));
        assertEquals(
                List.of("e.yaml:2:61 model.activation.formula: " + message),
                faults(catalogue, "{id: my-act, formula: {sweep: [b x]}}"));
        assertEquals(List.of(), faults(catalogue, "{id: my-act, formula: a x}"));
    }

    @Test
    void nestedContributionsAndFilesAreKept() throws IOException {
        Files.writeString(folder.resolve("rows.csv"), "1,2\n");
        Path net = folder.resolve("my-net.yaml");
        Files.writeString(
                net,
                "fixpoint-preset: 1\nkind: architecture\nid: my-net\n"
                        + "of: {id: mlp, depth: 3, activation: {id: leaky-relu, alpha: 0.3}}\n");
        Path rows = folder.resolve("my-rows.yaml");
        Files.writeString(rows, "fixpoint-preset: 1\nkind: input\nid: my-rows\nof: {id: csv, file: rows.csv}\n");
        PresetReader reader = new PresetReader(Lettered.catalogue());
        Catalogue catalogue = Lettered.catalogue()
                .with(List.of(
                        reader.read(net).entry().orElseThrow(),
                        reader.read(rows).entry().orElseThrow()));
        assertTrue(catalogue.find(Architecture.class, "my-net").isPresent());
        assertTrue(catalogue.find(InputSource.class, "my-rows").isPresent());

        String text = "fixpoint: 1\nmodel: MODEL\ninput: INPUT\nanalyses: [kernel-map]\n";
        String named = text.replace("MODEL", "{id: my-net, width: 5}").replace("INPUT", "my-rows");
        String whole = text.replace("MODEL", "{id: mlp, depth: 3, width: 5, activation: {id: leaky-relu, alpha: 0.3}}")
                .replace("INPUT", "{id: csv, file: rows.csv}");
        Planner planner = new Planner(catalogue, "plain");
        Path file = folder.resolve("e.yaml");
        assertEquals(
                planner.read(whole, file, List.of())
                        .plan()
                        .orElseThrow()
                        .points()
                        .get(0)
                        .key(),
                planner.read(named, file, List.of())
                        .plan()
                        .orElseThrow()
                        .points()
                        .get(0)
                        .key());
    }

    @Test
    void describingAPresetSaysWhatItIsMadeOf() {
        Description description =
                new Describer(with("{formula: a x, a: 2}"), folder).describe("my-act", List.of("a=5"));
        assertEquals(List.of(), description.faults());
        assertEquals("formula", description.facts().get("preset_of"));
        assertEquals("a x", description.facts().get("formula"));
        assertEquals(Map.of("formula", "a x", "a", 5.0), description.facts().get("values"));
        assertEquals(
                List.of("a"),
                ((List<?>) description.facts().getOrDefault("parameters", List.of()))
                        .stream()
                                .map(parameter -> ((Map<?, ?>) parameter).get("name"))
                                .toList());
    }

    @Test
    void everyFaultIsToldAtOnceWithItsPlace() {
        assertEquals(
                List.of(
                        "my-act.yaml:1:1 fixpoint-preset: is missing; begin the file with fixpoint-preset: 1",
                        "my-act.yaml:1:7 kind: is \"activatoin\", which is not a kind; nearest: \"activation\"",
                        "my-act.yaml:2:5 id: is \"other\" in a file named my-act.yaml; rename the file to other.yaml, or"
                                + " change the id",
                        "my-act.yaml:3:1 sumary: is not a key of a preset; nearest: \"summary\""),
                faults("kind: activatoin\nid: other\nsumary: x\nof: relu\n"));
        assertEquals(
                List.of(
                        "my-act.yaml:4:29 of.alpha: is 99.0; give a real number in [-10.0, 10.0]",
                        "my-act.yaml:4:33 of.beta: is not a parameter of leaky-relu; its parameters are alpha"),
                faults(HEAD + "of: {id: leaky-relu, alpha: 99, beta: 2}\n"));
        assertEquals(
                List.of("my-act.yaml:4:18 of.formula: \"*\" is no letter; take it out"),
                faults(HEAD + "of: {formula: a x*}\n"));
        assertEquals(List.of("my-act.yaml:1:1 is a list; a preset begins with fixpoint-preset: 1"), faults("[1]\n"));
        assertEquals(List.of("my-act.yaml:1:1 is nothing; a preset begins with fixpoint-preset: 1"), faults(""));
    }

    @Test
    void aPresetOfAPresetIsToldAsOne() throws IOException {
        Files.writeString(folder.resolve("my-act.yaml"), HEAD + "of: {formula: a x, a: 2}\n");
        Files.writeString(folder.resolve("rely.yaml"), HEAD);
        PresetReader reader = new PresetReader(Lettered.catalogue());
        for (String word : List.of("my-act", "rely")) { // unlike anything installed, and like relu
            String text = "fixpoint-preset: 1\nkind: activation\nid: third\nof: {id: " + word + ", a: 3}\n";
            PresetReading reading = reader.read(text, folder.resolve("third.yaml"));
            assertFalse(reading.onlyPluginsMissing());
            assertEquals(
                    List.of("third.yaml:4:10 of.id: \"" + word + "\" is a preset, and a preset cannot be made of one;"
                            + " write out what " + word + " is made of"),
                    reading.faults().stream().map(Fault::sentence).toList());
        }
    }

    @Test
    void hintsAreThoseForAPreset() {
        assertEquals(
                List.of(
                        "my-act.yaml:4:29 of.alpha: is swept where no sweep can be; a preset cannot sweep; give one value,"
                                + " and sweep where it is used"),
                faults(HEAD + "of: {id: leaky-relu, alpha: {sweep: [1, 2]}}\n"));
        String text = "fixpoint-preset: 1\nkind: input\nid: my-rows\nof: {id: csv, file: rows.csv}\n";
        assertEquals(
                List.of(
                        "my-rows.yaml:4:21 of.file: \"rows.csv\" is not there; give a file's path relative to the preset"),
                new PresetReader(Lettered.catalogue())
                        .read(text, folder.resolve("my-rows.yaml")).faults().stream()
                                .map(Fault::sentence)
                                .toList());
    }

    @Test
    void anInstalledNameIsRefused() {
        String text = "fixpoint-preset: 1\nkind: activation\nid: relu\nof: {id: leaky-relu, alpha: 0.3}\n";
        assertEquals(
                List.of("relu.yaml:3:5 id: is \"relu\", which org.example.stock offers already; give the preset another"
                        + " id, and its file the same name"),
                new PresetReader(Lettered.catalogue())
                        .read(text, Path.of("relu.yaml")).faults().stream()
                                .map(Fault::sentence)
                                .toList());
    }

    @Test
    void aPresetWaitsForThePluginThatItIsMadeOf() {
        PresetReading reading = read(HEAD + "of: {id: hopfield-energy, beta: 2}\n");
        assertTrue(reading.onlyPluginsMissing());
        assertTrue(reading.entry().isEmpty());
    }

    @Test
    void nothingInAPresetCanBeSwept() {
        assertEquals(
                1,
                faults(HEAD + "of: {id: leaky-relu, alpha: {sweep: [1, 2]}}\n").size());
    }

    @Test
    void whatIsWrittenReadsBackWhateverTheTextIs() throws IOException {
        PresetFolder presets = new PresetFolder(folder.resolve("plugins"));
        for (String summary : List.of("it's \"mine\"", "a \\ b: {c} # d", "𝑥 \u202e ä")) {
            PresetText text = new PresetText(
                    "activation",
                    "my-act",
                    Optional.of(summary),
                    "formula",
                    Map.of("formula", PresetText.quoted("a x")));
            PresetReading reading = read(text.yaml());
            assertEquals(List.of(), reading.faults(), text.yaml());
            assertEquals(summary, reading.entry().orElseThrow().descriptor().summary());
        }
        PresetText text =
                new PresetText("activation", "my-act", Optional.empty(), "leaky-relu", Map.of("alpha", "0.25"));
        Path file = presets.add(text);
        assertTrue(new PresetReader(Lettered.catalogue()).read(file).entry().isPresent());
        assertThrows(FileAlreadyExistsException.class, () -> presets.add(text));
    }
}
