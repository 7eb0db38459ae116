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
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.LayerStates;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.StateFamily;
import org.fixpoint.api.model.StateMap;
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

    /** The state map, where there is one. */
    private Optional<StateMapCheck> stateMap() {
        return gives(Facet.STATE_MAP)
                ? Optional.of(new StateMapCheck(given(Facet.STATE_MAP, TestRun.seeded(1))))
                : Optional.empty();
    }

    @Test
    void theStateMapHasTheDimensionOfItsRegion() {
        stateMap().ifPresent(StateMapCheck::ofShape);
    }

    @Test
    void theStateMapIsFiniteAndStaysInAnAbsorbingRegion() {
        stateMap().ifPresent(StateMapCheck::ofImages);
    }

    @Test
    void theJacobianAgreesWithCentralDifferences() {
        stateMap().ifPresent(StateMapCheck::ofJacobians);
    }

    @Test
    void manyStatesAtOnceGoWhereEachGoesAlone() {
        stateMap().ifPresent(StateMapCheck::ofManyAtOnce);
    }

    @Test
    void theEnergyDoesNotIncreaseAlongOrbits() {
        stateMap().ifPresent(StateMapCheck::ofEnergies);
    }

    @Test
    void orbitsThatComeToRestDoSoInTheRegion() {
        stateMap().ifPresent(StateMapCheck::ofLimits);
    }

    @Test
    void theEnclosureContainsWhatItEncloses() {
        stateMap().ifPresent(StateMapCheck::ofEnclosures);
    }

    @Test
    void theEnclosureOfAPointIsNarrow() {
        stateMap().ifPresent(StateMapCheck::ofPoints);
    }

    @Test
    void theReducedMapIsTheMapOnItsSubspace() {
        stateMap().ifPresent(StateMapCheck::ofReductions);
    }

    @Test
    void seedsLieInTheRegionAndComeFromTheGivenChanceAlone() {
        stateMap().ifPresent(StateMapCheck::ofSeeds);
    }

    @Test
    void landmarksAreStatesOfTheMapAndAlwaysTheSame() {
        stateMap().ifPresent(StateMapCheck::ofLandmarks);
    }

    @Test
    void twoStateMapsOfOneRunAreTheSame() {
        if (gives(Facet.STATE_MAP)) {
            StateMap first = given(Facet.STATE_MAP, TestRun.seeded(1));
            StateMap second = given(Facet.STATE_MAP, TestRun.seeded(1));
            double[] x = middle(first.region());
            assertArrayEquals(image(first, x), image(second, x));
        }
    }

    @Test
    void theStateFamilyPassesThroughTheStateMapWithTheDerivativeItSays() {
        if (gives(Facet.STATE_FAMILY) && gives(Facet.STATE_MAP)) {
            StateFamily family = given(Facet.STATE_FAMILY, TestRun.seeded(1));
            StateMap map = given(Facet.STATE_MAP, TestRun.seeded(1));
            double value = family.value();
            assertTrue(family.low() < value && value < family.high(), family.parameter() + " is " + value);
            double[] x = middle(map.region());
            x[0] += 0.25 * (map.region().high()[0] - map.region().low()[0]);
            assertArrayEquals(image(map, x), image(family.at(value), x));
            double[] derivative = new double[map.dimension()];
            family.derivative(value, x, derivative);
            double h = 1e-5 * value;
            double[] above = image(family.at(value + h), x);
            double[] below = image(family.at(value - h), x);
            for (int i = 0; i < derivative.length; i++) {
                double difference = (above[i] - below[i]) / (2 * h);
                assertEquals(difference, derivative[i], 1e-8 * (1 + Math.abs(difference)), "coordinate " + i);
            }
        }
    }

    private static double[] middle(StateMap.Region region) {
        double[] x = new double[region.low().length];
        for (int i = 0; i < x.length; i++) {
            x[i] = 0.4 * region.low()[i] + 0.6 * region.high()[i];
        }
        return x;
    }

    private static double[] image(StateMap map, double[] x) {
        double[] out = new double[map.dimension()];
        map.apply(x, out);
        return out;
    }
}
