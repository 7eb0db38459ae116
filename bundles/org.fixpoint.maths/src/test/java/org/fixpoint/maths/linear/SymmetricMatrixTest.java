package org.fixpoint.maths.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Equations and eigenvalues of symmetric matrices that are worked out by hand. */
class SymmetricMatrixTest {
    private static final double[] MATRIX = {2, 1, 1, 2}; // eigenvalues 1 and 3

    @Test
    void equationsAreSolvedForSeveralRightHandSides() {
        Cholesky factor = Cholesky.of(MATRIX, 2).orElseThrow();
        double[] b = {3, 1, 3, 5};
        double[] x = factor.solve(b, 2);
        assertArrayEquals(new double[] {1, -1, 1, 3}, x, 1e-15);
        assertTrue(factor.residual(x, b, 2) < 1e-15);
        assertEquals(Math.sqrt(5.0 / 44), factor.residual(new double[] {2, -1, 1, 3}, b, 2), 1e-15); // A e₁ = (2, 1)
    }

    @Test
    void matricesThatAreNotPositiveHaveNoFactor() {
        assertTrue(Cholesky.of(new double[] {1, 2, 2, 1}, 2).isEmpty());
        assertTrue(Cholesky.of(new double[] {1, 1, 1, 1}, 2).isEmpty());
        assertTrue(Cholesky.of(new double[] {Double.NaN, 0, 0, 1}, 2).isEmpty());
    }

    @Test
    void eigenvaluesAscendAndGiveTheEffectiveRank() {
        SymmetricEigenvalues found = SymmetricEigenvalues.of(MATRIX, 2).orElseThrow();
        assertArrayEquals(new double[] {1, 3}, found.values(), 1e-14);
        double entropy = -0.25 * StrictMath.log(0.25) - 0.75 * StrictMath.log(0.75);
        assertEquals(StrictMath.exp(entropy), found.effectiveRank().orElseThrow(), 1e-14);
        assertTrue(SymmetricEigenvalues.of(new double[1], 1)
                .orElseThrow()
                .effectiveRank()
                .isEmpty());
        assertTrue(SymmetricEigenvalues.of(new double[] {Double.NaN}, 1).isEmpty());
    }
}
