package org.fixpoint.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.InputSource;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.document.Excerpt;
import org.fixpoint.engine.document.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contributions whose parameters follow from a text. */
class TextParametersTest {
    private static Reading read(String activation, String... overrides) {
        return read(Lettered.catalogue(), activation, overrides);
    }

    private static Reading read(Catalogue catalogue, String activation, String... overrides) {
        String text = "fixpoint: 1\nmodel: {id: mlp, activation: " + activation + "}\nanalyses: [kernel-map]\n";
        return new Planner(catalogue, "plain").read(text, Samples.FILE_NAME, List.of(overrides));
    }

    private static Plan plan(String activation, String... overrides) {
        Reading reading = read(activation, overrides);
        return reading.plan().orElseThrow(() -> new AssertionError(Samples.sentences(reading)));
    }

    private static List<String> labels(String activation) {
        return labels(read(activation));
    }

    private static List<String> labels(Reading reading) {
        return reading.plan().orElseThrow(() -> new AssertionError(Samples.sentences(reading))).points().stream()
                .map(point -> point.coordinates().get(0).label())
                .toList();
    }

    private static String key(String activation, String... overrides) {
        return plan(activation, overrides).points().get(0).key();
    }

    @Test
    void theLettersOfAFormulaAreItsParameters() {
        Plan plan = plan("{id: formula, formula: a + b x, b: 3}");
        Setting.Nested activation = (Setting.Nested)
                Optional.ofNullable(plan.points().get(0).model().settings().get("activation"))
                        .orElseThrow();
        assertEquals(
                Map.of(
                        "formula", new Setting.Plain("a + b x"),
                        "a", new Setting.Plain(1.0),
                        "b", new Setting.Plain(3.0)),
                activation.setup().settings());
    }

    @Test
    void theKeyThatIsAlsoAnIdNeedsNoId() {
        assertEquals(key("{id: formula, formula: a x, a: 2}"), key("{formula: a x, a: 2}"));
        assertEquals(
                List.of(
                        "snake.yaml:2:30 model.activation: has no id; give the id of an installed activation, or {id: …}"
                                + " with its parameters"),
                Samples.sentences(read("{alpha: 2, relu: 1}")));
        assertEquals(
                List.of("snake.yaml:2:30 model.activation: has no id; nearest: \"formula\""),
                Samples.sentences(read("{fromula: x}")));
    }

    @Test
    void whatIsSetOnTheCommandLineIsReadLikeTheFile() {
        assertEquals(key("{formula: a x, a: 2}"), key("{formula: a x}", "model.activation.a=2"));
        assertEquals(key("{formula: a x, a: 2}"), key("relu", "model.activation={formula: a x, a: 2}"));
        assertEquals(key("{formula: b x, b: 2}"), key("{formula: a x, b: 2}", "model.activation.formula=b x"));
    }

    @Test
    void everyFormulaHasAKeyOfItsOwn() {
        Set<String> keys = new TreeSet<>();
        for (String activation : List.of(
                "{formula: a x}", "{formula: b x}", "{formula: a  x}", "{formula: a x, a: 2}", "{formula: x a}")) {
            keys.add(key(activation));
        }
        assertEquals(5, keys.size());
    }

    @Test
    void aSweepShowsFormulasByTheirText() {
        assertEquals(
                List.of("a x", "relu", "leaky-relu"),
                labels("{sweep: [{formula: a x, a: 2}, relu, {id: leaky-relu, alpha: 0.2}]}"));
        assertEquals(
                List.of("a x, a=1", "a x, a=2", "x"),
                labels("{sweep: [{formula: a x, a: 1}, {formula: a x, a: 2}, {formula: x}]}"));
        assertEquals(List.of("x", "x + x"), labels("{formula: {sweep: [x, x + x]}}"));
        assertEquals(List.of("1", "2"), labels("{formula: a x, a: {sweep: [1, 2]}}"));
    }

    @Test
    void aNumberOfTheNameOfItsContributionIsNoLabel() {
        List<Entry> entries = new ArrayList<>(Lettered.entries());
        entries.add(new Entry(new Offset(), Samples.KERNELS));
        Catalogue catalogue = Catalogue.of(entries, List.of(Samples.ENGINE));
        String sweep = "{sweep: [relu, offset, {id: formula, formula: x}]}";
        String twice = "{sweep: [{offset: 1}, {offset: 2}]}";
        assertEquals(List.of("relu", "offset", "x"), labels(read(catalogue, sweep)));
        assertEquals(List.of("offset(offset=1)", "offset(offset=2)"), labels(read(catalogue, twice)));
    }

    private record Offset() implements Contribution<ActivationFunction> {
        private static final Parameter.Real OFFSET =
                Parameter.real("offset", "what is added").byDefault(1);

        @Override
        public Descriptor<ActivationFunction> descriptor() {
            return Descriptor.of(ActivationFunction.class, "offset", "x and a number")
                    .parameters(OFFSET);
        }

        @Override
        public ActivationFunction create(Values checked) {
            double offset = checked.get(OFFSET);
            return new Samples.Curve(x -> x + offset, true, false);
        }
    }

    @Test
    void longFormulasAreShortenedAndStillTold() {
        String longer = "x + ".repeat(30);
        List<String> labels = labels("{sweep: [{formula: " + longer + "x}, {formula: " + longer + "a}]}");
        assertEquals(61, labels.get(0).length());
        assertEquals(labels.get(0) + "'", labels.get(1));
    }

    @Test
    void theSameFormulaTwiceIsAFault() {
        assertEquals(
                List.of("snake.yaml:2:38 model.activation.sweep: lists a x twice; keep one of the two"),
                Samples.sentences(read("{sweep: [{formula: a x}, {formula: a x}]}")));
    }

    @Test
    void anUnknownKeyIsToldWithTheLettersOfTheFormula() {
        assertEquals(
                List.of("snake.yaml:2:47 model.activation.gamma: is not a parameter of formula; its parameters are"
                        + " formula, a, b"),
                Samples.sentences(read("{formula: a b x, gamma: 2}")));
    }

    @Test
    void aBadTextIsToldAloneAndUnknownKeysAreNot() {
        assertEquals(
                List.of("snake.yaml:2:42 model.activation.formula: \"*\" is no letter; take it out"),
                Samples.sentences(read("{formula: a *x, b: 2, a: 1}")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            textBlock =
                    """
        {formula: a *x}            | 42
        {formula: "a *x"}          | 43
        {formula: 'a *x'}          | 43
        {formula: !!str "a *x"}    | 49
        {formula: &name "a *x"}    | 49
        {formula: "\\x61\\u0020*x"}| 51
        {formula: "\\U00000061 *x"}| 52
        {formula: ä *x}            | 42
        {formula: 'a ''b'}         | 43
        """)
    void theCaretStandsUnderTheCharacter(String activation, int column) {
        Fault fault = read(activation).faults().get(0);
        assertEquals(column, fault.column(), fault.sentence());
        Excerpt excerpt = fault.excerpt().orElseThrow();
        assertEquals("model: {id: mlp, activation: " + activation + "}", excerpt.line());
        assertEquals(column - 1, excerpt.caret());
        assertEquals(column, excerpt.pointer().length());
    }

    @Test
    void aBlockScalarIsPointedAtAsAWhole() {
        String text =
                "fixpoint: 1\nmodel:\n  id: mlp\n  activation:\n    formula: |\n      a\n      *x\nanalyses: [kernel-map]\n";
        Fault fault = new Planner(Lettered.catalogue(), "plain")
                .read(text, Samples.FILE_NAME, List.of())
                .faults()
                .get(0);
        assertEquals("5:14", fault.line() + ":" + fault.column());
        assertEquals("    formula: |", fault.excerpt().orElseThrow().line());
    }

    @Test
    void onTheCommandLineTheGivenTextIsShown() {
        Fault fault =
                read("relu", "model.activation={formula: \"a *x\"}").faults().get(0);
        assertEquals("--set model.activation.formula: \"*\" is no letter; take it out", fault.sentence());
        assertEquals(
                new Excerpt("model.activation={formula: \"a *x\"}", 30),
                fault.excerpt().orElseThrow());
    }

    @Test
    void aLongLineIsCutRoundTheCaret() {
        Fault fault = read("{formula: \"" + "x + ".repeat(100) + "*" + " + x".repeat(100) + "\"}")
                .faults()
                .get(0);
        Excerpt excerpt = fault.excerpt().orElseThrow();
        assertEquals(441, fault.column());
        assertEquals(102, excerpt.line().length());
        assertEquals('*', excerpt.line().charAt(excerpt.caret()));
        assertTrue(excerpt.line().startsWith("…") && excerpt.line().endsWith("…"), excerpt.line());
    }

    @Test
    void aRefusalOfAllValuesThatNamesTheTextPointsAtIt() {
        assertEquals(
                List.of("snake.yaml:2:52 model.activation.formula: has letters without a value; give them"),
                Samples.sentences(read("{formula: {sweep: [x, a x]}}")));
    }

    /** Announces a text, and answers what it should not. */
    private record Rude<T>(Class<T> kind, Supplier<Contribution<?>> answer) implements Contribution<T> {
        @Override
        public Descriptor<T> descriptor() {
            return Descriptor.of(kind, "rude", "rude").parameters(Parameter.text("word", "a word"));
        }

        @Override
        public T create(Values checked) {
            throw new IllegalStateException("never made");
        }

        @Override
        @SuppressWarnings("unchecked")
        public Contribution<T> specialised(Map<String, String> texts) {
            return (Contribution<T>) answer.get();
        }
    }

    private static List<String> rudely(Supplier<Contribution<?>> answer) {
        List<Entry> entries = new ArrayList<>(Samples.entries());
        entries.add(new Entry(new Rude<>(ActivationFunction.class, answer), Samples.KERNELS));
        Catalogue catalogue = Catalogue.of(entries, List.of(Samples.ENGINE));
        return Samples.sentences(read(catalogue, "{id: rude, word: hello}"));
    }

    @Test
    void aPluginThatBreaksItsPromiseIsNamed() {
        List<Supplier<Contribution<?>>> answers = List.of(
                () -> {
                    throw new StackOverflowError();
                },
                () -> new Rude<>(InputSource.class, () -> new Lettered()),
                () -> new Lettered());
        for (Supplier<Contribution<?>> answer : answers) {
            List<String> faults = rudely(answer);
            assertEquals(1, faults.size(), faults.toString());
            assertTrue(
                    faults.get(0)
                                    .startsWith(
                                            "snake.yaml:2:30 model.activation: rude of org.example.kernels failed with ")
                            && faults.get(0).endsWith("; report this to the author of the plug-in"),
                    faults.get(0));
        }
        assertNotEquals(List.of(), rudely(Lettered::new));
    }
}
