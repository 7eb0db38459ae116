package org.fixpoint.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.DualActivation;
import org.junit.jupiter.api.Test;

/**
 * What holds for every activation: finite where it is used, the stated derivative, honest kinks and jumps, the same bits on every
 * call, a dual, if there is one, that agrees with quadrature, and an enclosure, if there is one, that contains it.
 */
public abstract class ActivationContract extends ContributionContract<ActivationFunction> {
    private static final double[] EXTREMES = {
        -1e308, -1e100, -1e5, -800, -1e-300, -0.0, 0.0, 1e-300, 800, 1e5, 1e100, 1e308
    };
    private static final double[] CORRELATIONS = {-1, -0.8, -0.4, 0, 0.3, 0.8, 1};
    private static final double STEP = 1e-3;
    private static final double DIFFERENCES =
            1e-6; // five points at this step: h⁴φ⁗'/30 and 1e-13 |φ|, for up to 30 radians a unit
    private static final double ASIDE = 1e-9;
    private static final double QUADRATURE = 1e-10; // ten times the error of the quadrature

    /** Whether |φ| grows so fast that it exceeds the largest double for some finite arguments beyond [-50, 50]. */
    protected boolean overflows() {
        return false;
    }

    /** Pairs of variances (qx, qy) at which the dual is compared with quadrature. */
    protected double[][] variances() {
        return new double[][] {{1, 1}, {0.4, 2}, {2.5, 0.3}};
    }

    @Test
    void isFiniteOnTheIntervalOfUse() {
        ActivationFunction phi = made();
        for (double x : points()) {
            assertTrue(Double.isFinite(phi.value(x)), "φ(" + x + ") = " + phi.value(x));
            assertTrue(Double.isFinite(phi.derivative(x)), "φ'(" + x + ") = " + phi.derivative(x));
        }
    }

    @Test
    void isANumberAtExtremeArguments() {
        ActivationFunction phi = made();
        for (double x : EXTREMES) {
            assertFalse(Double.isNaN(phi.value(x)), "φ(" + x + ") is NaN");
            assertFalse(Double.isNaN(phi.derivative(x)), "φ'(" + x + ") is NaN");
            assertTrue(overflows() || Double.isFinite(phi.value(x)), "φ(" + x + ") = " + phi.value(x));
            assertTrue(overflows() || Double.isFinite(phi.derivative(x)), "φ'(" + x + ") = " + phi.derivative(x));
        }
    }

    @Test
    void derivativeIsTheLimitOfDifferencesAwayFromKinksAndJumps() {
        ActivationFunction phi = made();
        double[] breaks = breaks(phi);
        for (double x : points()) {
            if (Arrays.stream(breaks).anyMatch(b -> Math.abs(x - b) <= 3 * STEP)) {
                continue;
            }
            double near = 8 * (phi.value(x + STEP) - phi.value(x - STEP));
            double far = phi.value(x + 2 * STEP) - phi.value(x - 2 * STEP);
            double size = 1 + Math.abs(phi.derivative(x - 2 * STEP)) + Math.abs(phi.derivative(x + 2 * STEP));
            assertEquals((near - far) / (12 * STEP), phi.derivative(x), DIFFERENCES * size, "φ'(" + x + ")");
        }
    }

    @Test
    void batchValuesAreTheScalarOnesBitForBit() {
        ActivationFunction phi = made();
        double[] out = new double[points().length];
        phi.values(points(), out);
        assertArrayEquals(bits(phi::value), bits(out));
    }

    @Test
    void batchDerivativesAreTheScalarOnesBitForBit() {
        ActivationFunction phi = made();
        double[] out = new double[points().length];
        phi.derivatives(points(), out);
        assertArrayEquals(bits(phi::derivative), bits(out));
    }

    @Test
    void batchValuesToSinglePrecisionAreTheOthersTo24Bits() {
        ActivationFunction phi = made();
        for (double[] x : new double[][] {points(), EXTREMES}) {
            double[] out = new double[x.length];
            phi.valuesToSingle(x.clone(), out);
            for (int i = 0; i < x.length; i++) {
                double value = phi.value(x[i]);
                double bound = Double.isFinite(value) ? 0x1p-24 * Math.abs(value) : 0;
                assertEquals(value, out[i], bound, "φ(" + x[i] + ") to single precision");
            }
        }
    }

    @Test
    void aBatchLeavesItsInputAsItIs() {
        double[] x = points();
        made().values(x, new double[x.length]);
        made().valuesToSingle(x, new double[x.length]);
        made().derivatives(x, new double[x.length]);
        assertArrayEquals(points(), x);
    }

    @Test
    void secondThreadGetsTheSameBits() {
        ActivationFunction phi = made();
        long[] here = bits(phi::value);
        long[] there = CompletableFuture.supplyAsync(() -> bits(phi::value)).join();
        assertArrayEquals(here, there);
    }

    @Test
    void secondObjectGivesTheSameBits() {
        assertArrayEquals(bits(made()::value), bits(made()::value));
        assertArrayEquals(bits(made()::derivative), bits(made()::derivative));
    }

    @Test
    void kinksAscendAndAreFinite() {
        assertAscending(made().kinks());
    }

    @Test
    void jumpsAscendAndAreFinite() {
        assertAscending(made().jumps());
    }

    @Test
    void noPointIsKinkAndJumpAtOnce() {
        assertAscending(Arrays.stream(breaks(made())).sorted().toArray());
    }

    @Test
    void kinksAndJumpsAreGivenInANewArray() {
        ActivationFunction phi = made();
        assertNotSame(phi.kinks(), phi.kinks());
        assertNotSame(phi.jumps(), phi.jumps());
    }

    @Test
    void isContinuousAtItsKinks() {
        ActivationFunction phi = made();
        for (double k : phi.kinks()) {
            assertTrue(gap(phi, k) <= smallGap(phi, k), "φ jumps by " + gap(phi, k) + " at the kink " + k);
        }
    }

    @Test
    void isDiscontinuousAtItsJumps() {
        ActivationFunction phi = made();
        for (double k : phi.jumps()) {
            assertTrue(gap(phi, k) > 10 * smallGap(phi, k), "φ is continuous at the jump " + k);
        }
    }

    @Test
    void derivativeAtAKinkIsTheMeanOfItsSides() {
        ActivationFunction phi = made();
        for (double k : phi.kinks()) {
            double left = phi.derivative(k - aside(k));
            double right = phi.derivative(k + aside(k));
            double size = 1 + Math.abs(left) + Math.abs(right);
            assertEquals(0.5 * (left + right), phi.derivative(k), DIFFERENCES * size, "φ'(" + k + ")");
        }
    }

    @Test
    void dualValueIsTheMeanOfTheProduct() {
        ActivationFunction phi = made();
        GaussianPairQuadrature quadrature = new GaussianPairQuadrature(phi::value, breaks(phi));
        forEachPair((dual, qx, qy, rho) -> {
            double size = Math.sqrt(quadrature.product(qx, qx, 1) * quadrature.product(qy, qy, 1));
            assertEquals(quadrature.product(qx, qy, rho), dual.value(qx, qy, rho), QUADRATURE * size, at(qx, qy, rho));
        });
    }

    @Test
    void dualSlopeIsTheMeanOfTheProductOfDerivatives() {
        ActivationFunction phi = made();
        GaussianPairQuadrature quadrature = new GaussianPairQuadrature(phi::derivative, breaks(phi));
        forEachPair((dual, qx, qy, rho) -> {
            if (phi.jumps().length == 0) {
                double size = Math.sqrt(quadrature.product(qx, qx, 1) * quadrature.product(qy, qy, 1));
                assertEquals(
                        quadrature.product(qx, qy, rho), dual.slope(qx, qy, rho), QUADRATURE * size, at(qx, qy, rho));
            }
        });
    }

    @Test
    void dualSlopeIsTheDerivativeOfTheDualValue() {
        double h = 1e-4;
        forEachPair((dual, qx, qy, rho) -> {
            if (Math.abs(rho) < 1) {
                double near = 8 * (dual.value(qx, qy, rho + h) - dual.value(qx, qy, rho - h));
                double far = dual.value(qx, qy, rho + 2 * h) - dual.value(qx, qy, rho - 2 * h);
                double size = Math.sqrt(dual.secondMoment(qx) * dual.secondMoment(qy));
                double slope = Math.sqrt(qx * qy) * dual.slope(qx, qy, rho);
                assertEquals((near - far) / (12 * h), slope, 1e-9 * (size + Math.abs(slope)), at(qx, qy, rho));
            }
        });
    }

    @Test
    void dualIsSymmetricInTheTwoVariables() {
        forEachPair((dual, qx, qy, rho) -> {
            double size = Math.sqrt(dual.secondMoment(qx) * dual.secondMoment(qy));
            assertEquals(dual.value(qx, qy, rho), dual.value(qy, qx, rho), 1e-14 * size, at(qx, qy, rho));
        });
    }

    @Test
    void dualMeanIsTheMean() {
        ActivationFunction phi = made();
        GaussianPairQuadrature quadrature = new GaussianPairQuadrature(phi::value, breaks(phi));
        forEachPair((dual, qx, qy, rho) -> {
            double size = Math.sqrt(quadrature.product(qx, qx, 1));
            assertEquals(quadrature.mean(qx), dual.mean(qx), QUADRATURE * size, "variance " + qx);
        });
    }

    @Test
    void dualMomentsAreTheDualAtCorrelationOne() {
        forEachPair((dual, qx, qy, rho) -> {
            double second = dual.value(qx, qx, 1);
            double slope = dual.slope(qx, qx, 1);
            assertEquals(second, dual.secondMoment(qx), 1e-13 * second, "E[φ²] at variance " + qx);
            assertEquals(slope, dual.slopeSecondMoment(qx), 1e-13 * slope, "E[φ'²] at variance " + qx);
        });
    }

    @Test
    void slopeExcessIsTheDifferenceOfTheMoments() {
        forEachPair((dual, qx, qy, rho) -> {
            double slope = qx * dual.slopeSecondMoment(qx);
            double second = dual.secondMoment(qx);
            assertEquals(slope - second, dual.slopeExcess(qx), 1e-13 * (slope + second), "variance " + qx);
        });
    }

    @Test
    void slopeIsInfiniteAtCorrelationOneExactlyIfThereAreJumps() {
        boolean jumps = made().jumps().length > 0;
        forEachPair((dual, qx, qy, rho) -> {
            assertEquals(jumps, dual.slope(qx, qx, 1) == Double.POSITIVE_INFINITY, "variance " + qx);
            assertEquals(jumps, dual.slopeSecondMoment(qx) == Double.POSITIVE_INFINITY, "variance " + qx);
        });
    }

    @Test
    void enclosureContainsValuesAndDifferencesAndContinuesItsExpansions() {
        ActivationFunction phi = made();
        made().enclosure().ifPresent(enclosure -> new EnclosureCheck(phi, enclosure).ofPanels());
    }

    @Test
    void enclosureBoundsTheTails() {
        ActivationFunction phi = made();
        made().enclosure().ifPresent(enclosure -> new EnclosureCheck(phi, enclosure).ofTails());
    }

    @Test
    void enclosureClaimsNoContinuityAtJumpsAndNoFactThatValuesContradict() {
        ActivationFunction phi = made();
        made().enclosure().ifPresent(enclosure -> new EnclosureCheck(phi, enclosure).ofFacts());
    }

    private void forEachPair(PairCheck check) {
        made().dual().ifPresent(dual -> {
            for (double[] q : variances()) {
                for (double rho : CORRELATIONS) {
                    check.at(dual, q[0], q[1], rho);
                }
            }
        });
    }

    private static String at(double qx, double qy, double rho) {
        return "qx = " + qx + ", qy = " + qy + ", ρ = " + rho;
    }

    private static double[] points() {
        return IntStream.rangeClosed(-400, 400).mapToDouble(i -> i / 8.0).toArray();
    }

    private static double[] breaks(ActivationFunction phi) {
        return DoubleStream.concat(Arrays.stream(phi.kinks()), Arrays.stream(phi.jumps()))
                .toArray();
    }

    private static void assertAscending(double[] points) {
        for (int i = 0; i < points.length; i++) {
            assertTrue(Double.isFinite(points[i]), "not finite: " + points[i]);
            assertTrue(i == 0 || points[i - 1] < points[i], "not ascending: " + Arrays.toString(points));
        }
    }

    private static double aside(double k) {
        return ASIDE * Math.max(1, Math.abs(k));
    }

    private static double gap(ActivationFunction phi, double k) {
        return Math.abs(phi.value(k + aside(k)) - phi.value(k - aside(k)));
    }

    /** Ten times what the slopes on both sides explain. */
    private static double smallGap(ActivationFunction phi, double k) {
        double slopes = Math.abs(phi.derivative(k - aside(k))) + Math.abs(phi.derivative(k + aside(k)));
        return 10 * aside(k) * (1 + slopes);
    }

    private static long[] bits(DoubleUnaryOperator f) {
        return bits(Arrays.stream(points()).map(f).toArray());
    }

    private static long[] bits(double[] numbers) {
        return Arrays.stream(numbers).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    @FunctionalInterface
    private interface PairCheck {
        void at(DualActivation dual, double qx, double qy, double rho);
    }
}
