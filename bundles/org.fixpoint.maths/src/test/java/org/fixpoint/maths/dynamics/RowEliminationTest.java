package org.fixpoint.maths.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fixpoint.maths.random.SeededRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowEliminationTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 30, 61})
    void theAnswerSolvesTheEquations(int d) {
        SeededRandom random = SeededRandom.of("elimination", Integer.toString(d));
        double[] a = random.doubles((long) d * d, -1, 1).toArray();
        a[0] = d == 1 ? 2 : 0; // which only pivoting gets past
        double[] b = random.doubles(d, -1, 1).toArray();
        double[] x = new double[d];
        RowElimination elimination = new RowElimination(d);
        assertTrue(elimination.decompose(a));
        elimination.solve(b, x);
        for (int i = 0; i < d; i++) {
            double sum = -b[i];
            double size = Math.abs(b[i]);
            for (int j = 0; j < d; j++) {
                sum += a[i * d + j] * x[j];
                size += Math.abs(a[i * d + j] * x[j]);
            }
            assertEquals(
                    0,
                    sum,
                    64 * d * 0x1p-53 * size); // Higham (2002), theorem 9.4, with a growth that such matrices have
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 6, 19})
    void aColumnOfZerosOrANumberThatIsNoneIsToldApart(int d) {
        double[] a = new double[d * d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                a[i * d + j] = i >= j && j < d - 1 ? 1 : 0; // a triangle of ones, whose last column is 0
            }
        }
        assertFalse(new RowElimination(d).decompose(a));
        a[d * d - 1] = Double.NaN;
        assertFalse(new RowElimination(d).decompose(a));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 20})
    void oneAfterTheOtherDoNotMix(int d) {
        RowElimination elimination = new RowElimination(d);
        double[] first = SeededRandom.of("first").doubles((long) d * d, -1, 1).toArray();
        elimination.decompose(first);
        double[] unit = new double[d * d];
        for (int i = 0; i < d; i++) {
            unit[i * d + (i + 1) % d] = 2; // 2 x shifted
        }
        assertTrue(elimination.decompose(unit));
        double[] b = SeededRandom.of("b").doubles(d, -1, 1).toArray();
        double[] x = new double[d];
        elimination.solve(b, x);
        for (int i = 0; i < d; i++) {
            assertEquals(b[i] / 2, x[(i + 1) % d], 0);
        }
    }
}
