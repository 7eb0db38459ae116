package org.fixpoint.maths.spectra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.fixpoint.maths.linear.LinearAlgebra;
import org.fixpoint.maths.linear.PlainLinearAlgebra;
import org.junit.jupiter.api.Test;

class SingularSpectrumTest {

    private static final LinearAlgebra ALGEBRA = new PlainLinearAlgebra();

    private static SingularSpectrum raw(double[] x, int rows, int columns) {
        return SingularSpectrum.of(x, rows, columns, Centring.NONE, ALGEBRA);
    }

    /** H diag(s) G with Householder reflections H and G, so that the singular values are s. */
    private static double[] withValues(double[] s, int rows, int columns) {
        SplittableRandom random = new SplittableRandom(1);
        double[] u = unit(random.doubles(rows, -1, 1).toArray());
        double[] v = unit(random.doubles(columns, -1, 1).toArray());
        double[] x = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                for (int l = 0; l < s.length; l++) {
                    x[i * columns + j] +=
                            ((i == l ? 1 : 0) - 2 * u[i] * u[l]) * s[l] * ((l == j ? 1 : 0) - 2 * v[l] * v[j]);
                }
            }
        }
        return x;
    }

    private static double[] unit(double[] x) {
        double norm = Math.sqrt(Arrays.stream(x).map(v -> v * v).sum());
        return Arrays.stream(x).map(v -> v / norm).toArray();
    }

    private static void assertRecovered(double[] s, int rows, int columns, SingularSpectrum.Route route) {
        SingularSpectrum spectrum = raw(withValues(s, rows, columns), rows, columns);
        assertEquals(route, spectrum.route());
        assertArrayEquals(s, spectrum.values(), spectrum.error());
        assertTrue(spectrum.error() < 1e-11 * s[0], "error " + spectrum.error());
    }

    @Test
    void valuesAreRecoveredWithinTheStatedErrorByEitherRoute() {
        double[] mild = {5, 4, 3, 0.1};
        assertRecovered(mild, 50, 4, SingularSpectrum.Route.GRAM);
        assertRecovered(mild, 4, 50, SingularSpectrum.Route.GRAM);
        assertRecovered(mild, 6, 4, SingularSpectrum.Route.DECOMPOSITION);
        assertRecovered(mild, 4, 4, SingularSpectrum.Route.DECOMPOSITION);
        double[] stiff = {5, 1, 1e-9}; // the Gram matrix would leave nothing of the last
        assertRecovered(stiff, 50, 3, SingularSpectrum.Route.DECOMPOSITION);
        assertRecovered(stiff, 3, 50, SingularSpectrum.Route.DECOMPOSITION);
    }

    @Test
    void ranksOfEqualValuesAreTheirNumber() {
        for (int count = 1; count <= 7; count++) {
            double[] s = new double[count];
            Arrays.fill(s, 3);
            SingularSpectrum spectrum = raw(withValues(s, 9, 8), 9, 8);
            assertEquals(count, spectrum.effectiveRank().orElseThrow(), 1e-12);
            assertEquals(count, spectrum.participationRatio().orElseThrow(), 1e-12);
        }
    }

    @Test
    void ranksFollowTheirFormulas() { // p = 1/2, 1/4, 1/4: entropy 3/2 ln 2; (4 + 1 + 1)² / (16 + 1 + 1)
        SingularSpectrum spectrum = raw(withValues(new double[] {2, 1, 1}, 5, 3), 5, 3);
        assertEquals(Math.pow(2, 1.5), spectrum.effectiveRank().orElseThrow(), 1e-13);
        assertEquals(2, spectrum.participationRatio().orElseThrow(), 1e-13);
    }

    @Test
    void ranksDoNotDependOnScaleDownToTheEndsOfTheRange() {
        double[] x = withValues(new double[] {2, 1, 1}, 5, 3);
        double expected = raw(x, 5, 3).effectiveRank().orElseThrow();
        for (int exponent : new int[] {-900, 900, 1020}) {
            double[] scaled = Arrays.stream(x).map(v -> Math.scalb(v, exponent)).toArray();
            assertEquals(expected, raw(scaled, 5, 3).effectiveRank().orElseThrow());
        }
    }

    @Test
    void centringTakesAwayExactlyTheColumnMeans() {
        double[] x = {1, 10, 2, 10, 3, 10, 6, 10}; // columns 1, 2, 3, 6 and constant
        SingularSpectrum spectrum = SingularSpectrum.of(x, 4, 2, Centring.COLUMNS, ALGEBRA);
        assertEquals(Math.sqrt(14), spectrum.values()[0], 1e-14);
        assertEquals(1, spectrum.effectiveRank().orElseThrow(), 1e-12);
    }

    @Test
    void aLargeConstantColumnDoesNotHideASmallVariation() {
        double[] x = {1e20 / 3, 1, 1e20 / 3, -1, 1e20 / 3, 0};
        SingularSpectrum spectrum = SingularSpectrum.of(x, 3, 2, Centring.COLUMNS, ALGEBRA);
        assertEquals(Math.sqrt(2), spectrum.values()[0], 1e-15);
        assertEquals(1, spectrum.effectiveRank().orElseThrow());
    }

    @Test
    void withoutVariationThereIsNoRank() {
        double[] zeros = new double[12];
        double[] constant = IntStream.range(0, 12).mapToDouble(i -> 0.1 + i % 3).toArray();
        for (SingularSpectrum none : new SingularSpectrum[] {
            raw(zeros, 4, 3),
            raw(new double[0], 0, 3),
            SingularSpectrum.of(zeros, 4, 3, Centring.COLUMNS, ALGEBRA),
            SingularSpectrum.of(constant, 4, 3, Centring.COLUMNS, ALGEBRA)
        }) {
            assertEquals(SingularSpectrum.Route.NO_VARIATION, none.route());
            assertTrue(
                    none.effectiveRank().isEmpty() && none.participationRatio().isEmpty());
        }
        assertArrayEquals(new double[3], raw(zeros, 4, 3).values());
    }

    @Test
    void entriesThatAreNotFiniteLeaveTheSpectrumUnresolved() {
        for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
            SingularSpectrum spectrum = raw(new double[] {1, bad, 2, 3}, 2, 2);
            assertEquals(SingularSpectrum.Route.UNRESOLVED, spectrum.route());
            assertTrue(spectrum.effectiveRank().isEmpty());
        }
    }

    @Test
    void aShapeThatDoesNotFitIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> raw(new double[5], 2, 3));
    }
}
