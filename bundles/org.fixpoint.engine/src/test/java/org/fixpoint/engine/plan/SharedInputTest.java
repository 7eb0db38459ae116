package org.fixpoint.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.analysis.Subject;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.InputSource;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.junit.jupiter.api.Test;

/** A model that is made of inputs, and an analysis that looks at it before the run. */
class SharedInputTest {
    private static final Parameter.Part<InputSource> PATTERNS =
            Parameter.part("patterns", "what it stores", InputSource.class).byDefault("digits");
    private static final Parameter.Text FACE =
            Parameter.text("face", "one of its patterns").byDefault("1");
    private static final String HEAD = "fixpoint: 1\nanalyses: [faces]\n";

    private record Store(InputSource patterns) implements Architecture {
        @Override
        public Set<Facet<?>> facets() {
            return Set.of(Facet.LAYER_STATES);
        }

        @Override
        public <F> F facet(Facet<F> facet, Batch inputs, RunContext run) {
            throw new Refusal("there are no states in a test of plans");
        }
    }

    private record Faces(String face) implements Analysis {
        @Override
        public Set<Facet<?>> needs() {
            return Set.of();
        }

        @Override
        public boolean needsInputs() {
            return false;
        }

        @Override
        public List<ItemSpec> yields() {
            return List.of(Samples.array("face", "face"));
        }

        @Override
        public void suits(Architecture model) {
            if (model instanceof Store && face.equals("9")) {
                throw new Refusal("there is no face 9; give 1", FACE.name(), 0);
            }
        }

        @Override
        public List<Item> run(Subject subject, RunContext run) {
            throw new Refusal("nothing runs in a test of plans");
        }
    }

    private static Reading read(String text) {
        List<Entry> entries = new ArrayList<>(Samples.entries());
        entries.add(Samples.entry(
                Samples.STOCK,
                Descriptor.of(Architecture.class, "store", "a memory").parameters(PATTERNS),
                v -> new Store(v.get(PATTERNS))));
        entries.add(Samples.entry(
                Samples.STOCK,
                Descriptor.of(Analysis.class, "faces", "of a memory").parameters(FACE),
                v -> new Faces(v.get(FACE))));
        return new Planner(Catalogue.of(entries, List.of(Samples.ENGINE)), "plain")
                .read(text, Samples.FILE_NAME, List.of());
    }

    private static Plan plan(String text) {
        Reading reading = read(text);
        return reading.plan().orElseThrow(() -> new AssertionError(Samples.sentences(reading)));
    }

    @Test
    void inputsOfTheExperimentAreThePatternsOfAModelThatIsGivenNone() {
        Plan shared = plan(HEAD + "model: store\ninput: {id: digits, pairs: 7}\n");
        Plan given = plan(HEAD + "model: {id: store, patterns: {id: digits, pairs: 7}}\n");
        Plan usual = plan(HEAD + "model: store\n");
        assertEquals(given.points().get(0).key(), shared.points().get(0).key());
        assertTrue(!usual.points().get(0).key().equals(shared.points().get(0).key()), "the inputs change nothing");
    }

    @Test
    void sweptInputsSweepThePatterns() {
        Plan plan = plan(HEAD + "model: store\ninput: {id: digits, pairs: {sweep: [7, 8]}}\n");
        assertEquals(
                List.of("pairs=7", "pairs=8"),
                plan.points().stream().map(Point::inWords).toList());
    }

    @Test
    void inputsBesideGivenPatternsAreToldIfNoAnalysisReadsThem() {
        assertEquals(
                List.of(
                        "snake.yaml:4:8 input: is read by no analysis, and the model is made of model.patterns; leave out"
                                + " one of the two"),
                Samples.sentences(
                        read(HEAD + "model: {id: store, patterns: digits}\ninput: {id: digits, pairs: 7}\n")));
    }

    @Test
    void whatAnAnalysisRefusesOfAModelIsToldWhereItStands() {
        assertEquals(
                List.of("snake.yaml:2:31 analyses.faces.face: there is no face 9; give 1"),
                Samples.sentences(read("fixpoint: 1\nanalyses: [{id: faces, face: \"9\"}]\nmodel: store\n")));
    }

    @Test
    void aListInPlaceOfAPartIsToldToStandInOneThatTakesLists() {
        List<Entry> entries = new ArrayList<>(Samples.entries());
        entries.add(Samples.entry(
                Samples.STOCK,
                Descriptor.of(InputSource.class, "vectors", "given")
                        .parameters(
                                Parameter.whole("dimension", "of each", 1, 9),
                                Parameter.reals("coordinates", "of all", 1, 99)),
                v -> new Samples.Source()));
        Reading reading = new Planner(Catalogue.of(entries, List.of(Samples.ENGINE)), "plain")
                .read(
                        "fixpoint: 1\nmodel: mlp\ninput: [[1, 0], [0, 1]]\nanalyses: [kernel-map]\n",
                        Samples.FILE_NAME,
                        List.of());
        assertEquals(
                List.of("snake.yaml:3:8 input: is a list; give {id: vectors, dimension: …, coordinates: […]}"),
                Samples.sentences(reading));
        Reading nested = new Planner(Catalogue.of(entries, List.of(Samples.ENGINE)), "plain")
                .read(
                        "fixpoint: 1\nmodel: mlp\ninput: {id: vectors, dimension: 2, coordinates: [[1, 0], [0, 1]]}\n"
                                + "analyses: [kernel-map]\n",
                        Samples.FILE_NAME,
                        List.of());
        assertEquals(
                List.of(
                        "snake.yaml:3:50 input.coordinates.0: is a list within a list; give all numbers in one list, row"
                                + " after row: [1, 0, 0, 1]"),
                Samples.sentences(nested));
    }
}
