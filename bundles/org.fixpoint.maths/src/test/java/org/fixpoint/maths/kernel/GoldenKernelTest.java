package org.fixpoint.maths.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fixpoint.maths.gaussian.GaussianMoments;
import org.fixpoint.maths.gaussian.HermiteExpansion;
import org.junit.jupiter.api.Test;

/**
 * The general method against the golden tables (50-digit quadrature, stored to 22 digits or more). Tolerance 1e-11
 * relative; zeros to 1e-13 of √E[φ²] or E[φ²].
 */
class GoldenKernelTest {
    private static final Map<String, KernelSeries> KERNELS = new HashMap<>();

    private static KernelSeries kernel(String name) {
        return KERNELS.computeIfAbsent(name, n -> KernelSeries.of(Activations.named(n)));
    }

    private static void assertClose(double expected, double actual, double scale, String what) {
        if (Double.isInfinite(expected)) {
            assertEquals(expected, actual, what);
        } else {
            assertEquals(expected, actual, 1e-11 * Math.abs(expected) + 1e-13 * scale, what);
        }
    }

    @Test
    void momentsAreGolden() {
        for (List<String> row : GoldenTable.rows("kernel.csv")) {
            String name = row.get(0);
            GaussianMoments moments = GaussianMoments.of(Activations.named(name));
            double second = GoldenTable.number(row.get(2));
            double slope = GoldenTable.number(row.get(3));
            assertClose(GoldenTable.number(row.get(1)), moments.mean(), Math.sqrt(second), name);
            assertClose(second, moments.secondMoment(), second, name);
            assertClose(slope, moments.slopeSecondMoment(), second, name);
            assertClose(slope - second, moments.slopeExcess(), second, name);
            assertTrue(moments.secondMomentError() <= 1e-13 * second, () -> name + " " + moments);
        }
    }

    @Test
    void classesAndRatesAreGolden() {
        for (List<String> row : GoldenTable.rows("kernel.csv")) {
            String name = row.get(0);
            KernelProfile profile = KernelProfile.of(kernel(name).normalized());
            assertEquals(row.get(14).split(" ", 2)[0], profile.kernelClass().label(), name);
            assertClose(GoldenTable.number(row.get(10)), profile.kappaAtZero(), 1, name);
            assertClose(GoldenTable.number(row.get(11)), profile.slopeAtZero(), 1, name);
            assertClose(GoldenTable.number(row.get(12)), profile.slopeAtOne(), 1, name);
            assertEquals(row.get(13).equals("NA"), profile.rhoStar().isEmpty(), name);
            if (profile.rhoStar().isPresent()) {
                assertClose(GoldenTable.number(row.get(13)), profile.rhoStar().getAsDouble(), 1, name);
                assertClose(GoldenTable.number(row.get(16)), profile.localRate().getAsDouble(), 1, name);
                assertClose(
                        GoldenTable.number(row.get(17)),
                        profile.publishedAlpha().getAsDouble(),
                        1,
                        name);
                assertClose(
                        GoldenTable.number(row.get(18)),
                        profile.correctedAlpha().getAsDouble(),
                        1,
                        name);
                assertTrue(profile.fixedPoint().orElseThrow().converged(), name);
            }
        }
    }

    @Test
    void polynomialLawsAreGolden() {
        for (List<String> row : GoldenTable.rows("kernel.csv")) {
            String law = row.get(19);
            if (law.isEmpty()) {
                continue;
            }
            PolynomialLaw found = KernelProfile.of(kernel(row.get(0)).normalized())
                    .polynomialLaw()
                    .orElseThrow();
            int at = law.indexOf("C=");
            double constant = at < 0 ? 2 : GoldenTable.number(law.substring(at + 2)); // exp: 2/l
            assertEquals(at < 0 ? 1 : 2, found.exponent(), row.get(0));
            assertEquals(constant, found.constant(), 1e-7 * constant, row.get(0)); // extrapolated to θ = 0
        }
    }

    @Test
    void kernelValuesAreGolden() {
        double[] rho = {-1, -0.8, -0.5, 0.25, 0.5, 0.75, 1};
        for (List<String> row : GoldenTable.rows("kernel_values.csv")) {
            NormalizedKernel kernel = kernel(row.get(0)).normalized();
            for (int i = 0; i < rho.length; i++) {
                double expected = GoldenTable.number(row.get(i + 1));
                assertClose(expected, kernel.value().applyAsDouble(rho[i]), 1, row.get(0) + " at " + rho[i]);
                assertClose(1 - expected, kernel.gap().applyAsDouble(1 - rho[i]), 1, row.get(0) + " at " + rho[i]);
            }
        }
    }

    @Test
    void hermiteCoefficientsAreGolden() {
        for (List<String> row : GoldenTable.rows("hermite.csv")) {
            HermiteExpansion expansion = HermiteExpansion.of(Activations.named(row.get(0)), 40);
            double scale = Math.sqrt(expansion.secondMoment());
            for (int k = 0; k <= 40; k++) {
                assertClose(GoldenTable.number(row.get(k + 1)), expansion.coefficient(k), scale, row.get(0) + " c" + k);
            }
            assertTrue(expansion.error() <= 1e-13 * scale, row.get(0));
        }
    }

    @Test
    void sequencesAreGolden() {
        for (List<String> row : GoldenTable.rows("sequences.csv")) {
            int depth = Integer.parseInt(row.get(2));
            KernelSequence sequence = new KernelSequence(kernel(row.get(0)).normalized());
            double rho = GoldenTable.number(row.get(1));
            double expected = GoldenTable.number(row.get(3));
            String what = row.get(0) + " at layer " + depth;
            // x² from 0.999 runs away from ρ = 1 by (4/3)^l and so amplifies rounding before it converges
            assertClose(expected, sequence.correlations(rho, depth)[depth], 1, what);
            assertClose(1 - expected, sequence.distances(rho, depth)[depth], 1, what);
            if (!row.get(4).isEmpty()) {
                assertClose(GoldenTable.number(row.get(4)), sequence.tangents(rho, depth)[depth], 1, what);
            }
        }
    }

    @Test
    void everyKernelStatesAnErrorBelowTheTolerance() {
        for (List<String> row : GoldenTable.rows("kernel.csv")) {
            assertTrue(
                    kernel(row.get(0)).error() <= 2e-14,
                    row.get(0) + " " + kernel(row.get(0)).error());
        }
    }
}
