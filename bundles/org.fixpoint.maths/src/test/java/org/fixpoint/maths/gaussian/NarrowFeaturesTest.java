package org.fixpoint.maths.gaussian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Functions that change within a thousandth of a standard deviation, or whose size is far from 1. */
class NarrowFeaturesTest {
    private static PiecewiseFunction step(double s, double shift) {
        return PiecewiseFunction.smooth(x -> StrictMath.tanh(s * x) + shift, x -> {
            double t = StrictMath.tanh(s * x);
            return s * (1 - t) * (1 + t);
        });
    }

    @Test
    void aNarrowBumpAtZeroIsFound() { // E[(e^{-ax²} + x)²] = (1 + 4a)^{-1/2} + 1
        double a = 1e6;
        PiecewiseFunction f = PiecewiseFunction.smooth(
                x -> StrictMath.exp(-a * x * x) + x, x -> 1 - 2 * a * x * StrictMath.exp(-a * x * x));
        GaussianMoments moments = GaussianMoments.of(f);
        assertEquals(1 + 1 / Math.sqrt(1 + 4 * a), moments.secondMoment(), 1e-14);
        double slope = 1 + 4 * a * a / StrictMath.pow(1 + 4 * a, 1.5); // E[(1 − 2ax e^{-ax²})²]
        assertEquals(slope, moments.slopeSecondMoment(), 1e-12 * slope);
    }

    @Test
    void aSteepStepAtZeroIsResolved() { // E[tanh(sZ)²] → 1, E[s² sech⁴(sZ)] → 4s/(3√(2π))
        GaussianMoments moments = GaussianMoments.of(step(1e4, 0.01));
        assertEquals(0.01, moments.mean(), 1e-14);
        assertEquals(1.0001 - 2e-4 / Math.sqrt(2 * Math.PI), moments.secondMoment(), 1e-10);
        assertEquals(4e4 / 3 / Math.sqrt(2 * Math.PI), moments.slopeSecondMoment(), 1e-3);
    }

    @Test
    void sizesWhoseSquaresLeaveTheRangeOfDoublesAreToldAsSuch() {
        PiecewiseFunction large = PiecewiseFunction.smooth(x -> 1e160 * x, x -> 1e160);
        PiecewiseFunction small =
                PiecewiseFunction.smooth(x -> 1e-200 * StrictMath.exp(x), x -> 1e-200 * StrictMath.exp(x));
        for (PiecewiseFunction f : new PiecewiseFunction[] {large, small}) {
            AccuracyException fault = assertThrows(AccuracyException.class, () -> GaussianMoments.of(f));
            assertTrue(String.valueOf(fault.getMessage()).contains("beyond the range of doubles"), fault.getMessage());
        }
    }

    @Test
    void aDerivativeWithoutBoundBesideAKinkIsToldAsSuch() {
        PiecewiseFunction f = PiecewiseFunction.kinked(
                x -> StrictMath.pow(Math.abs(x), 1.5), x -> 1.5 * Math.signum(x) * Math.sqrt(Math.abs(x)), 0);
        AccuracyException fault = assertThrows(AccuracyException.class, () -> GaussianMoments.of(f));
        assertTrue(String.valueOf(fault.getMessage()).contains("derivative without bound"), fault.getMessage());
    }
}
