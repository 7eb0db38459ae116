package org.fixpoint.maths.interpolation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ChebyshevSeriesTest {
    private static double[] values(DoubleUnaryOperator f, double low, double high, int n) {
        double[] values = new double[n + 1];
        for (int j = 0; j <= n; j++) {
            values[j] = f.applyAsDouble(ChebyshevSeries.point(low, high, j, n));
        }
        return values;
    }

    @Test
    void thePolynomialIsThatOfTheFunctionAndSoIsItsDerivative() { // coefficients of exp on [−1, 1] are 2 I_k(1):
        // 1e-17 at 16
        ChebyshevSeries exp = ChebyshevSeries.through(-1, 1, values(StrictMath::exp, -1, 1, 20));
        ChebyshevSeries derivative = exp.derivative();
        for (double t = -1; t <= 1; t += 0.0625) {
            assertEquals(StrictMath.exp(t), exp.value(t), 2e-15);
            assertEquals(StrictMath.exp(t), derivative.value(t), 1e-12); // rounding times the square of the degree
        }
    }

    @Test
    void lastAndBeyondLookAtTheHighestDegrees() { // T₃ + T₅/4 − T₆/8 on [0, 2]
        DoubleUnaryOperator f = t -> {
            double angle = StrictMath.acos(t - 1);
            return StrictMath.cos(3 * angle) + StrictMath.cos(5 * angle) / 4 - StrictMath.cos(6 * angle) / 8;
        };
        ChebyshevSeries series = ChebyshevSeries.through(0, 2, values(f, 0, 2, 7));
        assertEquals(0, series.last(1), 1e-15);
        assertEquals(0.125, series.last(2), 1e-15);
        assertEquals(0.25, series.last(3), 1e-15);
        assertEquals(1, series.last(100), 1e-15);
        assertEquals(0.125, series.tail(), 1e-15); // of eight coefficients two
        assertEquals(0.375, series.beyond(3), 1e-15);
        assertEquals(6, series.trimmed(1e-10).degree());
    }

    @Test
    void sumsAreOfThePolynomials() {
        double[][] rows = {values(StrictMath::sin, 0, 3, 24), values(StrictMath::cos, 0, 3, 24)};
        ChebyshevSeries sum = ChebyshevSeries.sum(new double[] {2, -3}, ChebyshevSeries.through(0, 3, rows));
        for (double t = 0; t <= 3; t += 0.125) {
            assertEquals(2 * StrictMath.sin(t) - 3 * StrictMath.cos(t), sum.value(t), 1e-14);
        }
    }

    @Test
    void eachDegreeIsItsPolynomial() { // T_n(cos θ) = cos nθ; with the next degree four more, so that every chain is
        // met
        for (int n = 1; n < 40; n++) {
            int degree = n;
            DoubleUnaryOperator f = t -> StrictMath.cos(degree * StrictMath.acos(t));
            ChebyshevSeries series = ChebyshevSeries.through(-1, 1, values(f, -1, 1, n + 4));
            for (double t = -1; t <= 1; t += 0.0625) {
                assertEquals(f.applyAsDouble(t), series.value(t), 2e-14 * n, "T" + n + " at " + t);
            }
        }
    }

    @Test
    void arraysHaveTheBitsOfOneAfterTheOther() {
        for (int n = 1; n < 40; n++) {
            ChebyshevSeries series = ChebyshevSeries.through(0, 3, values(x -> StrictMath.exp(-x) / (x - 4), 0, 3, n));
            double[] t = new double[77];
            double[] expected = new double[t.length];
            double[] actual = new double[t.length];
            for (int i = 0; i < t.length; i++) {
                t[i] = 3.0 * i / (t.length - 1);
                expected[i] = series.value(t[i]);
            }
            series.values(t, actual);
            assertArrayEquals(expected, actual, "degree " + n);
        }
    }

    @Test
    void manyFunctionsHaveTheBitsOfEachAlone() {
        for (int n : new int[] {1, 2, 7, 20}) {
            double[][] rows = new double[9][];
            for (int i = 0; i < rows.length; i++) {
                double wave = i;
                rows[i] = values(x -> StrictMath.sin(wave * x), 0, 3, n);
            }
            ChebyshevSeries[] together = ChebyshevSeries.through(0, 3, rows);
            for (int i = 0; i < rows.length; i++) {
                ChebyshevSeries alone = ChebyshevSeries.through(0, 3, rows[i]);
                for (double t = 0; t <= 3; t += 0.125) {
                    assertEquals(alone.value(t), together[i].value(t), "sin " + i + "x at " + t);
                }
            }
        }
    }
}
