package org.fixpoint.maths.gaussian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fixpoint.maths.elementary.Elementary;
import org.junit.jupiter.api.Test;

class HermitePairTest {
    private static final PiecewiseFunction TANH = PiecewiseFunction.smooth(StrictMath::tanh, x -> {
        double y = StrictMath.tanh(x);
        return (1 - y) * (1 + y);
    });

    private static double sum(double[] squares, double rho) {
        double sum = 0;
        for (int k = squares.length - 1; k >= 0; k--) {
            sum = sum * rho + squares[k];
        }
        return sum;
    }

    @Test
    void theSquaresOfTheSineAreThoseOfItsGeneratingFunction() { // E[exp(iZ) he_k(Z)] = iᵏ e^(-1/2)/√k!
        HermitePair pair = HermitePair.of(
                        ResolvedFunction.of(PiecewiseFunction.smooth(StrictMath::sin, StrictMath::cos)))
                .orElseThrow();
        double square = Math.exp(-1);
        for (int k = 0; k < pair.values().length; k++) {
            square /= Math.max(k, 1);
            assertEquals(k % 2 == 1 ? square : 0, pair.values()[k], 4e-16, "c" + k);
            assertEquals(k % 2 == 0 ? square : 0, pair.slopes()[k], 4e-16, "d" + k);
        }
    }

    @Test
    void sumsAgreeWithTheQuadratureInTwoVariables() {
        PairExpectation quadrature = new PairExpectation(TANH, TANH);
        HermitePair pair = HermitePair.of(ResolvedFunction.of(TANH)).orElseThrow();
        for (double angle : new double[] {0, 1e-3, 0.1, 0.2, 0.5, 1, 1.5}) {
            for (boolean mirrored : new boolean[] {false, true}) {
                PairExpectation.Sample sample = quadrature.at(angle, mirrored);
                double rho = mirrored ? -StrictMath.cos(angle) : StrictMath.cos(angle);
                assertEquals(sample.value(), sum(pair.values(), rho), 2e-15, "value at " + angle);
                assertEquals(sample.regularSlope(), sum(pair.slopes(), rho), 4e-15, "slope at " + angle);
            }
        }
    }

    @Test
    void aPolynomialWithoutItsFirstDegreesIsNotTakenForNothing() { // f = he₄₀, f' = √40 he₃₉, too steep at √(2·40)x;
        // he₅ + he₄₀/100
        HermiteSeries series = new HermiteSeries(coefficients(0.01));
        HermiteSeries slope = new HermiteSeries(derivative(series));
        HermitePair pair = HermitePair.of(ResolvedFunction.of(PiecewiseFunction.smooth(series::value, slope::value)))
                .orElseThrow();
        assertEquals(1, pair.values()[5], 1e-13);
        assertEquals(1e-4, pair.values()[40], 1e-15);
        assertEquals(40e-4, pair.slopes()[39], 1e-14);
    }

    private static double[] coefficients(double last) {
        double[] c = new double[41];
        c[5] = 1;
        c[40] = last;
        return c;
    }

    private static double[] derivative(HermiteSeries series) {
        double[] d = new double[series.order()];
        for (int k = 0; k < d.length; k++) {
            d[k] = Math.sqrt(k + 1.0) * series.coefficient(k + 1);
        }
        return d;
    }

    @Test
    void coefficientsThatDoNotDieOutAreNone() {
        assertTrue(HermitePair.of(ResolvedFunction.of(PiecewiseFunction.kinked(Math::abs, Math::signum, 0)))
                .isEmpty());
        assertTrue(HermitePair.of(ResolvedFunction.of(TANH.scaled(20))).isEmpty()); // too steep
        assertTrue(
                HermitePair.of(ResolvedFunction.of(PiecewiseFunction.smooth(Elementary::gelu, Elementary::geluSlope)))
                        .isPresent());
    }
}
