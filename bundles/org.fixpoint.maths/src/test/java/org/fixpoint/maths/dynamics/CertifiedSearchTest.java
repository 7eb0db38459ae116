package org.fixpoint.maths.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.OptionalInt;
import org.fixpoint.maths.interval.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertifiedSearchTest {
    private static final CertifiedSearch.Budget BUDGET = new CertifiedSearch.Budget(20_000, 1e-6);

    private static <M extends SmoothMap & MapBounds> FixedPointSet search(M map, SearchBox box) {
        return CertifiedSearch.of(map, map, box, BUDGET, done -> {});
    }

    private static SearchBox cube(int d, double reach, boolean absorbing) {
        double[] high = new double[d];
        Arrays.fill(high, reach);
        return new SearchBox(Arrays.stream(high).map(x -> -x).toArray(), high, absorbing);
    }

    private static double[] line(FixedPointSet found) {
        return found.points().stream().mapToDouble(p -> p.at()[0]).sorted().toArray();
    }

    @Test
    void linearContractionHasItsOnePoint() {
        FixedPointSet found =
                search(IntervalMap.affine(new double[] {0.5, 0.25, 0, 0.5}, new double[] {1, 1}), cube(2, 8, true));
        assertEquals(Completeness.CERTIFIED, found.completeness());
        assertArrayEquals(new double[] {3, 2}, found.points().get(0).at(), 1e-14); // (1 − A)⁻¹ b
        assertEquals(StabilityClass.STABLE, found.points().get(0).spectrum().stability());
        assertEquals(OptionalInt.of(1), found.degreeSum());
    }

    @Test
    void pointsOnTheBoundariesOfHalvedBoxesAreFoundOnce() {
        FixedPointSet found =
                search(IntervalMap.ofLine(x -> x.power(3), x -> x.square().times(3)), cube(1, 2, false));
        assertEquals(Completeness.CERTIFIED, found.completeness());
        assertArrayEquals(new double[] {-1, 0, 1}, line(found), 1e-15); // x³ = x
        assertEquals(OptionalInt.of(-1), found.degreeSum());
        assertEquals(1, found.stable());
    }

    @Test
    void pointsOnTheBoundaryOfTheBoxAreFound() {
        FixedPointSet found = search(
                IntervalMap.ofLine(x -> x.power(3), x -> x.square().times(3)),
                new SearchBox(new double[] {0}, new double[] {1}, true));
        assertArrayEquals(new double[] {0, 1}, line(found), 1e-15);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.5, 2.9, 3.2, 3.9})
    void logisticMapHasItsTwoPoints(double r) {
        FixedPointSet found = search(
                IntervalMap.ofLine(x -> x.times(r).times(Interval.ONE.minus(x)), x -> Interval.of(r)
                        .minus(x.times(2 * r))),
                new SearchBox(new double[] {-0.5}, new double[] {1.5}, false));
        assertEquals(Completeness.CERTIFIED, found.completeness());
        assertArrayEquals(new double[] {0, 1 - 1 / r}, line(found), 1e-15);
        FixedPoint inner =
                found.points().stream().filter(p -> p.at()[0] > 0.1).findFirst().orElseThrow();
        assertEquals(2 - r, inner.spectrum().eigenvalues().real()[0], 1e-14); // F'(1 − 1/r)
        assertEquals(
                r < 3 ? StabilityClass.STABLE : StabilityClass.UNSTABLE,
                inner.spectrum().stability());
    }

    @Test
    void henonMapHasItsTwoSaddles() {
        double a = 1.4;
        double b = 0.3;
        FixedPointSet found = search(IntervalMap.henon(a, b), cube(2, 3, false));
        double root = Math.sqrt((1 - b) * (1 - b) + 4 * a);
        assertEquals(Completeness.CERTIFIED, found.completeness());
        assertArrayEquals(new double[] {(b - 1 - root) / (2 * a), (b - 1 + root) / (2 * a)}, line(found), 1e-15);
        for (FixedPoint point : found.points()) { // λ² + 2 a x λ − b = 0
            double x = point.at()[0];
            double large = -a * x - Math.copySign(Math.sqrt(a * a * x * x + b), x);
            assertEquals(large, point.spectrum().eigenvalues().real()[0], 1e-13);
            assertEquals(OptionalInt.of(1), point.spectrum().index());
            assertTrue(point.radius() < 1e-14, () -> "radius " + point.radius());
        }
    }

    @Test
    void rotationHasADegreeButNoIndex() {
        FixedPointSet found =
                search(IntervalMap.affine(new double[] {0, -1, 1, 0}, new double[] {0.25, 0}), cube(2, 1, false));
        SpectralEnclosure spectrum = found.points().get(0).spectrum();
        assertEquals(StabilityClass.UNDECIDED, spectrum.stability()); // both eigenvalues are on the unit circle
        assertEquals(OptionalInt.empty(), spectrum.index());
        assertEquals(OptionalInt.of(1), spectrum.degree());
    }

    @Test
    void doubleRootIsReportedAndNotGuessed() {
        FixedPointSet found = search(
                IntervalMap.ofLine(
                        x -> x.plus(x.minus(Interval.of(0.3)).square()),
                        x -> Interval.ONE.plus(x.minus(Interval.of(0.3)).times(2))),
                cube(1, 1, false));
        assertEquals(Completeness.POSSIBLY_INCOMPLETE, found.completeness());
        assertEquals(1, found.undecided().size());
        UndecidedRegion region = found.undecided().get(0);
        assertTrue(region.low()[0] <= 0.3 && region.high()[0] >= 0.3 && region.width() < 1e-4);
        assertEquals(1, found.points().size());
        assertEquals(0.3, found.points().get(0).at()[0], 1e-6);
        assertTrue(found.points().get(0).certificate().isEmpty());
        assertEquals(StabilityClass.UNDECIDED, found.points().get(0).spectrum().stability());
        assertEquals(OptionalInt.empty(), found.degreeSum());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1e-6, 1e-9})
    void bothPointsNextToAFoldAreFound(double gap) { // x + x² − g has −√g and √g
        FixedPointSet found = search(
                IntervalMap.ofLine(x -> x.plus(x.square()).minus(Interval.of(gap)), x -> Interval.ONE.plus(x.times(2))),
                new SearchBox(new double[] {-1}, new double[] {0.7}, false));
        assertEquals(Completeness.CERTIFIED, found.completeness());
        assertArrayEquals(new double[] {-Math.sqrt(gap), Math.sqrt(gap)}, line(found), 1e-12);
        assertEquals(OptionalInt.of(0), found.degreeSum());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void continuumEndsWithoutAnAnswer(int d) {
        double[] one = new double[d * d];
        for (int i = 0; i < d; i++) {
            one[i * d + i] = 1;
        }
        FixedPointSet found = search(IntervalMap.affine(one, new double[d]), cube(d, 1, true));
        assertEquals(Completeness.POSSIBLY_INCOMPLETE, found.completeness());
        assertEquals(BUDGET.boxes(), found.boxes());
        assertTrue(found.reason().contains("budget"), found.reason());
        assertEquals(1, found.undecided().size());
        assertEquals(2, found.undecided().get(0).width(), 1e-9);
    }

    @Test
    void searchThatForeseesItsBoxesGivesUpEarly() { // of the identity no box is ever done: 2 to the k at level k
        IntervalMap identity = IntervalMap.affine(new double[] {1, 0, 0, 1}, new double[2]);
        CertifiedSearch.Budget large = new CertifiedSearch.Budget(1_000_000, 1e-6, true);
        FixedPointSet found = CertifiedSearch.of(identity, identity, cube(2, 1, true), large, done -> {});
        assertEquals(32_767, found.boxes());
        assertTrue(found.cutShort());
        assertTrue(found.reason().contains("1000000 boxes is not expected to suffice"), found.reason());
        CertifiedSearch.Budget small = new CertifiedSearch.Budget(20_000, 1e-6, true);
        FixedPointSet spent = CertifiedSearch.of(identity, identity, cube(2, 1, true), small, done -> {});
        assertEquals(20_000, spent.boxes());
        assertTrue(spent.reason().contains("used up"), spent.reason());
    }

    @Test
    void mapWithoutFixedPointsIsProvenToHaveNone() {
        FixedPointSet found =
                search(IntervalMap.ofLine(x -> x.plus(Interval.ONE), x -> Interval.ONE), cube(1, 10, false));
        assertEquals(Completeness.CERTIFIED, found.completeness());
        assertTrue(found.points().isEmpty());
    }

    @Test
    void degreesThatContradictAnAbsorbingBoxAreTold() {
        FixedPointSet found = search(
                IntervalMap.ofLine(x -> x.times(2), x -> Interval.of(2)), cube(1, 1, true)); // it is not absorbing
        assertEquals(Completeness.POSSIBLY_INCOMPLETE, found.completeness());
        assertTrue(found.reason().contains("-1"), found.reason());
    }

    @Test
    void searchStopsWhenItsListenerThrows() {
        assertThrows(
                IllegalStateException.class,
                () -> CertifiedSearch.of(
                        IntervalMap.henon(1.4, 0.3), IntervalMap.henon(1.4, 0.3), cube(2, 3, false), BUDGET, done -> {
                            throw new IllegalStateException();
                        }));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.999_999, 1.000_001, 30})
    void degenerateBoxHoldsThePointOrNot(double a) {
        FixedPointSet found = search(
                IntervalMap.affine(new double[] {a}, new double[] {0}),
                new SearchBox(new double[] {0}, new double[] {0}, false));
        assertEquals(1, found.points().size());
        assertFalse(found.points().get(0).certificate().isEmpty());
        assertTrue(search(
                        IntervalMap.affine(new double[] {a}, new double[] {0}),
                        new SearchBox(new double[] {0.1}, new double[] {0.1}, false))
                .points()
                .isEmpty());
    }
}
