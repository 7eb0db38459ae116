package org.fixpoint.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Derivation;
import org.fixpoint.api.figure.Visualizer;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.engine.plan.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {
    private static final Origin ONE = new Origin("one", "1.0.0", "1".repeat(64));
    private static final Origin TWO = new Origin("two", "2.0.0", "2".repeat(64));

    /** A kind of a plug-in's own. */
    interface VectorActivation {}

    record Named(Descriptor<VectorActivation> descriptor) implements Contribution<VectorActivation> {
        @Override
        public VectorActivation create(Values checked) {
            return new VectorActivation() {};
        }
    }

    private static Named named(String id) {
        return new Named(Descriptor.of(VectorActivation.class, id, "of a plug-in's kind"));
    }

    @Test
    void entriesAreFoundByKindAndIdAndListedById() {
        Catalogue catalogue = Samples.catalogue();
        assertEquals(
                Optional.of("relu"),
                catalogue.find(ActivationFunction.class, "relu").map(e -> e.descriptor()
                        .id()));
        assertEquals(Optional.empty(), catalogue.find(Visualizer.class, "relu"));
        assertEquals(
                List.of("exp-quadratic", "leaky-relu", "relu", "snake", "tanh"),
                catalogue.ids(ActivationFunction.class));
    }

    @ParameterizedTest
    @CsvSource({
        "snak, snake",
        "tanhh, tanh",
        "rleu, relu",
        "leaky_relu, leaky-relu",
        "leakyrelu, leaky-relu",
        "Relu, relu"
    })
    void theNearestIdIsWithinAThirdOfTheLetters(String word, String expected) {
        assertEquals(Optional.of(expected), Samples.catalogue().nearest(ActivationFunction.class, word));
    }

    @ParameterizedTest
    @CsvSource({"gelu2", "softmax", "x", "hopfield"})
    void aWordThatResemblesNoneHasNoNearest(String word) {
        assertEquals(Optional.empty(), Samples.catalogue().nearest(ActivationFunction.class, word));
    }

    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "'', abc, 3", "ab, ba, 1", "ca, abc, 3", "same, same, 0"})
    void theDistanceCountsEditsAndSwaps(String a, String b, int expected) {
        assertEquals(expected, Spelling.distance(a, b));
        assertEquals(expected, Spelling.distance(b, a));
    }

    @Test
    void stockKindsHaveTheirWordsAndAPluginsKindThatOfItsType() {
        assertEquals("figure", Kinds.word(Visualizer.class));
        assertEquals("vector-activation", Kinds.word(VectorActivation.class));
        Catalogue catalogue = Catalogue.of(List.of(new Entry(named("softmax"), ONE)), List.of());
        assertEquals(
                List.of(
                        "activation",
                        "architecture",
                        "input",
                        "analysis",
                        "derivation",
                        "figure",
                        "sink",
                        "portrait",
                        "vector-activation"),
                List.copyOf(catalogue.kinds().keySet()));
        assertEquals(List.of(VectorActivation.class), catalogue.kindsOf("softmax"));
    }

    @Test
    void anIdInTwoKindsIsFoundInBoth() {
        assertEquals(
                List.of("analysis", "figure"),
                Samples.catalogue().kindsOf("kernel-map").stream()
                        .map(Kinds::word)
                        .toList());
        assertEquals(List.of(Derivation.class), Samples.catalogue().kindsOf("closed-kernel"));
    }

    @Test
    void theHighestRankingWinsThenTheLowestServiceId() {
        Offer low = new Offer(named("x"), ONE, 0, 7);
        Offer high = new Offer(named("x"), TWO, 5, 9);
        Offer early = new Offer(named("x"), ONE, 5, 8);
        assertEquals(TWO, winner(List.of(low, high)).origin());
        assertEquals(ONE, winner(List.of(low, high, early)).origin());
        Catalogue catalogue = Catalogue.ofOffers(List.of(low, high), List.of());
        assertEquals(
                List.of(ONE), catalogue.overruled().stream().map(Entry::origin).toList());
        assertEquals(
                List.of(new Problem(
                        ONE, "its vector-activation \"x\" is hidden by the one of two 2.0.0; take one of the two out")),
                catalogue.problems());
    }

    private static Entry winner(List<Offer> offers) {
        return Catalogue.ofOffers(offers, List.of())
                .find(VectorActivation.class, "x")
                .orElseThrow();
    }

    @Test
    void aContributionThatCannotDescribeItselfIsAProblemAndNothingElse() {
        Contribution<VectorActivation> broken = new Contribution<>() {
            @Override
            public Descriptor<VectorActivation> descriptor() {
                throw new ServiceConfigurationError("half built"); // an Error, and none of those that linking throws
            }

            @Override
            public VectorActivation create(Values checked) {
                throw new IllegalStateException();
            }
        };
        Catalogue catalogue = Catalogue.of(List.of(new Entry(broken, ONE), new Entry(named("y"), TWO)), List.of());
        assertEquals(List.of("y"), catalogue.ids(VectorActivation.class));
        assertEquals(1, catalogue.problems().size());
        assertTrue(catalogue.problems().get(0).sentence().contains("ServiceConfigurationError: half built"));
    }
}
