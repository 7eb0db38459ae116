package org.fixpoint.maths.gaussian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fixpoint.maths.kernel.KernelSeries;
import org.junit.jupiter.api.Test;

class KinkedPairTest {
    private static final double[] ANGLES = {
        0, 1e-9, 1e-4, 0.03, 0.2, 0.4, 0.4999, 0.5, 0.5001, 0.7, 1, 1.3, 0.5 * Math.PI
    };

    private static final PiecewiseFunction RELU = PiecewiseFunction.kinked(x -> Math.max(x, 0), x -> x > 0 ? 1 : 0, 0);

    private static final PiecewiseFunction HALF_TANH = PiecewiseFunction.kinked(
            x -> x < 0 ? 0.5 * StrictMath.tanh(x) : x, x -> x < 0 ? 0.5 / square(StrictMath.cosh(x)) : 1, 0);

    private static final PiecewiseFunction CLIPPED = PiecewiseFunction.kinked(
            x -> Math.max(-0.4, Math.min(1.3, x)), x -> x > -0.4 && x < 1.3 ? 1 : 0, -0.4, 1.3);

    private static final PiecewiseFunction JUMP = new PiecewiseFunction(
            x -> x > 0.5 ? x * x : StrictMath.sin(x),
            x -> x > 0.5 ? 2 * x : StrictMath.cos(x),
            new double[0],
            new double[] {0.5});

    private static final PiecewiseFunction RARE = PiecewiseFunction.kinked(
            x -> Math.signum(x) * Math.max(0, Math.abs(x) - 4), x -> Math.abs(x) > 4 ? 1 : 0, -4, 4);

    private static final PiecewiseFunction GROWING = PiecewiseFunction.kinked(
            x -> StrictMath.exp(2 * Math.abs(x)), x -> 2 * Math.signum(x) * StrictMath.exp(2 * Math.abs(x)), 0);

    private static double square(double x) {
        return x * x;
    }

    @Test
    void meansAreThoseOfTheQuadratureInTwoVariables() {
        for (PiecewiseFunction f : List.of(RELU, HALF_TANH, CLIPPED, JUMP, RARE, GROWING)) {
            PairExpectation expected = new PairExpectation(f, f);
            KinkedPair actual = KinkedPair.of(ResolvedFunction.of(f)).orElseThrow();
            double second = expected.at(0, false).value();
            double slope = expected.at(0, false).regularSlope();
            for (double angle : ANGLES) {
                for (boolean mirrored : new boolean[] {false, true}) {
                    PairExpectation.Sample a = expected.at(angle, mirrored);
                    PairExpectation.Sample b = actual.at(angle, mirrored);
                    String at = "at " + angle + (mirrored ? " from -1" : " from 1");
                    assertEquals(a.value(), b.value(), 1e-14 * second, "value " + at);
                    assertEquals(a.regularSlope(), b.regularSlope(), 1e-14 * slope, "slope " + at);
                    assertEquals(a.jumpSlope(), b.jumpSlope(), 0, "jumps " + at);
                }
            }
        }
    }

    @Test
    void reluIsTheArcCosineKernelOnEitherSideOfTheSeam() {
        KinkedPair relu = KinkedPair.of(ResolvedFunction.of(RELU)).orElseThrow();
        for (double angle : ANGLES) {
            double far = Math.PI - angle;
            assertEquals(
                    (StrictMath.sin(angle) + far * StrictMath.cos(angle)) / (2 * Math.PI),
                    relu.at(angle, false).value(),
                    1e-15);
            assertEquals(far / (2 * Math.PI), relu.at(angle, false).regularSlope(), 1e-15);
            assertEquals(
                    (StrictMath.sin(angle) - angle * StrictMath.cos(angle)) / (2 * Math.PI),
                    relu.at(angle, true).value(),
                    1e-15);
            assertEquals(angle / (2 * Math.PI), relu.at(angle, true).regularSlope(), 1e-15);
        }
    }

    @Test
    void sumsLeaveOutLessThanTheirBound() { // of |x|: E[f(X)f(Y)] = 2 (sin θ + (π/2 − θ) cos θ)/π, E[f'(X)f'(Y)] = 1
        // − 2 θ/π
        PiecewiseFunction abs = PiecewiseFunction.kinked(Math::abs, Math::signum, 0);
        for (double widest : new double[] {0.3, 0.5, 1}) {
            HermitePair pair = HermitePair.upTo(GaussianGrid.of(abs), StrictMath.cos(widest));
            assertTrue(
                    pair.values().length < 90 / (widest * widest), "degree " + pair.values().length); // −ln 1e-17 = 39
            for (double angle = widest; angle < 0.5 * Math.PI; angle += 0.1) {
                double acute = 0.5 * Math.PI - angle;
                double exact = 2 / Math.PI * (StrictMath.sin(angle) + acute * StrictMath.cos(angle));
                assertEquals(exact, pair.at(angle, false).value(), 1e-15);
                assertEquals(1 - 2 * angle / Math.PI, pair.at(angle, false).regularSlope(), 1e-15);
            }
        }
    }

    private static PiecewiseFunction wavy(double omega) {
        return PiecewiseFunction.kinked(
                x -> Math.max(x, 0) + StrictMath.sin(omega * x),
                x -> (x > 0 ? 1 : 0) + omega * StrictMath.cos(omega * x),
                0);
    }

    private static final PiecewiseFunction SOFTSIGN =
            PiecewiseFunction.kinked(x -> x / (1 + Math.abs(x)), x -> 1 / square(1 + Math.abs(x)), 0);

    /** Where series in d are long, or the means are left to the quadrature. */
    @Test
    void steepAndWavyFunctionsHaveTheMeansOfTheQuadratureToo() {
        List<PiecewiseFunction> functions = new ArrayList<>();
        for (double scale : new double[] {1.5, 2, 3, 4, 5}) {
            functions.add(SOFTSIGN.scaled(scale));
            functions.add(HALF_TANH.scaled(scale));
        }
        for (double omega : new double[] {4, 6, 9}) {
            functions.add(wavy(omega));
        }
        int prepared = 0;
        for (PiecewiseFunction f : functions) {
            assertTrue(KernelSeries.of(f).error() <= KernelSeries.TOLERANCE);
            Optional<KinkedPair> actual = KinkedPair.of(ResolvedFunction.of(f));
            prepared += actual.isPresent() ? 1 : 0;
            PairExpectation expected = new PairExpectation(f, f);
            double second = expected.at(0, false).value();
            double slope = expected.at(0, false).regularSlope();
            for (double angle : actual.isPresent() ? new double[] {0.02, 0.1, 0.25, 0.4, 0.4999} : new double[0]) {
                PairExpectation.Sample a = expected.at(angle, false);
                PairExpectation.Sample b = actual.get().at(angle, false);
                assertEquals(a.value(), b.value(), 2e-14 * second, "value at " + angle);
                assertEquals(a.regularSlope(), b.regularSlope(), 2e-14 * slope, "slope at " + angle);
            }
        }
        assertTrue(prepared >= 5, prepared + " of " + functions.size());
    }

    @Test
    void othersAreLeftToTheQuadrature() {
        assertTrue(KinkedPair.of(ResolvedFunction.of(PiecewiseFunction.smooth(StrictMath::sin, StrictMath::cos)))
                .isEmpty());
        PiecewiseFunction many = PiecewiseFunction.kinked(StrictMath::sin, StrictMath::cos, 1, 2, 3, 4, 5, 6, 7);
        assertTrue(KinkedPair.of(ResolvedFunction.of(many)).isEmpty());
        assertTrue(KinkedPair.of(ResolvedFunction.of(HALF_TANH.scaled(30))).isEmpty()); // too steep
    }
}
