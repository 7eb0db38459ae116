package org.fixpoint.maths.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinearEquationsTest {
    @Test
    void equationsAreSolvedWhateverTheOrderOfTheirPivots() { // y = 3, 2x + y = 5
        double[] a = {0, 1, 2, 1};
        assertArrayEquals(
                new double[] {1, 3},
                LinearEquations.solve(a, new double[] {3, 5}).orElseThrow(),
                1e-15);
        assertArrayEquals(new double[] {0, 1, 2, 1}, a);
        assertEquals(0, LinearEquations.solve(new double[0], new double[0]).orElseThrow().length);
    }

    @Test
    void singularAndInfiniteOnesHaveNoAnswer() {
        double[] b = {1, 1};
        assertEquals(Optional.empty(), LinearEquations.solve(new double[] {1, 1, 1, 1}, b));
        assertEquals(Optional.empty(), LinearEquations.solve(new double[] {1, Double.NaN, 0, 1}, b));
        assertEquals(
                Optional.empty(), LinearEquations.solve(new double[] {0x1p-1000, 0, 0, 1}, new double[] {0x1p100, 1}));
        assertThrows(IllegalArgumentException.class, () -> LinearEquations.solve(new double[] {1, 2, 3}, b));
    }
}
