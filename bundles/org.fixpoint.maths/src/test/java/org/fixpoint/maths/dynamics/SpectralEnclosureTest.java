package org.fixpoint.maths.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.fixpoint.maths.random.SeededRandom;
import org.junit.jupiter.api.Test;

class SpectralEnclosureTest {
    private static SpectralEnclosure of(double uncertainty, double... jacobian) {
        return SpectralEnclosure.of(jacobian, (int) Math.sqrt(jacobian.length), uncertainty)
                .orElseThrow();
    }

    @Test
    void symmetricMatrixHasTightBounds() {
        SpectralEnclosure found = of(0, 2, 1, 1, 2);
        assertEquals(3, found.eigenvalues().real()[0], found.error());
        assertEquals(1, found.eigenvalues().real()[1], found.error());
        assertTrue(found.error() < 1e-13, () -> "error " + found.error());
        assertEquals(StabilityClass.UNSTABLE, found.stability());
        assertEquals(OptionalInt.empty(), found.degree()); // 1 is an eigenvalue
    }

    @Test
    void spiralHasAnIndexOfTwoAndDegreeOne() {
        SpectralEnclosure found = of(1e-9, 0.9, -1.2, 1.2, 0.9);
        assertEquals(1.5, found.eigenvalues().spectralRadius(), found.error()); // |0.9 ± 1.2 i|
        assertTrue(found.error() < 1e-8);
        assertEquals(OptionalInt.of(2), found.index());
        assertEquals(OptionalInt.of(1), found.degree());
    }

    @Test
    void eigenvaluesOfRandomMatricesAreWithinTheErrorOfThoseOfDisturbedOnes() {
        SeededRandom random = SeededRandom.of("spectral enclosure");
        for (int trial = 0; trial < 200; trial++) {
            int d = 1 + random.nextInt(6);
            double[] a = new double[d * d];
            random.fillGaussian(a, 0, a.length, 1);
            double size = 1e-6 * random.nextDouble();
            SpectralEnclosure found = SpectralEnclosure.of(a, d, size).orElseThrow();
            a[random.nextInt(d * d)] += size;
            Stability disturbed = Stability.of(a, d).orElseThrow();
            for (int i = 0; i < d; i++) {
                double nearest = Double.POSITIVE_INFINITY;
                for (int j = 0; j < d; j++) {
                    nearest = Math.min(
                            nearest,
                            Math.hypot(
                                    disturbed.real()[i] - found.eigenvalues().real()[j],
                                    disturbed.imaginary()[i]
                                            - found.eigenvalues().imaginary()[j]));
                }
                assertTrue(nearest <= found.error() + 1e-12, "trial " + trial);
            }
            found.index().ifPresent(index -> assertEquals(disturbed.index(), index));
            found.degree().ifPresent(degree -> assertEquals(disturbed.degree(), degree));
        }
    }

    @Test
    void defectiveMatrixIsUndecidedAtOne() {
        SpectralEnclosure found = of(1e-12, 1, 1, 0, 1);
        assertEquals(StabilityClass.UNDECIDED, found.stability());
        assertEquals(OptionalInt.empty(), found.index());
        assertEquals(OptionalInt.empty(), found.degree());
    }

    @Test
    void defectiveMatrixIsDecidedAwayFromOne() {
        SpectralEnclosure found = of(0, 0.5, 0.25, 0, 0.5);
        assertEquals(StabilityClass.STABLE, found.stability());
        assertTrue(found.error() < 1e-6); // the root of the rounding
    }

    @Test
    void oneLargeEigenvalueDecidesBesideAnUndecidedOne() {
        SpectralEnclosure found = of(1e-12, 3, 0, 0, 1);
        assertEquals(StabilityClass.UNSTABLE, found.stability());
        assertEquals(OptionalInt.empty(), found.index());
    }

    @Test
    void zeroMatrixIsStable() {
        SpectralEnclosure found = of(0, 0, 0, 0, 0);
        assertEquals(StabilityClass.STABLE, found.stability());
        assertEquals(OptionalInt.of(0), found.index());
        assertEquals(OptionalInt.of(1), found.degree());
    }
}
