package org.fixpoint.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultMessagesTest {
    private static final String HEAD = "fixpoint: 1\n";
    private static final String TAIL = "input: digits\nanalyses: [kernel-map]\n";

    @Test
    void aMistypedIdIsToldWithPlaceAndNearest() {
        String text =
                """
                fixpoint: 1
                name: snake-fixed-points
                seed: 1
                model: {id: mlp, depth: 64, width: 1000, activation: {id: snak, a: 1}}
                analyses: [kernel-map]
                """;
        assertEquals(
                List.of("snake.yaml:4:59 model.activation.id: \"snak\" is not installed; nearest: \"snake\""),
                Samples.faults(text));
        assertFalse(Samples.read(text).onlyPluginsMissing());
    }

    @Test
    void anIdThatResemblesNoneMeansAMissingPlugin() {
        Reading reading = Samples.read(HEAD + "model: {id: mlp, activation: hopfield-energy}\n" + TAIL);
        assertEquals(
                List.of(
                        "snake.yaml:2:30 model.activation: \"hopfield-energy\" is not installed; add the plug-in that offers"
                                + " this activation, or give one of exp-quadratic, leaky-relu, relu, snake, tanh"),
                Samples.sentences(reading));
        assertTrue(reading.onlyPluginsMissing());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        {id: mlp, depth: 0}                               | 18 model.depth: is 0; give a whole number from 1 to 10000
        {id: mlp, depth: 2.5}                             | 18 model.depth: is 2.5; give a whole number from 1 to 10000
        {id: mlp, depth: 99999999999999999999}            | 18 model.depth: is 99999999999999999999; give a whole number from 1 to 10000
        {id: mlp, depth: deep}                            | 18 model.depth: is "deep"; give a whole number from 1 to 10000
        {id: mlp, depth: 1_000}                           | 18 model.depth: is the text "1_000", not a number; without quotes and separators it is 1000; give a whole number from 1 to 10000
        {id: mlp, depth: [1]}                             | 18 model.depth: is a list; give a whole number from 1 to 10000
        {id: mlp, depth: }                                | 17 model.depth: has no value; give a whole number from 1 to 10000
        {id: mlp, detph: 3}                               | 11 model.detph: is not a parameter of mlp; nearest: "depth"
        {id: mlp, height: 3}                              | 11 model.height: is not a parameter of mlp; its parameters are depth, width, activation, normalisation, weight-variance, bias
        {id: mlp, weight-variance: NaN}                   | 28 model.weight-variance: is "NaN", and only finite numbers can be given; give a finite real number
        {id: mlp, weight-variance: .inf}                  | 28 model.weight-variance: is .inf, and only finite numbers can be given; give a finite real number
        {id: mlp, weight-variance: 1e400}                 | 28 model.weight-variance: is 1e400, larger than any double; give a finite real number
        {id: mlp, weight-variance: 1e-400}                | 28 model.weight-variance: is 1e-400, smaller than any double but 0; give a finite real number
        {id: mlp, normalisation: rms}                     | 26 model.normalisation: is "rms"; give one of none, rms-pre
        {id: mlp, normalisation: rms-per}                 | 26 model.normalisation: is "rms-per"; nearest: "rms-pre"
        {id: mlp, bias: yes}                              | 17 model.bias: is "yes"; give true or false
        {id: mlp, activation: {id: leaky-relu, alpha: 99}} | 47 model.activation.alpha: is 99.0; give a real number in [-10.0, 10.0]
        {id: mlp, activation: {alpha: 99}}                | 23 model.activation: has no id; give the id of an installed activation, or {id: …} with its parameters
        {id: mlp, activation: {id: [relu]}}               | 28 model.activation.id: is a list; give the id of an installed activation
        {id: mlp, activation: digits}                     | 23 model.activation: "digits" is not installed as activation; it is installed as input; give one of exp-quadratic, leaky-relu, relu, snake, tanh
        {id: mlp, width: 1, normalisation: rms-pre}       | 1 model: cannot normalise layers of one unit; take a width of 2 or more
        {id: mlp, activation: {id: exp-quadratic, a: 0.25}} | !analyses.kernel-map: needs the kernel-map of the model, which mlp does not have: the activation is not square-integrable under the Gaussian; change the model or leave the analysis out
        {id: mlp, depth: {sweep: []}}                     | 26 model.depth.sweep: is an empty list; give at least one value
        {id: mlp, depth: {sweep: [1, 2, 1]}}              | 26 model.depth.sweep: lists 1 twice; keep one of the two
        {id: mlp, depth: {sweep: {from: 1, to: 2, count: 3}}} | 26 model.depth.sweep: lists 2 twice; keep one of the two
        {id: mlp, depth: {sweep: {from: 0, to: 2, count: 2, scale: log}}} | 26 model.depth.sweep: spans numbers that are not positive on a log scale; give positive ends or scale: linear
        {id: mlp, depth: {sweep: {from: 1, to: 2, count: 1}}} | 50 model.depth.sweep.count: is 1; give a count from 2 to 100000
        {id: mlp, depth: {sweep: {form: 1, to: 2}}}       | 27 model.depth.sweep.form: is not a key of a sweep; nearest: "from"
        {id: mlp, depth: {sweep: [1, 0]}}                 | 30 model.depth: is 0; give a whole number from 1 to 10000
        {id: mlp, weight-variance: {sweep: {from: -1e308, to: 1e308, count: 3}}} | 36 model.weight-variance.sweep: spans numbers larger than any double; give nearer ends
        {id: mlp, weight-variance: {sweep: {logspace: [0, 400, 3]}}} | 47 model.weight-variance.sweep.logspace: spans numbers larger than any double; give nearer ends
        {id: mlp, depth: {sweep: [1], extra: 2}}          | 18 model.depth: has other keys beside sweep; write {sweep: …} in place of the one value that varies
        """)
    void aBadModelIsToldInOneSentence(String model, String sentence) {
        boolean ofAnalysis = sentence.startsWith("!");
        int gap = sentence.indexOf(' ');
        String expected = ofAnalysis
                ? "snake.yaml:4:12 " + sentence.substring(1)
                : "snake.yaml:3:" + (1 + Integer.parseInt(sentence.substring(0, gap))) + sentence.substring(gap);
        assertEquals(List.of(expected), Samples.faults(HEAD + "model:\n " + model + "\nanalyses: [kernel-map]\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        fixpoint: 2   | snake.yaml:1:11 fixpoint: is 2, a format that is not known here; begin the file with fixpoint: 1
        fixpoint: one | snake.yaml:1:11 fixpoint: is "one", a format that is not known here; begin the file with fixpoint: 1
        """)
    void anotherFormatIsRefused(String first, String sentence) {
        assertEquals(List.of(sentence), Samples.faults(first + "\nmodel: mlp\n" + TAIL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        sead: 3             | sead: is not a key of an experiment; nearest: "seed"
        purpose: 3          | purpose: is not a key of an experiment; its keys are fixpoint, name, note, seed, replicates, model, input, analyses, figures, results
        seed: 0.5           | seed: is 0.5; give a whole number from -2^63 to 2^63 - 1
        seed: 9223372036854775808 | seed: is 9223372036854775808; give a whole number from -2^63 to 2^63 - 1
        note: [a, b]        | note: is a list; give text: what the experiment shows, in sentences
        name: a/b           | name: is "a/b"; give a file name: letters, digits, dots, dashes and underscores, at most 100
        replicates: 0       | replicates: is 0; give a whole number from 1 to 10000
        results: csv        | results: is "csv"; give a list: [csv]
        results: [cvs]      | results.0: "cvs" is not installed; nearest: "csv"
        figures: [kernel-mpa] | figures.kernel-mpa: "kernel-mpa" is not installed; nearest: "kernel-map"
        figures: [trajectories] | figures.trajectories: has nothing for any of its slots measured, predicted; add an analysis that yields what one of them takes, or leave the figure out
        figures: [{id: table}] | figures.table: has nothing for its slot table, which takes a table; add an analysis that yields it, or leave the figure out
        figures: [{id: kernel-map, of: slope}] | figures.kernel-map.of: kernel-map.slope does not fit the slot kernel, which takes an array of kernel with rho; give kernel-map.kernel
        figures: [{id: kernel-map, of: kernal}] | figures.kernel-map.of: "kernal" is not an item of this experiment; nearest: "kernel"
        figures: [{id: kernel-map, kernell: kernel}] | figures.kernel-map.kernell: is neither a slot nor a parameter of kernel-map; nearest: "kernel"
        figures: [{id: kernel-map, of: kernel, kernel: kernel}] | figures.kernel-map.kernel: fills the slot kernel twice; keep one of the two
        """)
    void aBadKeyIsToldInOneSentence(String line, String sentence) {
        List<String> faults = Samples.faults(HEAD + "model: mlp\n" + TAIL + line + "\n");
        assertEquals(1, faults.size(), faults.toString());
        assertEquals(sentence, faults.get(0).replaceFirst("snake.yaml:5:[0-9]+ ", ""));
    }

    @Test
    void everyFaultIsToldAtOnceInTheOrderOfTheFile() {
        assertEquals(
                List.of(
                        "snake.yaml:1:1 sead: is not a key of an experiment; nearest: \"seed\"",
                        "snake.yaml:1:1 fixpoint: is missing; add fixpoint: …",
                        "snake.yaml:2:25 model.depth: is 0; give a whole number from 1 to 10000",
                        "snake.yaml:2:40 model.activation: \"rellu\" is not installed; nearest: \"relu\"",
                        "snake.yaml:3:28 input.pairs: is \"many\"; give a whole number from 1 to 1000",
                        "snake.yaml:4:24 analyses.stabilty: \"stabilty\" is not installed; nearest: \"stability\"",
                        "snake.yaml:5:11 figures.lins: \"lins\" is not installed; nearest: \"lines\""),
                Samples.faults(
                        """
                        sead: 1
                        model: {id: mlp, depth: 0, activation: rellu}
                        input: {id: digits, pairs: many}
                        analyses: [kernel-map, stabilty]
                        figures: [lins]
                        """));
    }

    @Test
    void aFacetThatNothingGivesIsAFaultOfTheAnalysis() {
        assertEquals(
                List.of(
                        "snake.yaml:3:12 analyses.stability: needs the lyapunov of the model, which mlp does not have: neither"
                                + " the architecture nor an installed derivation gives lyapunov; change the model or leave the analysis out"),
                Samples.faults(HEAD + "model: mlp\nanalyses: [stability]\n"));
    }

    @Test
    void onlyTheModelsThatLackAFacetAreNamed() {
        List<String> faults = Samples.faults(
                HEAD
                        + "model: {id: mlp, activation: {sweep: [relu, {id: exp-quadratic, a: 0.3}]}}\nanalyses: [kernel-map]\n");
        assertEquals(1, faults.size());
        assertTrue(faults.get(0).contains("for activation=exp-quadratic: "), faults.get(0));
    }

    @Test
    void aRefusalOfOnePartOfASweepStandsAtThatPart() {
        assertEquals(
                List.of(
                        "snake.yaml:2:45 model.activation.sweep.1: exp-quadratic is refused by mlp: the activation grows"
                                + " too fast"),
                Samples.faults(HEAD
                        + "model: {id: mlp, activation: {sweep: [relu, {id: exp-quadratic, a: 5}]}, depth: {sweep: [1, 2]}}\n"
                        + "analyses: [kernel-map]\n"));
    }

    @Test
    void aRefusalSaysForWhichValuesOfASweepItHolds() {
        assertEquals(
                List.of("snake.yaml:2:8 model: with width=1: cannot normalise layers of one unit; take a width of 2 or"
                        + " more"),
                Samples.faults(HEAD
                        + "model: {id: mlp, normalisation: rms-pre, width: {sweep: [1, 2]}, depth: {sweep: [1, 2]}}\n"
                        + "analyses: [kernel-map]\n"));
    }

    @Test
    void inputsThatAnAnalysisNeedsAreAskedFor() {
        assertEquals(
                List.of("snake.yaml:1:1 input: is missing, and layer-similarity needs inputs; add input: …"),
                Samples.faults(HEAD + "model: mlp\nanalyses: [layer-similarity]\n"));
    }

    @Test
    void aDataFileThatIsMissingIsAFault(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("e.yaml");
        Files.writeString(file, HEAD + "model: mlp\ninput: {id: csv, file: rows.csv}\nanalyses: [layer-similarity]\n");
        Planner planner = new Planner(Samples.catalogue(), "plain");
        assertEquals(
                List.of(
                        file
                                + ":3:24 input.file: \"rows.csv\" is not there; give a file's path relative to the experiment file"),
                Samples.sentences(planner.read(file, List.of())));
        Files.createDirectory(folder.resolve("rows.csv"));
        assertTrue(Samples.sentences(planner.read(file, List.of())).get(0).contains("is not a file"));
        Files.delete(folder.resolve("rows.csv"));
        Files.writeString(folder.resolve("rows.csv"), "1,2\n");
        assertEquals(List.of(), Samples.sentences(planner.read(file, List.of())));
    }

    @Test
    void aFaultOfTheCommandLineIsToldAsSuch() {
        String text = HEAD + "model: mlp\n" + TAIL;
        assertEquals(
                List.of("--set model.depth: is 0; give a whole number from 1 to 10000"),
                Samples.faults(text, "model.depth=0"));
        assertEquals(
                List.of("--set \"depth\" is not path=value; write --set model.depth=8"), Samples.faults(text, "depth"));
        assertEquals(
                List.of("--set analyses.5.x: finds no item \"5\" in the list; check the path"),
                Samples.faults(text, "analyses.5.x=1"));
        assertEquals(
                List.of("--set model.dpeth: is not a parameter of mlp; nearest: \"depth\""),
                Samples.faults(text, "model.dpeth=1"));
    }

    @Test
    void aSweepOfTooManyPointsIsRefusedBeforeItIsExpanded() {
        List<String> faults = Samples.faults(HEAD
                + "model: {id: mlp, weight-variance: {sweep: {linspace: [1, 2, 1000]}}, depth: {sweep: {linspace: [1, 1000, 1000]}}}\n"
                + TAIL);
        assertEquals(
                List.of(
                        "snake.yaml:1:1 the sweeps make 1000000 points, more than 100000; sweep fewer values, or split the experiment"),
                faults);
    }

    @Test
    void aSweepOfInputsThatNobodyReadsIsRefused() {
        assertEquals(
                List.of(
                        "snake.yaml:3:28 input.pairs: is swept, but no analysis reads inputs; take the sweep out, or add an analysis of inputs"),
                Samples.faults(
                        HEAD + "model: mlp\ninput: {id: digits, pairs: {sweep: [1, 2]}}\nanalyses: [kernel-map]\n"));
    }

    @Test
    void aSweepInsideASweepIsRefused() {
        assertEquals(
                List.of(
                        "snake.yaml:2:59 model.activation.sweep.0.a: is swept where no sweep can be; sweeps stand in model, input and"
                                + " the parameters of analyses, not inside another sweep"),
                Samples.faults(HEAD + "model: {id: mlp, activation: {sweep: [{id: snake, a: {sweep: [1, 2]}}]}}\n"
                                + TAIL)
                        .stream()
                        .map(sentence -> sentence.replaceFirst(":2:[0-9]+", ":2:59"))
                        .toList());
    }

    @Test
    void aFileThatIsNoneIsRefused(@TempDir Path folder) throws IOException {
        Planner planner = new Planner(Samples.catalogue(), "plain");
        Path missing = folder.resolve("missing.yaml");
        assertEquals(
                List.of(missing + ":1:1 there is no such file; check the name"),
                Samples.sentences(planner.read(missing, List.of())));
        assertEquals(
                List.of(folder + ":1:1 is a folder; name the experiment file in it"),
                Samples.sentences(planner.read(folder, List.of())));
        Path bytes = folder.resolve("bytes.yaml");
        Files.write(bytes, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertEquals(
                List.of(bytes + ":1:1 is not UTF-8 text; save it as UTF-8"),
                Samples.sentences(planner.read(bytes, List.of())));
        Files.write(bytes, new byte[1_000_001]);
        assertEquals(
                List.of(bytes
                        + ":1:1 is larger than 1 MB; an experiment file is a few kB; put data into files of their own"),
                Samples.sentences(planner.read(bytes, List.of())));
    }

    @Test
    void aFileWithoutContentIsToldWhereAnExampleIs() {
        assertEquals(
                List.of("snake.yaml:1:1 the file is empty; begin with fixpoint: 1; examples/first.yaml shows the rest"),
                Samples.faults("# nothing yet\n"));
    }

    @Test
    void anotherVersionOfYamlIsRefused() {
        assertEquals(
                List.of("snake.yaml:1:1 asks for another version of YAML; take the %YAML line out"),
                Samples.faults("%YAML 9.9\n---\n" + HEAD));
    }
}
