package org.fixpoint.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.LayerStates;
import org.fixpoint.api.model.MeanFieldRule;
import org.junit.jupiter.api.Test;

/**
 * What holds for every architecture; the checks of a facet pass at once for one that does not give it.
 *
 * <p>Choose a small network by {@link #given()}: its layers are computed a dozen times.
 */
public abstract class ArchitectureContract extends ContributionContract<Architecture> {
    /** Inputs that the architecture accepts: by default 6 Gaussian vectors of dimension 5 with mean square 1. */
    protected Batch inputs() {
        RandomGenerator random = TestRun.seeded(3).random("inputs");
        double[] rows = new double[6 * 5];
        for (int i = 0; i < 6; i++) {
            double sum = 0;
            for (int j = 0; j < 5; j++) {
                rows[i * 5 + j] = random.nextGaussian();
                sum += rows[i * 5 + j] * rows[i * 5 + j];
            }
            for (int j = 0; j < 5; j++) {
                rows[i * 5 + j] /= Math.sqrt(sum / 5);
            }
        }
        return new Batch(rows, 6, 5, Batch.consecutivePairs(6), List.of());
    }

    /** Whether the states of one input are the same whatever the other inputs are; false for batch normalisation. */
    protected boolean treatsInputsOneByOne() {
        return true;
    }

    private <F> F given(Facet<F> facet, RunContext run) {
        return made().facet(facet, facet.ofInputs() ? inputs() : Batch.NONE, run);
    }

    private boolean gives(Facet<?> facet) {
        return made().facets().contains(facet);
    }

    private static List<double[]> layersOf(LayerStates states) {
        List<double[]> layers = new ArrayList<>();
        states.visit((layer, values) -> layers.add(values.clone()));
        return layers;
    }

    private static void assertSameBits(List<double[]> first, List<double[]> second) {
        assertEquals(first.size(), second.size());
        for (int l = 0; l < first.size(); l++) {
            assertArrayEquals(first.get(l), second.get(l), "layer " + l);
        }
    }

    @Test
    void givesAtLeastOneFacetAndTheSameSetOnEveryCall() {
        Architecture architecture = made();
        assertFalse(architecture.facets().isEmpty());
        assertEquals(architecture.facets(), architecture.facets());
        assertEquals(architecture.facets(), made().facets());
    }

    @Test
    void everyAnnouncedFacetIsGivenAndOfItsType() {
        for (Facet<?> facet : made().facets()) {
            assertInstanceOf(facet.type(), given(facet, TestRun.seeded(1)), facet.name());
        }
    }

    @Test
    void aFacetThatIsNotAnnouncedIsRefused() {
        Facet<String> unknown = new Facet<>("no-such-facet", String.class, false);
        Architecture architecture = made();
        assertThrows(IllegalArgumentException.class, () -> architecture.facet(unknown, Batch.NONE, TestRun.seeded(1)));
    }

    @Test
    void layersAreVisitedInOrderOnceEach() {
        if (gives(Facet.LAYER_STATES)) {
            LayerStates states = given(Facet.LAYER_STATES, TestRun.seeded(1));
            List<Integer> visited = new ArrayList<>();
            states.visit((layer, values) -> visited.add(layer));
            assertEquals(IntStream.rangeClosed(0, states.depth()).boxed().toList(), visited);
        }
    }

    @Test
    void layerZeroIsTheInput() {
        if (gives(Facet.LAYER_STATES)) {
            LayerStates states = given(Facet.LAYER_STATES, TestRun.seeded(1));
            assertEquals(inputs().dimension(), states.width(0));
            assertArrayEquals(inputs().rows(), layersOf(states).get(0));
        }
    }

    @Test
    void everyLayerHasItsShapeAndIsFinite() {
        if (gives(Facet.LAYER_STATES)) {
            LayerStates states = given(Facet.LAYER_STATES, TestRun.seeded(1));
            assertEquals(inputs().count(), states.count());
            List<double[]> layers = layersOf(states);
            for (int l = 0; l < layers.size(); l++) {
                assertEquals(states.count() * states.width(l), layers.get(l).length, "layer " + l);
                assertTrue(Arrays.stream(layers.get(l)).allMatch(Double::isFinite), "layer " + l + " is not finite");
            }
        }
    }

    @Test
    void aSecondVisitPassesTheSameBits() {
        if (gives(Facet.LAYER_STATES)) {
            LayerStates states = given(Facet.LAYER_STATES, TestRun.seeded(1));
            assertSameBits(layersOf(states), layersOf(states));
        }
    }

    @Test
    void aNewObjectInTheSameRunPassesTheSameBits() {
        if (gives(Facet.LAYER_STATES)) {
            assertSameBits(
                    layersOf(given(Facet.LAYER_STATES, TestRun.seeded(1))),
                    layersOf(given(Facet.LAYER_STATES, TestRun.seeded(1))));
        }
    }

    @Test
    void theStatesOfAnInputDoNotDependOnTheOtherInputs() {
        if (gives(Facet.LAYER_STATES) && treatsInputsOneByOne()) {
            Batch all = inputs();
            double[] firstRow = Arrays.copyOf(all.rows(), all.dimension());
            Batch first = new Batch(firstRow, 1, all.dimension(), new int[0], List.of());
            LayerStates alone = made().facet(Facet.LAYER_STATES, first, TestRun.seeded(1));
            List<double[]> together = layersOf(given(Facet.LAYER_STATES, TestRun.seeded(1)));
            List<double[]> apart = layersOf(alone);
            for (int l = 0; l < apart.size(); l++) {
                double[] row = Arrays.copyOf(together.get(l), apart.get(l).length);
                assertArrayEquals(row, apart.get(l), "layer " + l);
            }
        }
    }

    @Test
    void aRunThatIsStoppedBeforehandComputesNoLayer() {
        if (gives(Facet.LAYER_STATES)) {
            TestRun run = TestRun.seeded(1);
            LayerStates states = given(Facet.LAYER_STATES, run);
            run.stop();
            List<Integer> visited = new ArrayList<>();
            assertThrows(RunContext.Cancelled.class, () -> states.visit((layer, values) -> visited.add(layer)));
            assertTrue(visited.stream().allMatch(layer -> layer == 0), "visited " + visited);
        }
    }

    @Test
    void aRunThatIsStoppedOnTheWayDoesNotReachTheNextLayer() {
        if (gives(Facet.LAYER_STATES)) {
            TestRun run = TestRun.seeded(1);
            LayerStates states = given(Facet.LAYER_STATES, run);
            assertTrue(states.depth() >= 2, "choose a network of at least two layers by given()");
            List<Integer> visited = new ArrayList<>();
            assertThrows(
                    RunContext.Cancelled.class,
                    () -> states.visit((layer, values) -> {
                        visited.add(layer);
                        if (layer == 1) {
                            run.stop();
                        }
                    }));
            assertEquals(List.of(0, 1), visited);
        }
    }

    @Test
    void progressGrowsFromZeroToOne() {
        if (gives(Facet.LAYER_STATES)) {
            TestRun run = TestRun.seeded(1);
            layersOf(given(Facet.LAYER_STATES, run));
            double before = 0;
            for (double fraction : run.fractions()) {
                assertTrue(fraction >= before && fraction <= 1, "progress goes from " + before + " to " + fraction);
                before = fraction;
            }
        }
    }

    @Test
    void theMeanFieldRuleHasParametersWithinTheirRanges() {
        if (gives(Facet.MEAN_FIELD_RULE)) {
            MeanFieldRule rule = given(Facet.MEAN_FIELD_RULE, TestRun.seeded(1));
            assertTrue(rule.depth() >= 1, "depth " + rule.depth());
            assertTrue(rule.weightVariance() > 0, "weight variance " + rule.weightVariance());
            assertTrue(rule.biasVariance() >= 0, "bias variance " + rule.biasVariance());
            assertTrue(rule.residual() >= 0 && rule.residual() < 1, "residual " + rule.residual());
        }
    }

    @Test
    void theMeanFieldRuleAndTheSampledNetworkAreOfOneDepth() {
        if (gives(Facet.MEAN_FIELD_RULE) && gives(Facet.LAYER_STATES)) {
            assertEquals(
                    given(Facet.MEAN_FIELD_RULE, TestRun.seeded(1)).depth(),
                    given(Facet.LAYER_STATES, TestRun.seeded(1)).depth());
        }
    }
}
