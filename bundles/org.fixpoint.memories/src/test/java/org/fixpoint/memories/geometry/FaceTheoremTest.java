package org.fixpoint.memories.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.maths.geometry.AffineHull;
import org.fixpoint.maths.geometry.NearbyFixedPoint;
import org.fixpoint.memories.PatternSet;
import org.fixpoint.testkit.AnalysisContract;
import org.fixpoint.testkit.GivenSubject;
import org.fixpoint.testkit.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaceTheoremTest extends AnalysisContract {
    @Override
    protected Contribution<Analysis> contribution() {
        return new FaceTheorem();
    }

    @Override
    protected Map<String, ?> given() {
        return Map.of("sizes", new double[] {2, 3}, "count", 2, "samples", 40, "thickenings", 8);
    }

    @Override
    protected GivenSubject subject() {
        return GoldenPatterns.subject(GoldenPatterns.identity(5), 20);
    }

    @Override
    protected Set<String> mayBeInfinite() {
        return Set.of("grid-beta", "sufficient-beta");
    }

    private static List<Item> items(PatternSet patterns, double beta, Map<String, ?> given) {
        FaceTheorem analysis = new FaceTheorem();
        return analysis.create(Values.of(analysis.descriptor(), given))
                .run(GoldenPatterns.subject(patterns, beta), TestRun.seeded(1));
    }

    @Test
    void lemmaBoundsTheWeightOfTheOthersAndTheMap() { // of random faces, points, distances and directions
        SplittableRandom random = new SplittableRandom(8);
        for (int trial = 0; trial < 500; trial++) {
            int n = 2 + random.nextInt(6);
            PatternSet patterns = GoldenPatterns.random(3 + random.nextInt(6), n, trial);
            Face face = Combinations.sampled(patterns.count(), 1 + random.nextInt(patterns.count() - 1), 1, random)
                    .get(0);
            double beta = StrictMath.exp(random.nextDouble(-1, 4));
            double distance = random.nextDouble(0.2);
            double[] x = random.doubles(n, -1, 1).toArray();
            double[] near = moved(x, distance, random);
            int[] others = face.others(patterns.count());
            double[] scores = AssociationMap.scores(patterns, x);
            double margin = largest(scores, face.members()) - largest(scores, others);
            AssociationMap map = new AssociationMap(patterns, beta);
            double[] p = map.weights(near);
            double s = Arrays.stream(others).mapToDouble(j -> p[j]).sum();
            double bound = AssociationBound.outside(margin - 2 * distance, beta, others.length);
            assertTrue(s <= bound * (1 + 1e-12));
            assertTrue(bound <= others.length * StrictMath.exp(-beta * (margin - 2 * distance)) * (1 + 1e-12));
            double[] levels = AssociationMap.scores(patterns, moved(new double[n], 1, random));
            double level = 0;
            for (int i = 0; i < p.length; i++) {
                level += p[i] * levels[i];
            }
            double high = (1 - s) * largest(levels, face.members()) + s * largest(levels, others);
            assertTrue(level <= high + 1e-14);
            assertTrue(level <= largest(levels, face.members()) + 2 * bound + 1e-14);
        }
    }

    private static double largest(double[] of, int[] among) {
        return Arrays.stream(among).mapToDouble(i -> of[i]).max().orElseThrow();
    }

    /** x moved by a distance in a random direction. */
    private static double[] moved(double[] x, double distance, SplittableRandom random) {
        double[] direction = random.doubles(x.length, -1, 1).toArray();
        double norm =
                Math.sqrt(Arrays.stream(direction).map(each -> each * each).sum());
        double[] moved = x.clone();
        for (int a = 0; a < x.length; a++) {
            moved[a] += distance * direction[a] / norm;
        }
        return moved;
    }

    private static ThickenedFace thickened(PatternSet patterns, int... members) {
        return ThickenedFace.of(patterns, new Face(members), 0.9, 0.01).orElseThrow();
    }

    @Test
    void outwardIsWhatItsFormulaSays() { // p_j h + Σ_{l∉I} p_l(ν·x_i − ν·x_l) ≤ (1 − t)h/k, with the same slack
        PatternSet patterns = GoldenPatterns.random(7, 5, 2);
        ThickenedFace polytope = thickened(patterns, 0, 2, 5);
        SplittableRandom random = new SplittableRandom(1);
        for (int j = 0; j < 3; j++) {
            FacetCondition condition = polytope.extruded(j, 20, random);
            double[] normal = polytope.outwards(j);
            double height = polytope.height(j);
            double[] along = AssociationMap.scores(patterns, normal);
            double facet = along[polytope.face().without(j).members()[0]];
            double[] p = new double[7];
            for (int s = 0; s < condition.scores().length; s++) {
                AssociationMap.softmax(condition.scores()[s], 6, p);
                double left = p[polytope.face().members()[j]] * height;
                for (int l : polytope.face().others(7)) {
                    left += p[l] * (facet - along[l]) / height;
                }
                assertEquals((1 - 0.9) * height / 3 - left, condition.slack(6, s), 1e-14);
            }
        }
    }

    @Test
    void pointsOfAFacetLieOnItAndInsideTheOthers() {
        PatternSet patterns = GoldenPatterns.identity(4); // whose scores are the points themselves
        ThickenedFace polytope = thickened(patterns, 0, 1, 3);
        SplittableRandom random = new SplittableRandom(1);
        List<double[]> signs = polytope.signs(8, random);
        assertEquals(4, signs.size());
        FacetCondition facet = polytope.extruded(0, 30, random);
        FacetCondition side = polytope.thickening(signs.get(2), 30, random);
        double[] across = new double[4];
        for (int i = 0; i < 8; i++) {
            across[i / 2] += polytope.complement()[i] * signs.get(2)[i % 2] / Math.sqrt(2);
        }
        double[] outwards = polytope.outwards(0);
        double[] normal =
                Arrays.stream(outwards).map(each -> each / polytope.height(0)).toArray();
        for (double[] x : facet.scores()) {
            assertEquals(facet.bound(), along(normal, x, polytope.centre()), 1e-15);
            assertTrue(along(across, x, polytope.centre()) <= side.bound() + 1e-15);
        }
        for (double[] x : side.scores()) {
            assertEquals(side.bound(), along(across, x, polytope.centre()), 1e-15);
            assertTrue(along(normal, x, polytope.centre()) <= facet.bound() + 1e-15);
        }
    }

    /** n·(x − c). */
    private static double along(double[] normal, double[] x, double[] centre) {
        double along = 0;
        for (int a = 0; a < x.length; a++) {
            along += normal[a] * (x[a] - centre[a]);
        }
        return along;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void fromTheSufficientBetaOnEveryConditionHoldsAndTheFixedPointIsInside(int size) {
        for (int seed = 1; seed <= 5; seed++) {
            PatternSet patterns = GoldenPatterns.random(6, 12, seed);
            Face face = new Face(Combinations.first(size));
            double beta = sufficient(patterns, face);
            if (Double.isInfinite(beta)) {
                continue;
            }
            Item faces = items(patterns, beta, Map.of("faces", face.label(), "samples", 100, "thickness", 0.001))
                    .get(0);
            assertEquals("proven", CipsTest.words(faces, "conditions").get(0));
            assertTrue(CipsTest.numbers(faces, "slack-outwards")[0] >= 0);
            assertTrue(CipsTest.numbers(faces, "slack-inwards")[0] >= 0);
            assertInside(patterns, face, beta);
        }
    }

    private static double sufficient(PatternSet patterns, Face face) {
        return SufficientBeta.of(ThickenedFace.of(patterns, face, 0.9, 0.001).orElseThrow(), () -> {})
                .beta();
    }

    /** Theorem 2.1: there is a fixed point in P_{t,ε}; Newton's method from the prediction finds it there. */
    private static void assertInside(PatternSet patterns, Face face, double beta) {
        CriticalSet set = CriticalFaces.of(patterns, face.size(), 1000, TestRun.seeded(1)).sets().stream()
                .filter(each -> each.face().label().equals(face.label()))
                .findFirst()
                .orElseThrow();
        NearbyFixedPoint found = set.found(patterns, beta);
        assertTrue(found.converged());
        int n = patterns.dimension();
        double[] about = face.points(patterns);
        for (int i = 0; i < about.length; i++) {
            about[i] -= found.point()[i % n];
        }
        AffineHull hull = AffineHull.of(about, face.size(), n).orElseThrow();
        for (double weight : hull.barycentric()) {
            assertTrue(weight >= (1 - 0.9) / face.size());
        }
        assertTrue(Arrays.stream(hull.nearest()).map(Math::abs).max().orElseThrow() <= 0.001);
    }

    @Test
    void theGridFindsABetaBelowTheSufficientOne() {
        Item faces = items(GoldenPatterns.identity(6), 3, Map.of("faces", "1-2; 1-2-3"))
                .get(0);
        double[] grid = CipsTest.numbers(faces, "grid-beta");
        double[] sufficient = CipsTest.numbers(faces, "sufficient-beta");
        double[] isolated = CipsTest.numbers(faces, "isolated-grid-beta");
        for (int i = 0; i < 2; i++) {
            assertTrue(isolated[i] <= grid[i]);
            assertTrue(grid[i] < sufficient[i]);
            assertEquals("violated", CipsTest.words(faces, "conditions").get(i));
            assertEquals(1 / Math.sqrt(6), CipsTest.numbers(faces, "attention-beta")[i]);
        }
    }

    @Test
    void theFormulasAreThoseOfTheTheorem() { // N = 10, k = 3, m = 4, t = 0.9, ε = 0.01, h = 1.2, δ = 0.3, by hand
        assertEquals(
                StrictMath.log(8 * (6 / (0.1 * 1.2) - 1)) / 0.3,
                AssociationBound.outwardFrom(0.3, 1.2, 0.9, 3, 8, 1),
                1e-12);
        assertEquals(StrictMath.log(2 * 7 * 2 / 0.01) / 0.3, AssociationBound.inwardFrom(0.3, 7, 4, 0.01, 1), 1e-12);
        assertEquals(Double.POSITIVE_INFINITY, AssociationBound.outwardFrom(-0.1, 1.2, 0.9, 3, 8, 1));
        assertEquals(0, AssociationBound.inwardFrom(Double.POSITIVE_INFINITY, 0, 4, 0.01, 1));
    }

    private static final PatternSet SQUARE = new PatternSet(new double[] {1, 0, 0, 1, -1, 0, 0, -1}, 4, 2, List.of());

    @Test
    void dependentFacesAreLeftOutAndCounted() {
        List<Item> items = items(SQUARE, 5, Map.of("faces", "1-2; 1-2-3-4; 2-3"));
        assertEquals(List.of("1-2", "2-3"), CipsTest.words(items.get(0), "face"));
        String finding = CipsTest.words(items.get(2), "finding").get(0);
        assertTrue(finding.endsWith(" 1 face of affinely dependent patterns left out."), finding);
    }

    @Test
    void dependentFacesAloneAreRefused() {
        Refusal refusal = assertThrows(Refusal.class, () -> items(SQUARE, 5, Map.of("faces", "1-2-3-4")));
        assertTrue(String.valueOf(refusal.getMessage()).contains("those of 1-2-3-4 first"));
    }
}
