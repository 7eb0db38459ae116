package org.fixpoint.maths.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AffineHullTest {
    @Test
    void basisVectorsHaveTheirMeanNextToTheOrigin() {
        AffineHull hull =
                AffineHull.of(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 3, 3).orElseThrow();
        double third = 1.0 / 3;
        assertArrayEquals(new double[] {third, third, third}, hull.nearest(), 1e-15);
        assertArrayEquals(new double[] {third, third, third}, hull.barycentric(), 1e-15);
    }

    @Test
    void onePointIsItsOwnHull() {
        AffineHull hull = AffineHull.of(new double[] {3, -4}, 1, 2).orElseThrow();
        assertArrayEquals(new double[] {3, -4}, hull.nearest());
        assertArrayEquals(new double[] {1}, hull.barycentric());
        assertEquals(1, hull.condition());
    }

    @Test
    void fullDimensionHasTheOriginItself() {
        AffineHull hull = AffineHull.of(new double[] {1, 0, -0.6, 0.8, -5.0 / 13, -12.0 / 13}, 3, 2)
                .orElseThrow();
        assertArrayEquals(new double[2], hull.nearest(), 1e-15);
        assertEquals(1.0 / 3, hull.barycentric()[0], 1e-14);
    }

    @Test
    void nearestIsOrthogonalAndBarycentricCoordinatesGiveIt() {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 50; trial++) {
            int n = 2 + random.nextInt(20);
            int k = 1 + random.nextInt(n);
            double[] points = random.doubles((long) k * n, -1, 1).toArray();
            AffineHull hull = AffineHull.of(points, k, n).orElseThrow();
            double tolerance = 1e-13 * hull.condition();
            double sum = 0;
            double[] c = new double[n];
            for (int i = 0; i < k; i++) {
                double along = 0;
                for (int a = 0; a < n; a++) {
                    c[a] += hull.barycentric()[i] * points[i * n + a];
                    along += (points[i * n + a] - points[a]) * hull.nearest()[a];
                }
                sum += hull.barycentric()[i];
                assertEquals(0, along, 1e-13);
            }
            assertEquals(1, sum, tolerance);
            assertArrayEquals(hull.nearest(), c, tolerance);
        }
    }

    @Test
    void conditionIsTheRatioOfTheDifferences() { // x₂ − x₁ = (1, 0), x₃ − x₁ = (0, 10⁻³)
        AffineHull hull =
                AffineHull.of(new double[] {0, 1, 1, 1, 0, 1.001}, 3, 2).orElseThrow();
        assertEquals(1000, hull.condition(), 1e-7);
    }

    @Test
    void dependentPointsHaveNone() {
        assertTrue(AffineHull.of(new double[] {0, 0, 1, 1, 2, 2}, 3, 2).isEmpty());
        assertTrue(AffineHull.of(new double[] {1, 1, 1, 1}, 2, 2).isEmpty());
        assertTrue(AffineHull.of(new double[] {0, 0, 1, 0, 0, 1, 1, 1}, 4, 2).isEmpty());
    }

    @Test
    void basisAndComplementTogetherAreOrthonormal() {
        Span span = Span.of(new double[] {1, 2, 3, 4, 0, 1, 1, 0}, 2, 4).orElseThrow();
        assertEquals(2, span.rank());
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                double dot = 0;
                for (int a = 0; a < 4; a++) {
                    dot += column(span, a, i) * column(span, a, j);
                }
                assertEquals(i == j ? 1 : 0, dot, 1e-14);
            }
        }
        double[] inside = {1, 3, 4, 4};
        assertArrayEquals(inside, span.lift(span.coordinates(inside)), 1e-14);
    }

    private static double column(Span span, int a, int j) {
        int rank = span.rank();
        return j < rank ? span.basis()[a * rank + j] : span.complement()[a * (span.dimension() - rank) + j - rank];
    }
}
