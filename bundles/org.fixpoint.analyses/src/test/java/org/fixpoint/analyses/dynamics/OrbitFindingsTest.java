package org.fixpoint.analyses.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Finding;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.model.Facet;
import org.fixpoint.testkit.GivenSubject;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;

/** tanh(2 x) in two coordinates has 9 fixed points, of which the four (±t, ±t) are stable and four are saddles of one direction. */
class OrbitFindingsTest {
    private static List<Item> items(Contribution<Analysis> contribution, Map<String, ?> given) {
        GivenSubject subject = GivenSubject.empty()
                .with(Facet.STATE_MAP, new TanhMap(2, 2, true))
                .with(Facet.STATE_FAMILY, new SoftmaxFamily(SoftmaxFamily.A, 4, false));
        return contribution.create(Values.of(contribution.descriptor(), given)).run(subject, TestRun.seeded(1));
    }

    private static String finding(Contribution<Analysis> contribution, Map<String, ?> given) {
        List<Item> items = items(contribution, given);
        Item.Table last = (Item.Table) items.get(items.size() - 1);
        assertEquals(Finding.QUANTITY, last.quantity());
        return ((Column.Words) last.columns().get(0)).values().get(0);
    }

    @Test
    void basinsTellSharesWithIntervalsAndWhatMayBeMissed() {
        String sentence = finding(new Basins(), Map.of("count", 3000));
        assertTrue(
                sentence.matches(
                        "3000 of 3000 orbits end at 4 attractors \\(4 stable points\\), the first with 2[5-8]\\.\\d+ %"
                                + " \\(95 % interval 2\\S+ % to 2\\S+ %\\) and the last with 2.*; none came to no rest."
                                + " Attractors of less than 0.1 % of the starts may be missed\\."),
                sentence);
    }

    @Test
    void orbitsWithoutRestAreTold() {
        assertEquals(
                "none of 10 orbits came to rest within the steps allowed.",
                finding(new Basins(), Map.of("count", 10, "most-steps", 1)));
    }

    @Test
    void sectionsTellTheirPlane() {
        String sentence = finding(new BasinSection(), Map.of("size", 20));
        assertTrue(
                sentence.contains("400 of 400 points end at 4 attractors (4 stable points), the first with 25 %"),
                sentence);
    }

    @Test
    void cellsThatComeToNoRestAreInfinite() { // runs refuse arrays with NaN
        Item.Array cells = (Item.Array)
                items(new BasinSection(), Map.of("size", 20, "most-steps", 1)).get(0);
        assertEquals(400, Arrays.stream(cells.data()).filter(Double::isInfinite).count());
    }

    @Test
    void orbitsWithoutAnEnergyHaveAnEmptyArrayOfThem() {
        Item.Array energy =
                (Item.Array) items(new Orbits(), Map.of("count", 3, "steps", 5)).get(1);
        assertArrayEquals(new int[] {0, 6}, energy.shape());
    }

    @Test
    void orbitsTellTheirLastStepAndPassages() { // a map without an energy
        String sentence = finding(new Orbits(), Map.of("count", 3, "steps", 50));
        assertTrue(
                sentence.matches(
                        "3 orbits of 50 steps, the last of \\S+ at most; \\d+ passages? near unstable fixed points\\."),
                sentence);
    }

    @Test
    void energiesThatRiseAreTold() { // of two states, the second and third step
        Item item = OrbitFindings.ofOrbits(new double[] {1, 0.5, 0}, new double[] {3, 2, 2.25}, 1, 0);
        String sentence =
                ((Column.Words) ((Item.Table) item).columns().get(0)).values().get(0);
        assertEquals(
                "1 orbit of 2 steps, the last of 0 at most; the energy rises by 0.25 at most in a step; 0 passages near"
                        + " unstable fixed points.",
                sentence);
    }

    @Test
    void aRiseWithinRoundingIsCalledRounding() {
        Item item = OrbitFindings.ofOrbits(new double[] {1, 0.5, 0}, new double[] {3, -1, Math.nextUp(-1.0)}, 1, 0);
        String sentence =
                ((Column.Words) ((Item.Table) item).columns().get(0)).values().get(0);
        assertTrue(sentence.contains("; the energy never rises by more than rounding, 1.11e-16; "), sentence);
    }

    @Test
    void exponentsTellWhetherNeighboursPart() {
        String sentence = finding(new LyapunovExponents(), Map.of("stretch", 5, "transient", 50, "count", 3));
        assertTrue(sentence.startsWith("The largest Lyapunov exponent of 3 orbits is -"), sentence);
        assertTrue(
                sentence.endsWith(
                        "part along 0 of the orbits, come together along 3, and 0 are undecided at two standard errors."),
                sentence);
    }

    @Test
    void manifoldsTellWhereTheyLeadAndWhetherPointsAreAll() {
        assertEquals(
                "4 saddles with one unstable direction among 9 fixed points, which are complete (certified): 8 of 8 halves"
                        + " of unstable manifolds lead to one of them.",
                finding(new UnstableManifolds(), Map.of()));
    }

    @Test
    void bifurcationsTellTheirKindsCountsAndDoubts() { // three folds between 1 and 8: hopfield.json
        String sentence = finding(new Bifurcations(), Map.of("from", 1.0, "to", 8.0));
        assertTrue(
                sentence.matches(
                        "3 bifurcations for \\S+ from 1 to 8: 3 folds, the first at \\S+ = 1\\.85403330932\\d*, with errors of \\S+"
                                + " at most; 1, 3, 5, 7 fixed points from stretch to stretch; their degrees add up to 1 on every stretch.*"),
                sentence);
        String lost = finding(new Bifurcations(), Map.of("from", 1.0, "to", 8.0, "most-steps", 3));
        assertTrue(lost.contains("possibly incomplete on "), lost);
    }
}
