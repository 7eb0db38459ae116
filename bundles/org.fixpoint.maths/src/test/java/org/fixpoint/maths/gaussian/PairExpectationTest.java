package org.fixpoint.maths.gaussian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Pairs at unequal variances against closed forms with kinks and jumps; the scale is √(E f² E g²). */
class PairExpectationTest {
    private static final PiecewiseFunction RELU = PiecewiseFunction.kinked(x -> Math.max(x, 0), x -> x > 0 ? 1 : 0, 0);
    private static final PiecewiseFunction ABS = PiecewiseFunction.kinked(Math::abs, Math::signum, 0);
    private static final PiecewiseFunction SIGN =
            new PiecewiseFunction(Math::signum, x -> 0, new double[0], new double[] {0});
    private static final PiecewiseFunction EXP = PiecewiseFunction.smooth(StrictMath::exp, StrictMath::exp);
    private static final double[] RHO = {-1, -0.999999, -0.99, -0.5, 0, 0.3, 0.9, 0.995, 0.9999999, 1};
    private static final double[] VARIANCE = {0.01, 0.7, 1, 100};

    @Test
    void homogeneousPairsAreClosedAtUnequalVariances() {
        for (double qx : VARIANCE) {
            for (double qy : VARIANCE) {
                double root = Math.sqrt(qx * qy);
                for (double rho : RHO) {
                    double theta = Math.acos(rho);
                    double sin = Math.sqrt((1 - rho) * (1 + rho));
                    String at = qx + " " + qy + " " + rho;
                    PairMoments relu = PairExpectation.of(RELU, RELU, qx, qy, rho);
                    assertEquals(
                            root * (sin + (Math.PI - theta) * rho) / (2 * Math.PI), relu.value(), 1e-14 * root, at);
                    // the closed form loses digits: acos(rho) near the ends is known to 1e-16/sin only
                    assertEquals((Math.PI - theta) / (2 * Math.PI), relu.slope(), 1e-14, at);
                    PairMoments abs = PairExpectation.of(ABS, ABS, qx, qy, rho);
                    assertEquals(root * 2 / Math.PI * (sin + rho * Math.asin(rho)), abs.value(), 2e-14 * root, at);
                    PairMoments sign = PairExpectation.of(SIGN, SIGN, qx, qy, rho);
                    assertEquals(2 / Math.PI * Math.asin(rho), sign.value(), 1e-14, at);
                    if (Math.abs(rho) < 1) {
                        assertEquals(2 / Math.PI / sin / root, sign.slope(), 1e-12 / sin / root, at);
                    } else {
                        assertTrue(Double.isInfinite(sign.slope()));
                    }
                }
            }
        }
    }

    @Test
    void differentFunctionsFollowTheirOwnKinks() {
        for (double rho : RHO) { // E[e^X 1{Y > 0}] sign version: E[e^X sign(Y)] = e^(qx/2) (2 F(√qx ρ) - 1)
            PairMoments pair = PairExpectation.of(EXP, SIGN, 1.44, 9, rho);
            double exact = Math.exp(0.72) * (2 * NormalDistribution.cdf(1.2 * rho) - 1);
            assertEquals(exact, pair.value(), 1e-14 * Math.exp(1.44), "at " + rho);
            assertTrue(pair.error() < 1e-13 * Math.exp(1.44));
        }
    }

    @Test
    void expIsClosedAtUnequalVariances() {
        for (double rho : RHO) { // E e^(X+Y) = exp((qx + qy)/2 + ρ √(qx qy))
            double scale = Math.exp(0.49 + 2.25);
            PairMoments pair = PairExpectation.of(EXP, EXP, 0.49, 2.25, rho);
            assertEquals(Math.exp(0.245 + 1.125 + rho * 1.05), pair.value(), 1e-14 * scale);
            assertEquals(pair.value(), pair.slope(), 1e-13 * scale);
        }
    }

    @Test
    void correlationsBeyondOneAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> PairExpectation.of(RELU, RELU, 1, 1, 1.1));
    }
}
