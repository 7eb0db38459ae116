package org.fixpoint.maths.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.fixpoint.maths.gaussian.AccuracyException;
import org.fixpoint.maths.gaussian.NormalDistribution;
import org.fixpoint.maths.gaussian.NotSquareIntegrableException;
import org.fixpoint.maths.gaussian.PiecewiseFunction;
import org.junit.jupiter.api.Test;

/** Kernel tables against closed forms; tolerances are a few times the error that the tables state. */
class KernelSeriesTest {
    private static void assertKernel(
            PiecewiseFunction f, double q, DoubleUnaryOperator kappa, DoubleUnaryOperator slope) {
        KernelSeries series = KernelSeries.of(f, q);
        double one = kappa.applyAsDouble(1);
        for (double rho = -1; rho <= 1; rho += 1.0 / 64) {
            assertEquals(kappa.applyAsDouble(rho), series.value(rho), 1e-14 * one, "kappa at " + rho);
            if (Math.abs(rho) < 1) {
                double exact = slope.applyAsDouble(rho);
                assertEquals(exact, series.slope(rho), 2e-14 * (1 + Math.abs(exact)) * one, "slope at " + rho);
            }
        }
    }

    @Test
    void reluIsTheArcCosineKernelAtAnyVariance() {
        for (double q : new double[] {0.01, 1, 30}) {
            assertKernel(
                    Activations.named("relu"),
                    q,
                    r -> q * (Math.sqrt((1 - r) * (1 + r)) + r * (Math.PI - Math.acos(r))) / (2 * Math.PI),
                    r -> q * (Math.PI - Math.acos(r)) / (2 * Math.PI));
        }
    }

    @Test
    void theErrorStatedDoesNotDependOnTheUnitOfTheActivation() {
        for (double unit : new double[] {1e-6, 1e6}) {
            PiecewiseFunction small =
                    PiecewiseFunction.smooth(x -> unit * Math.exp(x - 1), x -> unit * Math.exp(x - 1));
            KernelSeries series = KernelSeries.of(small);
            assertTrue(series.error() < 1e-14, "error " + series.error());
            assertEquals(Math.exp(-0.5), series.value(0.5) / series.secondMoment(), 1e-14);
        }
    }

    @Test
    void rareActivityIsResolved() { // soft thresholding at 4: E[φ'] = 2Q(4)
        PiecewiseFunction shrink = PiecewiseFunction.kinked(
                x -> Math.signum(x) * Math.max(0, Math.abs(x) - 4), x -> Math.abs(x) > 4 ? 1 : 0, -4, 4);
        KernelSeries series = KernelSeries.of(shrink);
        double tail = NormalDistribution.upperTail(4);
        double second = 2 * (17 * tail - 4 * NormalDistribution.pdf(4));
        assertEquals(1, series.secondMoment() / second, 1e-12); // the formula cancels
        assertEquals(4 * tail * tail / second, series.slope(0) / second, 1e-13);
    }

    @Test
    void signAndStepAreArcSines() {
        assertKernel(
                Activations.named("sign"),
                1,
                r -> 2 / Math.PI * Math.asin(r),
                r -> 2 / Math.PI / Math.sqrt((1 - r) * (1 + r)));
        assertKernel(
                Activations.named("heaviside"),
                2,
                r -> 0.25 + Math.asin(r) / (2 * Math.PI),
                r -> 1 / (2 * Math.PI) / Math.sqrt((1 - r) * (1 + r)));
    }

    @Test
    void exponentialSineAndSquareAreClosed() {
        assertKernel(Activations.named("exp"), 2, r -> Math.exp(2 * (1 + r)), r -> 2 * Math.exp(2 * (1 + r)));
        assertKernel(
                Activations.named("sin"),
                3,
                r -> Math.exp(-3) * Math.sinh(3 * r),
                r -> 3 * Math.exp(-3) * Math.cosh(3 * r));
        assertKernel(Activations.named("square"), 1, r -> 1 + 2 * r * r, r -> 4 * r);
    }

    @Test
    void geluIsClosed() {
        assertKernel(
                Activations.named("gelu_exact"),
                1,
                r -> r / 4 + r / (2 * Math.PI) * Math.asin(r / 2) + 1 / (2 * Math.PI * Math.sqrt(4 - r * r)),
                r -> 0.25
                        + Math.asin(r / 2) / (2 * Math.PI)
                        + r / (2 * Math.PI * Math.sqrt(4 - r * r))
                        + r / (2 * Math.PI * Math.pow(4 - r * r, 1.5)));
    }

    @Test
    void gaussiansOfEitherSignAreClosed() {
        for (double a : new double[] {-1, 0.1, 0.2}) {
            KernelSeries series = KernelSeries.of(Activations.gaussian(a));
            for (double rho = -1; rho <= 1; rho += 0.125) {
                double exact = 1 / Math.sqrt((1 - 2 * a) * (1 - 2 * a) - 4 * a * a * rho * rho);
                assertEquals(exact, series.value(rho), 1e-13 * series.secondMoment());
            }
        }
    }

    @Test
    void gapKeepsItsDigitsDownToTinyDistances() {
        KernelSeries relu = KernelSeries.of(Activations.named("relu"));
        KernelSeries sign = KernelSeries.of(Activations.named("sign"));
        KernelSeries exp = KernelSeries.of(Activations.named("exp"));
        for (double delta = 1e-15; delta < 0.5; delta *= 7) {
            double theta = 2 * Math.asin(Math.sqrt(delta / 2));
            // 1 - κ = δ - (sin θ - θ cos θ)/π for normalised ReLU, the bracket by its series where it cancels
            double bracket = theta > 0.1
                    ? Math.sin(theta) - theta * Math.cos(theta)
                    : Math.pow(theta, 3)
                            * (1 / 3.0 - theta * theta / 30 + Math.pow(theta, 4) / 840 - Math.pow(theta, 6) / 45360);
            assertEquals(1, 2 * relu.gap(delta) / (delta - bracket / Math.PI), 1e-13, "relu at " + delta);
            assertEquals(1, sign.gap(delta) / (2 / Math.PI * theta), 1e-13, "sign at " + delta);
            assertEquals(1, exp.gap(delta) / (-Math.exp(2) * Math.expm1(-delta)), 1e-13, "exp at " + delta);
        }
    }

    @Test
    void jumpAwayFromZeroWithSlopesAgreesWithTheGap() {
        PiecewiseFunction f = new PiecewiseFunction(
                x -> x > 0.5 ? x * x : StrictMath.sin(x),
                x -> x > 0.5 ? 2 * x : StrictMath.cos(x),
                new double[0],
                new double[] {0.5});
        KernelSeries series = KernelSeries.of(f);
        assertEquals(Double.POSITIVE_INFINITY, series.slope(1));
        assertTrue(Double.isFinite(series.slope(-1))); // no jump at -0.5
        for (double rho = -0.9; rho < 0.95; rho += 0.1) {
            double step = 1e-5;
            double difference = (series.value(rho + step) - series.value(rho - step)) / (2 * step);
            assertEquals(difference, series.slope(rho), 1e-7); // step² κ''' and rounding / step
        }
    }

    @Test
    void slopeAtMinusOneIsInfiniteOnlyIfJumpsAreMirrored() {
        assertEquals(
                Double.POSITIVE_INFINITY,
                KernelSeries.of(Activations.named("heaviside")).slope(-1));
    }

    @Test
    void heavyTailsAreRefusedAndLighterOnesAccepted() {
        assertThrows(NotSquareIntegrableException.class, () -> KernelSeries.of(Activations.gaussian(0.25)));
        KernelSeries accepted = KernelSeries.of(Activations.gaussian(0.24));
        assertEquals(1 / Math.sqrt(1 - 4 * 0.24), accepted.secondMoment(), 1e-12);
    }

    @Test
    void hiddenKinksAndWrongDerivativesAreRefused() {
        PiecewiseFunction hidden = PiecewiseFunction.smooth(x -> Math.max(x, 0.3), x -> x > 0.3 ? 1 : 0);
        AccuracyException kink = assertThrows(AccuracyException.class, () -> KernelSeries.of(hidden));
        assertTrue(String.valueOf(kink.getMessage()).contains("list the kink"), String.valueOf(kink.getMessage()));
        PiecewiseFunction wrong = PiecewiseFunction.smooth(StrictMath::tanh, x -> 1 / (1 + x * x));
        AccuracyException slope = assertThrows(AccuracyException.class, () -> KernelSeries.of(wrong));
        assertTrue(String.valueOf(slope.getMessage()).contains("derivative"), String.valueOf(slope.getMessage()));
        PiecewiseFunction zero = PiecewiseFunction.smooth(x -> 0, x -> 0);
        assertThrows(AccuracyException.class, () -> KernelSeries.of(zero));
    }

    @Test
    void tablesHaveTheSameBitsEveryTime() {
        KernelSeries first = KernelSeries.of(Activations.named("elu_1"));
        KernelSeries second = KernelSeries.of(Activations.named("elu_1"));
        double[] a = new double[101];
        double[] b = new double[101];
        for (int i = 0; i <= 100; i++) {
            a[i] = first.value(-1 + 0.02 * i);
            b[i] = second.value(-1 + 0.02 * i);
        }
        assertArrayEquals(a, b, 0);
    }

    @Test
    void theSizeOfAFunctionChangesNothing() {
        double[] kappa = new double[3];
        double[] sizes = {1, 1e100, 1e-100};
        for (int i = 0; i < sizes.length; i++) {
            double size = sizes[i];
            KernelSeries series = KernelSeries.of(
                    PiecewiseFunction.smooth(x -> size * StrictMath.sin(x), x -> size * StrictMath.cos(x)));
            kappa[i] = series.value(0.5) / series.secondMoment();
        }
        assertEquals(kappa[0], kappa[1], 1e-13);
        assertEquals(kappa[0], kappa[2], 1e-13);
    }

    @Test
    void aSteepExponentialSettlesAtNegativeCorrelationsToo() { // κ = exp(25(1 + ρ)), accurate relative to κ(1)
        KernelSeries series = KernelSeries.of(
                PiecewiseFunction.smooth(x -> StrictMath.exp(-5 * x), x -> -5 * StrictMath.exp(-5 * x)));
        for (double rho : new double[] {-0.5, 0, 0.5, 0.9}) {
            assertEquals(StrictMath.exp(25 * (rho - 1)), series.value(rho) / series.secondMoment(), 1e-13);
        }
    }

    @Test
    void arraysHaveTheBitsOfOneCorrelationAfterTheOther() {
        PiecewiseFunction steep = Activations.named("tanh").scaled(20); // several panels
        double[] rho = new double[3001];
        for (int i = 0; i < rho.length; i++) {
            rho[i] = StrictMath.cos(Math.PI * i / (rho.length - 1)); // both ends among them
        }
        for (PiecewiseFunction f : List.of(Activations.named("relu"), Activations.named("sign"), steep)) {
            KernelSeries series = KernelSeries.of(f);
            double[] values = new double[rho.length + 1];
            values[rho.length] = 7;
            series.values(rho, values);
            for (int i = 0; i < rho.length; i++) {
                assertEquals(series.value(rho[i]), values[i], "at " + rho[i]);
            }
            assertEquals(7, values[rho.length]);
            assertThrows(IllegalArgumentException.class, () -> series.values(new double[] {0, 1.5}, new double[2]));
        }
    }
}
