package org.fixpoint.maths.interpolation;

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
}
