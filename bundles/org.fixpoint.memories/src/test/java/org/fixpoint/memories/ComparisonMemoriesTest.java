package org.fixpoint.memories;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.InputSource;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.testkit.ArchitectureContract;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ComparisonMemoriesTest {
    private static final InputSource SIX = Given.source(6, Given.sphere(4, 6, 3).rows());

    @Nested
    class OneAssociationOfTwoHeads extends ArchitectureContract {
        @Override
        protected Contribution<Architecture> contribution() {
            return new Attention();
        }

        @Override
        protected Map<String, ?> given() {
            return Map.of("patterns", SIX, "heads", 2, "beta", 5.0);
        }
    }

    @Nested
    class ThreeAssociations extends ArchitectureContract {
        @Override
        protected Contribution<Architecture> contribution() {
            return new Attention();
        }

        @Override
        protected Map<String, ?> given() {
            return Map.of("patterns", SIX, "update-steps-max", 2, "update-steps-eps", 1e-14);
        }
    }

    @Nested
    class Classical extends ArchitectureContract {
        @Override
        protected Contribution<Architecture> contribution() {
            return new ClassicalHopfield();
        }

        @Override
        protected Map<String, ?> given() {
            return Map.of("patterns", SIX, "beta", 1.7);
        }
    }

    @Nested
    class WithoutSelfCoupling extends ArchitectureContract {
        @Override
        protected Contribution<Architecture> contribution() {
            return new ClassicalHopfield();
        }

        @Override
        protected Map<String, ?> given() {
            return Map.of("patterns", SIX, "beta", 3.0, "self-coupling", false, "normalise", UnitScaling.NONE);
        }
    }

    @Nested
    class DenseAndRectified extends ArchitectureContract {
        @Override
        protected Contribution<Architecture> contribution() {
            return new DenseHopfield();
        }

        @Override
        protected Map<String, ?> given() {
            return Map.of("patterns", SIX, "beta", 2.0);
        }
    }

    @Nested
    class DenseOfFourthDegree extends ArchitectureContract {
        @Override
        protected Contribution<Architecture> contribution() {
            return new DenseHopfield();
        }

        @Override
        protected Map<String, ?> given() {
            return Map.of("patterns", SIX, "beta", 4.0, "degree", 4, "interaction", Interaction.POLYNOMIAL);
        }
    }

    private static StateMap map(Contribution<Architecture> contribution, Map<String, ?> given) {
        return contribution
                .create(Values.of(contribution.descriptor(), given))
                .facet(Facet.STATE_MAP, Batch.NONE, TestRun.seeded(1));
    }

    private static double[] image(StateMap map, double... x) {
        double[] out = new double[x.length];
        map.apply(x, out);
        return out;
    }

    @Test
    void oneHeadAndOneAssociationIsTheHopfieldNetwork() {
        StateMap attention = map(new Attention(), Map.of("patterns", SIX, "beta", 3.0));
        StateMap hopfield = map(new Hopfield(), Map.of("patterns", SIX, "beta", 3.0));
        double[] x = Given.state(6, TestRun.seeded(1).random("state"));
        assertArrayEquals(image(hopfield, x), image(attention, x), 1e-15);
    }

    @Test
    void betaIsOneOverTheRootOfTheCoordinatesOfAHeadUnlessGiven() {
        double[] x = Given.state(6, TestRun.seeded(1).random("state"));
        assertArrayEquals(
                image(map(new Attention(), Map.of("patterns", SIX, "heads", 2, "beta", 1 / Math.sqrt(3))), x),
                image(map(new Attention(), Map.of("patterns", SIX, "heads", 2)), x));
    }

    @Test
    void repeatedAssociationsAreNotKnownToBeContinuous() {
        assertTrue(map(new Attention(), Map.of("patterns", SIX)).region().absorbing());
        for (int steps : new int[] {-1, 2}) {
            StateMap map = map(new Attention(), Map.of("patterns", SIX, "update-steps-max", steps));
            assertFalse(map.region().absorbing());
            assertTrue(map.remark().contains("the map jumps"), map.remark());
        }
    }

    @Test
    void mapsSayWhatUnequalLengthsChange() {
        InputSource unequal = Given.source(2, 1, 0, 0, 2);
        String longer = "The patterns have lengths from 1 to 2, and longer ones attract more.";
        Map<String, ?> none = Map.of("patterns", unequal, "normalise", PatternScaling.NONE);
        assertEquals(longer, map(new Hopfield(), none).remark());
        assertEquals(longer, map(new Attention(), none).remark());
        assertTrue(
                map(new Hopfield(), Map.of("patterns", unequal)).remark().startsWith("The patterns were given with"));
        assertEquals(
                "",
                map(new Hopfield(), Map.of("patterns", Given.source(2, 1, 0, 0, 1)))
                        .remark());
    }

    @Test
    void headsSeeTheirOwnCoordinatesOnly() {
        StateMap map = map(new Attention(), Map.of("patterns", SIX, "heads", 3, "beta", 4.0));
        double[] one = image(map, 1, 2, 3, 4, 5, 6);
        double[] other = image(map, 1, 2, -3, 4, -5, 6);
        assertArrayEquals(Arrays.copyOf(one, 2), Arrays.copyOf(other, 2));
        assertTrue(one[2] != other[2] && one[4] != other[4]);
    }

    @Test
    void twoRepetitionsAreThreeAssociations() {
        Map<String, ?> thrice = Map.of("patterns", SIX, "beta", 2.0, "update-steps-max", 2, "update-steps-eps", 1e-14);
        StateMap once = map(new Attention(), Map.of("patterns", SIX, "beta", 2.0));
        double[] x = Given.state(6, TestRun.seeded(2).random("state"));
        assertArrayEquals(image(once, image(once, image(once, x))), image(map(new Attention(), thrice), x), 1e-15);
    }

    /** At least two associations are made, and the last moved the weights by no more than the threshold. */
    @Test
    void repetitionsStopWhereTheWeightsMoveByNoMoreThanTheThreshold() {
        Map<String, ?> given = Map.of("patterns", SIX, "beta", 6.0, "update-steps-max", -1, "update-steps-eps", 1e-3);
        StateMap map = map(new Attention(), given);
        HopfieldMap once = (HopfieldMap) map(new Hopfield(), Map.of("patterns", SIX, "beta", 6.0));
        double[] x = Given.state(6, TestRun.seeded(3).random("state"));
        double[] before = once.weights(x);
        double[] state = image(once, x);
        for (int step = 0; ; step++) {
            double[] weights = once.weights(state);
            double sum = 0;
            for (int i = 0; i < 4; i++) {
                sum += (weights[i] - before[i]) * (weights[i] - before[i]);
            }
            before = weights;
            state = image(once, state);
            if (Math.sqrt(sum) <= 1e-3) {
                assertTrue(step > 1, "the test stops too early to tell anything");
                break;
            }
        }
        assertArrayEquals(state, image(map, x), 1e-14);
    }

    @Test
    void headsThatDoNotDivideTheCoordinatesAreRefused() {
        Refusal refusal = assertThrows(Refusal.class, () -> map(new Attention(), Map.of("patterns", SIX, "heads", 4)));
        assertTrue(String.valueOf(refusal.getMessage()).contains("give a number of heads that divides 6"));
    }

    @Test
    void theClassicalNetworkIsTheHyperbolicTangentOfHebbianSums() {
        InputSource two = Given.source(3, 1, 1, -1, 1, -1, -1);
        double[] x = {0.3, -0.2, 0.9};
        // W = (1/3) Σ x xᵀ: rows (2, 0, −2)/3, (0, 2, 0)/3, (−2, 0, 2)/3
        double[] field = {2 * (0.3 - 0.9) / 3, 2 * -0.2 / 3, 2 * (0.9 - 0.3) / 3};
        double[] with = Arrays.stream(field).map(h -> StrictMath.tanh(1.5 * h)).toArray();
        double[] without = {StrictMath.tanh(1.5 * -0.6), 0, StrictMath.tanh(1.5 * -0.2)};
        assertArrayEquals(with, image(map(new ClassicalHopfield(), Map.of("patterns", two, "beta", 1.5)), x), 1e-15);
        Map<String, ?> apart = Map.of("patterns", two, "beta", 1.5, "self-coupling", false);
        assertArrayEquals(without, image(map(new ClassicalHopfield(), apart), x), 1e-15);
    }

    @Test
    void theDenseNetworkOfSecondDegreeIsTheClassicalOne() {
        Map<String, ?> dense = Map.of("patterns", SIX, "beta", 1.5, "degree", 2, "interaction", Interaction.POLYNOMIAL);
        double[] x = Given.state(6, TestRun.seeded(4).random("state"));
        assertArrayEquals(
                image(map(new ClassicalHopfield(), Map.of("patterns", SIX, "beta", 1.5)), x),
                image(map(new DenseHopfield(), dense), x));
    }

    @Test
    void orthogonalSignPatternsAreFixedAtTheRootOfOneEquation() { // m = tanh(β mᵏ⁻¹) with one pattern on
        InputSource walsh = Given.source(4, 1, 1, 1, 1, 1, -1, 1, -1);
        double m = 1;
        for (int step = 0; step < 1000; step++) {
            m = StrictMath.tanh(2.5 * m * m);
        }
        double[] x = {m, -m, m, -m};
        assertArrayEquals(x, image(map(new DenseHopfield(), Map.of("patterns", walsh, "beta", 2.5)), x), 1e-15);
    }

    @Test
    void withoutSelfCouplingStatesMayAlternateAndNoEnergyIsClaimed() {
        InputSource one = Given.source(2, 1, -1); // W has −1/2 off its diagonal: x₁ and x₂ pull each other's opposite
        StateMap map = map(new ClassicalHopfield(), Map.of("patterns", one, "beta", 8.0, "self-coupling", false));
        double[] x = {0.9, 0.9};
        double[] second = image(map, x);
        assertTrue(second[0] < -0.9 && image(map, second)[0] > 0.9);
        assertTrue(map.energy().isEmpty());
    }

    @Test
    void aCoordinateWithoutSignAndAKinkAreRefused() {
        InputSource zero = Given.source(2, 1, 0);
        Refusal sign = assertThrows(Refusal.class, () -> map(new ClassicalHopfield(), Map.of("patterns", zero)));
        assertTrue(String.valueOf(sign.getMessage()).startsWith("coordinate 2 of pattern 1 is 0 and has no sign"));
        Refusal kink =
                assertThrows(Refusal.class, () -> map(new DenseHopfield(), Map.of("patterns", SIX, "degree", 2)));
        assertTrue(String.valueOf(kink.getMessage()).contains("kink"));
    }

    @Test
    void statesAreNamedByTheirOverlaps() {
        StateMap map = map(
                new ClassicalHopfield(),
                Map.of("patterns", Given.source(List.of("up", "flat"), 4, 1, 1, 1, 1, 1, -1, 1, -1), "beta", 4.0));
        assertEquals("pattern 1 (up)", map.near(new double[] {1, 1, 1, 1}));
        assertEquals("opposite of pattern 2 (flat)", map.near(new double[] {-1, 1, -1, 1}));
        assertEquals("mixture of patterns [1, 2]", map.near(new double[] {1, 0, 1, 0}));
        assertEquals("origin", map.near(new double[4]));
    }

    @Test
    void seedsBeginWithTheOriginAndThePatterns() {
        RandomGenerator random = TestRun.seeded(1).random("seeds");
        List<double[]> seeds =
                map(new ClassicalHopfield(), Map.of("patterns", SIX)).seeds(40, random);
        assertEquals(40, seeds.size());
        assertArrayEquals(new double[6], seeds.get(0));
        assertTrue(Arrays.stream(seeds.get(1)).allMatch(x -> Math.abs(x) == 1));
    }
}
