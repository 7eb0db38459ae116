package org.fixpoint.maths.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.fixpoint.maths.dynamics.SmoothMap;
import org.fixpoint.maths.geometry.GibbsBalance.Place;
import org.junit.jupiter.api.Test;

class GibbsBalanceTest {
    @Test
    void weightsOfASimplexAreItsBarycentricCoordinates() {
        double[] points = {1, 0, -0.6, 0.8, -5.0 / 13, -12.0 / 13};
        GibbsBalance balance = GibbsBalance.of(points, 3, 2, 0).orElseThrow();
        assertEquals(Place.INSIDE, balance.place());
        assertArrayEquals(AffineHull.of(points, 3, 2).orElseThrow().barycentric(), balance.weights(), 1e-12);
        for (int i = 1; i < 3; i++) { // ⟨y_i − y_0, u⟩ = ln(λ_i/λ_0)
            double along = (points[2 * i] - points[0]) * balance.tilt()[0]
                    + (points[2 * i + 1] - points[1]) * balance.tilt()[1];
            assertEquals(StrictMath.log(balance.weights()[i] / balance.weights()[0]), along, 1e-12);
        }
    }

    @Test
    void twoPointsOfALineBalanceInverselyToTheirLengths() {
        GibbsBalance balance =
                GibbsBalance.of(new double[] {3, 0, -1, 0}, 2, 2, 0).orElseThrow();
        assertArrayEquals(new double[] {0.25, 0.75}, balance.weights(), 1e-14);
        assertArrayEquals(new double[] {-StrictMath.log(3) / 4, 0}, balance.tilt(), 1e-14);
    }

    @Test
    void aSquareHasEqualWeightsThoughItIsDependent() {
        GibbsBalance balance = GibbsBalance.of(new double[] {1, 1, -1, 1, -1, -1, 1, -1}, 4, 2, 0)
                .orElseThrow();
        assertEquals(Place.INSIDE, balance.place());
        assertArrayEquals(new double[] {0.25, 0.25, 0.25, 0.25}, balance.weights(), 1e-14);
    }

    @Test
    void aSeparatingHyperplaneIsAProof() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 50; trial++) {
            double[] points = random.doubles(30, -1, 1).toArray();
            for (int i = 0; i < 10; i++) {
                points[3 * i] = 0.01 + Math.abs(points[3 * i]);
            }
            GibbsBalance balance = GibbsBalance.of(points, 10, 3, 0).orElseThrow();
            assertEquals(Place.SEPARATED, balance.place());
            for (int i = 0; i < 10; i++) {
                double along = 0;
                for (int a = 0; a < 3; a++) {
                    along += points[3 * i + a] * balance.tilt()[a];
                }
                assertTrue(along < 0);
            }
        }
    }

    @Test
    void theBoundaryIsUndecided() { // the origin between the first two, the third beside
        assertEquals(
                Place.UNDECIDED,
                GibbsBalance.of(new double[] {1, 0, -1, 0, 0, 1}, 3, 2, 0)
                        .orElseThrow()
                        .place());
    }

    @Test
    void nearTheBoundaryIsStillInside() { // the third point is 10⁻⁶ beyond, and has a weight of 10⁻⁶
        GibbsBalance balance = GibbsBalance.of(new double[] {1, -1e-6, -1, -1e-6, 0, 1}, 3, 2, 0)
                .orElseThrow();
        assertEquals(Place.INSIDE, balance.place());
        assertEquals(1e-6 / (1 + 1e-6), balance.weights()[2], 1e-18);
    }

    @Test
    void extentWithinRoundingIsNone() {
        double[] points = {1, 1e-12, -1, -1e-12, 1e-13, 1e-12};
        assertEquals(1, GibbsBalance.of(points, 3, 2, 1e-10).orElseThrow().rank());
        assertEquals(2, GibbsBalance.of(points, 3, 2, 0).orElseThrow().rank());
    }

    @Test
    void theOriginAloneBalances() {
        GibbsBalance balance = GibbsBalance.of(new double[2], 1, 2, 0).orElseThrow();
        assertEquals(Place.INSIDE, balance.place());
        assertArrayEquals(new double[] {1}, balance.weights());
    }

    @Test
    void newtonFindsTheFixedPointOfACosine() { // x = cos x at 0.739085133215160641655…
        SmoothMap cosine = new SmoothMap() {
            @Override
            public int dimension() {
                return 1;
            }

            @Override
            public void apply(double[] x, double[] out) {
                out[0] = StrictMath.cos(x[0]);
            }

            @Override
            public void jacobian(double[] x, double[] out) {
                out[0] = -StrictMath.sin(x[0]);
            }
        };
        NearbyFixedPoint found = NearbyFixedPoint.from(cosine, new double[] {0.2}, 50);
        assertTrue(found.converged());
        assertEquals(0.7390851332151607, found.point()[0], 2e-16);
    }

    @Test
    void newtonSaysWhereThereIsNone() { // x = x + 1 + x² has no solution
        SmoothMap none = new SmoothMap() {
            @Override
            public int dimension() {
                return 1;
            }

            @Override
            public void apply(double[] x, double[] out) {
                out[0] = x[0] + 1 + x[0] * x[0];
            }

            @Override
            public void jacobian(double[] x, double[] out) {
                out[0] = 1 + 2 * x[0];
            }
        };
        assertFalse(NearbyFixedPoint.from(none, new double[] {0.7}, 50).converged());
    }

    @Test
    void pointsOfASimplexAreUniform() { // P(λ₁ > s) = (1 − s)², and of 20,000 the share scatters by 0.0033: 5
        // deviations
        SplittableRandom random = new SplittableRandom(11);
        double[] lambda = new double[3];
        int above = 0;
        for (int s = 0; s < 20_000; s++) {
            UniformSimplex.draw(random, lambda);
            assertEquals(1, lambda[0] + lambda[1] + lambda[2], 4e-16);
            above += lambda[0] > 0.3 ? 1 : 0;
        }
        assertEquals(0.49, above / 20_000.0, 0.0175);
    }

    @Test
    void originNextToTheHullIsSeparated() { // at a distance of 0.02 of unit vectors, by an independent linear program
        double[] points = {
            0.165574, -0.370565, -0.782155, -0.472757, 0.548902, -0.39344, -0.570807, 0.467002, -0.726236, -0.090923,
            0.631701, 0.255475, 0.792885, 0.392013, 0.455478, 0.10099, -0.019678, 0.242897, 0.907941, -0.340964,
            -0.504838, 0.402799, 0.763471, 0.001754
        };
        GibbsBalance balance = GibbsBalance.of(points, 6, 4, 0).orElseThrow();
        assertEquals(GibbsBalance.Place.SEPARATED, balance.place());
    }
}
