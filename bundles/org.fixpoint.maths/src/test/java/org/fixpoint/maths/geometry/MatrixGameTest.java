package org.fixpoint.maths.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MatrixGameTest {
    @Test
    void twoByTwoWithoutSaddleHasItsClosedForm() { // (ad − bc)/(a + d − b − c)
        MatrixGame.Solution found = new MatrixGame(new double[] {3, -1, -2, 4}, 2, 2).solve();
        assertEquals((12.0 - 2.0) / 10, found.value(), 1e-14);
        assertArrayEquals(new double[] {0.6, 0.4}, found.rowMixture(), 1e-13);
        assertArrayEquals(new double[] {0.5, 0.5}, found.columnMixture(), 1e-13);
    }

    @Test
    void aSaddlePointIsTheValue() {
        assertEquals(
                2, new MatrixGame(new double[] {2, 5, 3, 1, 0, 9}, 2, 3).solve().value(), 1e-14);
    }

    @Test
    void aDiagonalGameHasTheHarmonicValue() { // 1/Σ 1/d
        double[] diagonal = {1, 0, 0, 0, 2, 0, 0, 0, 4};
        assertEquals(4.0 / 7, new MatrixGame(diagonal, 3, 3).solve().value(), 1e-14);
    }

    @Test
    void equalPayoffsAreTheValue() {
        MatrixGame.Solution found = new MatrixGame(new double[] {-3, -3, -3, -3}, 2, 2).solve();
        assertEquals(-3, found.value(), 1e-14);
    }

    @Test
    void oneRowLetsTheColumnPlayerChoose() {
        assertEquals(-7, new MatrixGame(new double[] {4, -7, 0}, 1, 3).solve().value(), 1e-14);
    }

    @Test
    void randomGamesAreEnclosedToRounding() {
        SplittableRandom random = new SplittableRandom(5);
        for (int game = 0; game < 300; game++) {
            int rows = 1 + random.nextInt(10);
            int columns = 1 + random.nextInt(10);
            double scale = StrictMath.pow(10, random.nextDouble() * 12 - 6);
            double[] payoff =
                    random.doubles((long) rows * columns, -scale, scale).toArray();
            MatrixGame.Solution found = new MatrixGame(payoff, rows, columns).solve();
            assertTrue(found.low() <= found.high());
            assertTrue(found.high() - found.low() <= 1e-12 * scale, () -> "apart by " + found.error());
        }
    }

    @Test
    void tiedGamesAreEnclosedToRounding() { // payoffs of few values, which make the simplex method degenerate
        SplittableRandom random = new SplittableRandom(6);
        for (int game = 0; game < 300; game++) {
            int size = 2 + random.nextInt(9);
            double[] payoff = random.ints((long) size * size, -1, 2)
                    .mapToDouble(each -> each)
                    .toArray();
            MatrixGame.Solution found = new MatrixGame(payoff, size, size).solve();
            assertTrue(found.high() - found.low() <= 1e-12, () -> "apart by " + found.error());
        }
    }

    @Test
    void anyMixturesBoundTheValue() {
        SplittableRandom random = new SplittableRandom(7);
        double[] mu = new double[6];
        double[] lambda = new double[5];
        for (int game = 0; game < 100; game++) {
            MatrixGame matrix = new MatrixGame(random.doubles(30, -1, 1).toArray(), 6, 5);
            MatrixGame.Solution found = matrix.solve();
            UniformSimplex.draw(random, mu);
            UniformSimplex.draw(random, lambda);
            assertTrue(matrix.guaranteed(mu) <= found.high());
            assertTrue(matrix.conceded(lambda) >= found.low());
        }
    }

    @Test
    void turningTheTablesTurnsTheSign() { // val(−Mᵀ) = −val(M)
        double[] m = {1, 2, -3, 0, -1, 4};
        double[] turned = {-1, 0, -2, 1, 3, -4};
        assertEquals(
                -new MatrixGame(m, 2, 3).solve().value(),
                new MatrixGame(turned, 3, 2).solve().value(),
                1e-14);
    }

    @Test
    void payoffsMustBeFiniteAndFill() {
        assertThrows(IllegalArgumentException.class, () -> new MatrixGame(new double[] {1, Double.NaN}, 1, 2));
        assertThrows(IllegalArgumentException.class, () -> new MatrixGame(new double[] {1, 2}, 2, 2));
    }
}
