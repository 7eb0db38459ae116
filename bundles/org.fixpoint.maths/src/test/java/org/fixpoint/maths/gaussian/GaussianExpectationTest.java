package org.fixpoint.maths.gaussian;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GaussianExpectationTest {
    private static PiecewiseFunction bump(double a) {
        return PiecewiseFunction.smooth(x -> StrictMath.exp(a * x * x), x -> 2 * a * x * StrictMath.exp(a * x * x));
    }

    @Test
    void heavyTailsAreAcceptedUpToTheEdgeAndThenRefused() { // E exp(2ax²) = (1 - 4a)^(-1/2)
        for (double a : new double[] {-2, 0.1, 0.2, 0.23, 0.24}) {
            GaussianMoments moments = GaussianMoments.of(bump(a));
            assertEquals(1 / Math.sqrt(1 - 4 * a), moments.secondMoment(), 1e-12);
            assertEquals(1 / Math.sqrt(1 - 2 * a), moments.mean(), 1e-13);
        }
        for (double a : new double[] {0.2499, 0.25, 0.3}) { // 0.2499 would need x beyond 300, where exp overflows
            NotSquareIntegrableException refusal =
                    assertThrows(NotSquareIntegrableException.class, () -> GaussianMoments.of(bump(a)));
            assertTrue(String.valueOf(refusal.getMessage()).contains("Gaussian"), String.valueOf(refusal.getMessage()));
        }
    }

    @Test
    void meansOfKinkedFunctionsAreClosed() { // E max(√q Z, 0) = √(q/2π); E max(Z - 1, 0) = p(1) - (1 - F(1))
        PiecewiseFunction relu = PiecewiseFunction.kinked(x -> Math.max(x, 0), x -> x > 0 ? 1 : 0, 0);
        assertEquals(
                Math.sqrt(5 / (2 * Math.PI)), GaussianExpectation.of(relu, 5).value(), 1e-15);
        PiecewiseFunction shifted = PiecewiseFunction.kinked(x -> Math.max(x - 1, 0), x -> x > 1 ? 1 : 0, 1);
        GaussianExpectation mean = GaussianExpectation.of(shifted);
        double exact = NormalDistribution.pdf(1) - NormalDistribution.upperTail(1);
        assertEquals(exact, mean.value(), mean.error());
        assertTrue(mean.error() < 1e-15);
    }

    @Test
    void slopeExcessOfHomogeneousFunctionsVanishes() {
        for (double a : new double[] {0, 0.3, -1}) {
            GaussianMoments moments =
                    GaussianMoments.of(PiecewiseFunction.kinked(x -> x > 0 ? x : a * x, x -> x > 0 ? 1 : a, 0), 1);
            assertEquals(0, moments.slopeExcess(), 1e-15);
        }
        PiecewiseFunction step = new PiecewiseFunction(x -> x > 0 ? 1 : 0, x -> 0, new double[0], new double[] {0});
        assertEquals(Double.POSITIVE_INFINITY, GaussianMoments.of(step).slopeExcess());
    }

    @Test
    void scalingMovesBreakpointsAndSlopes() {
        PiecewiseFunction f =
                new PiecewiseFunction(x -> x > 4 ? 3 : x, x -> x > 4 ? 0 : 1, new double[] {-2, 6}, new double[] {4});
        PiecewiseFunction g = f.scaled(2);
        assertArrayEquals(new double[] {-1, 2, 3}, g.breakpoints());
        assertEquals(2, g.derivative().applyAsDouble(1));
        assertEquals(-1, g.jumpHeight(2), 1e-13);
        assertThrows(IllegalArgumentException.class, () -> f.scaled(0));
    }

    @Test
    void hermiteSeriesObeysParsevalAndItsBounds() {
        PiecewiseFunction relu = PiecewiseFunction.kinked(x -> Math.max(x, 0), x -> x > 0 ? 1 : 0, 0);
        HermiteExpansion expansion = HermiteExpansion.of(relu, 30);
        assertEquals(expansion.secondMoment(), expansion.series().secondMoment() + expansion.tailMass(), 1e-16);
        for (double rho : new double[] {0.1, 0.5, 0.9}) {
            double theta = Math.acos(rho);
            double kappa = (Math.sin(theta) + (Math.PI - theta) * rho) / (2 * Math.PI);
            double slope = (Math.PI - theta) / (2 * Math.PI);
            double missing = kappa - expansion.series().kernel(rho);
            assertTrue(missing <= expansion.kernelTruncation(rho) + 1e-15, "kernel at " + rho);
            double missingSlope = slope - expansion.series().kernelSlope(rho);
            assertTrue(missingSlope <= expansion.slopeTruncation(rho) + 1e-15, "slope at " + rho);
        }
    }

    @Test
    void clenshawAgreesWithTheRecurrence() {
        double[] c = {0.3, -1, 2, 0.25, 0.5};
        double[] he = new double[5];
        for (double x = -3; x <= 3; x += 0.5) {
            HermiteSeries.polynomials(x, he);
            double sum = 0;
            for (int k = 0; k < 5; k++) {
                sum += c[k] * he[k];
            }
            assertEquals(sum, new HermiteSeries(c).value(x), 1e-14);
        }
        HermiteSeries.polynomials(1.5, he);
        assertEquals((1.5 * 1.5 * 1.5 - 3 * 1.5) / Math.sqrt(6), he[3], 1e-15); // He₃/√3!
    }
}
