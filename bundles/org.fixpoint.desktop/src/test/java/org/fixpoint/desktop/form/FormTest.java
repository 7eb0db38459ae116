package org.fixpoint.desktop.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fixpoint.api.Refusal;
import org.fixpoint.desktop.SampleCatalogue;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Residency;
import org.fixpoint.engine.document.Fault;
import org.fixpoint.engine.document.Mark;
import org.fixpoint.engine.document.Node;
import org.fixpoint.engine.document.YamlReader;
import org.junit.jupiter.api.Test;

class FormTest {
    private static final String TEXT =
            """
            fixpoint: 1
            model: {id: mlp, depth: 64, activation: {id: snake, a: 0.5}}  # deep
            analyses: [kernel-map, {id: similarity}, kernel-map]
            figures: [{id: table, of: similarity}]
            """;
    private static final Catalogue CATALOGUE = SampleCatalogue.with();

    private static Form form(String text) {
        return FormReader.read(text, CATALOGUE, Residency.SETTLED);
    }

    private static Field field(String text, String path) {
        return form(text).field(List.of(path.split("\\.", -1))).orElseThrow();
    }

    private static String set(String text, String path, String value) {
        return FormEdit.value(text, field(text, path), value);
    }

    private static String choose(String text, String path, String id) {
        return FormEdit.part(text, field(text, path), id, CATALOGUE);
    }

    @Test
    void ofAFileThatNamesExperimentsTheFormHasTheirNames() {
        assertEquals(
                List.of("b.yaml", "deep/a.yaml"),
                form("experiments: [b.yaml, deep/a.yaml]").members());
        assertEquals(
                List.of("b.yaml"),
                form("experiments: [b.yaml, {id: x}, '', b.yaml]").members());
        assertEquals(List.of(), form("experiments: b.yaml").members());
        assertEquals(List.of(), form(TEXT).members());
        assertFalse(form("experiments: [a.yaml]").hasShapeOf(form("experiments: [b.yaml]")));
        assertEquals(
                List.of("a.yaml"), form("experiments: [a.yaml]").with(List.of()).members());
    }

    @Test
    void everyParameterOfWhatTheFileNamesIsAField() {
        assertEquals(
                List.of(
                        "name",
                        "note",
                        "seed",
                        "replicates",
                        "model",
                        "model.depth",
                        "model.law",
                        "model.bias",
                        "model.activation",
                        "model.activation.a",
                        "input",
                        "analyses.0",
                        "analyses.1",
                        "analyses.2",
                        "figures.0",
                        "figures.0.of"),
                form(TEXT).fields().map(field -> String.join(".", field.path())).toList());
        assertEquals("64", field(TEXT, "model.depth").value());
        assertEquals("", field(TEXT, "model.law").value());
        assertEquals("gaussian", field(TEXT, "model.law").effective());
        assertEquals(
                new Editor.Choice(List.of("gaussian", "orthogonal"), "gaussian"),
                field(TEXT, "model.law").editor());
        assertEquals(2, field(TEXT, "model.activation.a").level());
    }

    @Test
    void aParameterIsShownWhenItsConditionHolds() {
        assertTrue(form(TEXT).field(List.of("model", "scale")).isEmpty());
        assertTrue(form(set(TEXT, "model.bias", "true"))
                .field(List.of("model", "scale"))
                .isPresent());
    }

    @Test
    void anotherValueChangesThatValueAlone() {
        assertEquals(TEXT.replace("64", "65"), set(TEXT, "model.depth", "65"));
        assertEquals(TEXT.replace("depth: 64, ", ""), set(TEXT, "model.depth", ""));
        assertEquals(TEXT.replace("0.5}", "{sweep: [1, 2]}}"), set(TEXT, "model.activation.a", "{sweep: [1, 2]}"));
        assertEquals(TEXT.replace("0.5}}", "0.5}, law: orthogonal}"), set(TEXT, "model.law", "orthogonal"));
    }

    @Test
    void aValueOfWhatIsThereByDefaultMakesItGiven() {
        Catalogue snakes = SampleCatalogue.with();
        String text = "fixpoint: 1\nmodel: mlp\n";
        Field a = new Field(
                List.of("model", "activation", "a"),
                "model.activation.a",
                2,
                "a",
                "",
                "",
                new Editor.Line(Editor.Content.OTHER, "1", java.util.Optional.empty()),
                "",
                false,
                List.of(new Field.Absent(List.of("model", "activation"), "snake")),
                java.util.Optional.empty());
        assertEquals("fixpoint: 1\nmodel: {id: mlp, activation: {id: snake, a: 2}}\n", FormEdit.value(text, a, "2"));
        assertEquals(
                "relu",
                FormReader.read(text, snakes, Residency.SETTLED)
                        .field(List.of("model", "activation"))
                        .orElseThrow()
                        .effective());
    }

    @Test
    void anotherContributionKeepsTheValuesThatItKnows() {
        assertEquals(TEXT.replace("{id: snake, a: 0.5}", "gelu"), choose(TEXT, "model.activation", "gelu"));
        assertEquals(
                TEXT.replace("{id: mlp, depth: 64, activation: {id: snake, a: 0.5}}", "{id: hopfield, depth: 64}"),
                choose(TEXT, "model", "hopfield"));
        assertEquals(TEXT + "input: digits\n", choose(TEXT, "input", "digits"));
        assertEquals(TEXT, choose(TEXT + "input: digits\n", "input", ""));
    }

    private static final String LINES =
            """
            fixpoint: 1
            model:
              id: mlp
              # the activation
              activation:
                # of which kind
                id: snake  # periodic
                # how fast
                a: 2  # slow

              depth: 64
            """;

    @Test
    void anotherContributionKeepsTheCommentsOfWhatStays() {
        assertEquals(
                LINES.replace("snake", "gelu").replace("    a: 2  # slow\n", ""),
                choose(LINES, "model.activation", "gelu"));
        assertEquals(
                LINES.replace("mlp", "hopfield").replaceFirst("(?s)  activation:.*slow\n", ""),
                choose(LINES, "model", "hopfield"));
    }

    @Test
    void aSweepOfAContributionKeepsItsComments() {
        assertEquals(
                LINES.replace("    id: snake", "    sweep:\n      - id: snake")
                        .replace("    # how", "        # how")
                        .replace("    a: 2", "        a: 2"),
                sweep(LINES, "model.activation"));
        String tight = LINES.replaceFirst("(?s)activation:.*slow", "activation: {id: snake, # periodic\n      a: 2}");
        assertThrows(Refusal.class, () -> sweep(tight, "model.activation"));
    }

    @Test
    void whatIsChosenInTheCatalogueGoesWhereItBelongs() {
        assertEquals(
                TEXT.replace("{id: snake, a: 0.5}", "relu"),
                FormEdit.used(TEXT, form(TEXT), "activation", "relu", CATALOGUE));
        assertEquals(
                TEXT.replace(", kernel-map]", ", kernel-map, similarity]"),
                FormEdit.used(TEXT, form(TEXT), "analysis", "similarity", CATALOGUE));
        assertEquals(TEXT + "results: [png]\n", FormEdit.used(TEXT, form(TEXT), "sink", "png", CATALOGUE));
        assertEquals(TEXT + "input: digits\n", FormEdit.used(TEXT, form(TEXT), "input", "digits", CATALOGUE));
        String swept = TEXT.replace("{id: snake, a: 0.5}", "{sweep: [relu, gelu]}");
        assertEquals(
                swept.replace("gelu]", "gelu, snake]"),
                FormEdit.used(swept, form(swept), "activation", "snake", CATALOGUE));
        assertThrows(Refusal.class, () -> FormEdit.used(TEXT, form(TEXT), "trainer", "adam", CATALOGUE));
    }

    @Test
    void itemsOfListsComeAndGo() {
        Form form = form(TEXT);
        assertEquals(
                TEXT.replace("kernel-map, {", "{"),
                FormEdit.removed(TEXT, form.field(List.of("analyses", "0")).orElseThrow()));
        Section.Addition analyses = form.sections().get(3).list().orElseThrow();
        assertEquals(
                TEXT.replace(", kernel-map]", ", kernel-map, similarity]"),
                FormEdit.added(TEXT, analyses, "similarity"));
    }

    private static String sweep(String text, String path) {
        return FormEdit.swept(text, field(text, path));
    }

    @Test
    void aFieldIsSweptOverItsSliderInFactorsWhereItSpansMuch() {
        assertEquals(
                TEXT.replace("0.5}", "{sweep: {from: 0.1, to: 10, count: 9, scale: log}}}"),
                sweep(TEXT, "model.activation.a"));
        assertEquals(TEXT.replace("0.5}}", "0.5}, law: {sweep: [gaussian, orthogonal]}}"), sweep(TEXT, "model.law"));
    }

    @Test
    void aNumberWithoutASliderIsSweptFromHalfToTwice() {
        assertEquals(
                TEXT.replace("64", "{sweep: [32, 44, 56, 68, 80, 92, 104, 116, 128]}"), sweep(TEXT, "model.depth"));
        String one = TEXT.replace("64", "1");
        assertEquals(TEXT.replace("64", "{sweep: [1, 2]}"), sweep(one, "model.depth"));
        String biased = set(set(TEXT, "model.bias", "true"), "model.scale", "3");
        assertEquals(
                biased.replace("scale: 3", "scale: {sweep: {from: 1.5, to: 6, count: 9}}"),
                sweep(biased, "model.scale"));
    }

    @Test
    void aContributionIsSweptWithAllThatIsGivenToIt() {
        assertEquals(
                TEXT.replace("{id: snake, a: 0.5}", "{sweep: [{id: snake, a: 0.5}]}"), sweep(TEXT, "model.activation"));
        String formula = TEXT.replace("{id: snake, a: 0.5}", "{formula: \"x, 1\"}");
        assertEquals(
                formula.replace("{formula: \"x, 1\"}", "{sweep: [{formula: \"x, 1\"}]}"),
                sweep(formula, "model.activation"));
    }

    @Test
    void aFieldIsNoLongerSweptAndHasTheValueThatIsLookedAt() {
        Slice slice = new Slice(() -> {});
        for (String path : List.of("model.activation.a", "model.activation", "model.law")) {
            String swept = sweep(TEXT, path);
            String back = FormEdit.unswept(swept, field(swept, path), slice);
            assertTrue(field(back, path).sweep().isEmpty(), path);
        }
        String swept = sweep(TEXT, "model.activation");
        assertEquals(TEXT, FormEdit.unswept(swept, field(swept, "model.activation"), slice));
        String depths = TEXT.replace("64", "{sweep: [8, 16, 32]}");
        Field depth = field(depths, "model.depth");
        assertEquals(TEXT.replace("64", "16"), FormEdit.unswept(depths, depth, slice)); // the middle, if none is chosen
        slice.choose(depth, 2);
        assertEquals(TEXT.replace("64", "32"), FormEdit.unswept(depths, depth, slice));
        String factors = TEXT.replace("0.5", "{sweep: {from: 0.1, to: 10, count: 3, scale: log}}");
        Field a = field(factors, "model.activation.a");
        slice.choose(a, 1);
        assertEquals(TEXT.replace("0.5", "1"), FormEdit.unswept(factors, a, slice));
        String three = TEXT.replace("{id: snake, a: 0.5}", "{sweep: [relu, {id: snake, a: 0.5}, gelu]}");
        Field activation = field(three, "model.activation");
        assertEquals(TEXT.replace("{id: snake, a: 0.5}", "relu"), FormEdit.unswept(three, activation, slice));
        slice.choose(activation, 1);
        assertEquals(TEXT, FormEdit.unswept(three, activation, slice));
        String outside = TEXT.replace("kernel-map, {id: similarity}", "{id: kernel-map, steps: {sweep: [3, 4]}}");
        assertEquals(
                TEXT.replace("kernel-map, {id: similarity}", "{id: kernel-map, steps: 3}"), // of which nothing is seen
                FormEdit.unswept(outside, field(outside, "analyses.0.steps"), slice));
        String empty = TEXT.replace("0.5", "{sweep: []}");
        assertThrows(Refusal.class, () -> FormEdit.unswept(empty, field(empty, "model.activation.a"), slice));
    }

    @Test
    void aSweepIsOfferedWhereOneCanStand() {
        List<String> yes = List.of("model", "model.depth", "model.law", "model.bias", "model.activation");
        List<String> no = List.of("name", "seed", "input", "analyses.0", "figures.0", "figures.0.of");
        yes.forEach(path -> assertTrue(form(TEXT).canSweep(field(TEXT, path)), path));
        no.forEach(path -> assertFalse(form(TEXT).canSweep(field(TEXT, path)), path));
        String swept = sweep(TEXT, "model.activation.a");
        for (String path : List.of("model", "model.activation", "model.activation.a")) {
            assertFalse(form(swept).canSweep(field(swept, path)), path);
        }
        assertTrue(form(swept).canSweep(field(swept, "model.depth")));
    }

    @Test
    void aFaultStandsAtItsFieldOrTheNearestAbove() {
        Form marked = form(TEXT)
                .with(List.of(
                        Fault.at(Mark.startOf("x"), "model.activation.a", "is -1", "give more"),
                        Fault.at(Mark.startOf("x"), "analyses.kernel-map-2.steps", "is not known", ""),
                        Fault.at(Mark.startOf("x"), "nowhere", "is odd", "")));
        assertEquals(
                "is -1; give more",
                marked.field(List.of("model", "activation", "a"))
                        .orElseThrow()
                        .fault()
                        .orElseThrow()
                        .sentence());
        assertEquals(
                "is not known",
                marked.field(List.of("analyses", "2"))
                        .orElseThrow()
                        .fault()
                        .orElseThrow()
                        .sentence());
        assertEquals(
                2, marked.fields().filter(field -> field.fault().isPresent()).count());
    }

    @Test
    void whatIsNotInstalledKeepsItsPlace() {
        String text = TEXT.replace("{id: snake, a: 0.5}", "{id: swish, beta: 2}");
        assertEquals("swish", field(text, "model.activation").value());
        assertEquals(
                TEXT.replace("snake, a: 0.5", "gelu, beta: 2").replace("{id: gelu, beta: 2}", "gelu"),
                choose(text, "model.activation", "gelu"));
    }

    @Test
    void aFormulaIsWrittenWithoutAnIdAndItsLettersAreFields() {
        Field activation = field(TEXT, "model.activation");
        assertEquals(List.of("formula"), ((Editor.Part) activation.editor()).written());
        String begun = FormEdit.written(TEXT, activation, "formula", "");
        assertEquals(TEXT.replace("{id: snake, a: 0.5}", "{formula: \"\"}"), begun);
        assertEquals("formula", field(begun, "model.activation").value());
        String formula = set(begun, "model.activation.formula", "x*sigmoid(1.702*x)");
        assertEquals(TEXT.replace("{id: snake, a: 0.5}", "{formula: x*sigmoid(1.702*x)}"), formula);
        assertEquals(begun, set(formula, "model.activation.formula", ""));
        assertEquals(TEXT.replace("{id: snake, a: 0.5}", "relu"), choose(formula, "model.activation", "relu"));
    }

    @Test
    void aFaultInAFormulaStandsUnderItsCharacter() {
        String text = TEXT.replace("{id: snake, a: 0.5}", "{formula: x*sigmod(x)}");
        Node.Mapping root = (Node.Mapping) YamlReader.read(text, "").root().orElseThrow();
        Node.Mapping model = (Node.Mapping) root.get("model").orElseThrow();
        Node.Mapping activation = (Node.Mapping) model.get("activation").orElseThrow();
        Fault fault = Fault.within(
                (Node.Scalar) activation.get("formula").orElseThrow(), 2, "model.activation.formula", "no sigmod");
        Field.Flaw flaw = form(text)
                .with(List.of(fault))
                .field(List.of("model", "activation", "formula"))
                .orElseThrow()
                .fault()
                .orElseThrow();
        assertEquals("no sigmod", flaw.sentence());
        assertEquals(
                flaw.at().orElseThrow().line().indexOf("sigmod"),
                flaw.at().orElseThrow().caret());
    }

    @Test
    void theShapeStaysWhileValuesChange() {
        assertTrue(form(TEXT).hasShapeOf(form(set(TEXT, "model.depth", "65"))));
        assertFalse(form(TEXT).hasShapeOf(form(choose(TEXT, "model.activation", "gelu"))));
    }

    @Test
    void whatIsNoExperimentSaysSo() {
        assertTrue(form("a: [").sections().isEmpty());
        assertTrue(form("- a").notice().contains("mapping"));
        assertTrue(form("experiments: [a.yaml]").notice().contains("names experiments"));
        assertEquals(6, form("").sections().size());
    }
}
