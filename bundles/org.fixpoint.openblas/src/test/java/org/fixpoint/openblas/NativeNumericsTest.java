package org.fixpoint.openblas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.fixpoint.maths.dynamics.Stability;
import org.fixpoint.maths.linear.Decompositions;
import org.fixpoint.maths.linear.LinearAlgebra;
import org.fixpoint.maths.linear.Numerics;
import org.fixpoint.maths.linear.SymmetricEigenvalues;
import org.fixpoint.maths.spectra.Centring;
import org.fixpoint.maths.spectra.SingularSpectrum;
import org.junit.jupiter.api.Test;

/** The library of mathematics with native numerics, which the build asks for in these tests. */
class NativeNumericsTest {
    private static final int N = 200; // large enough for OpenBLAS

    private static double entry(int i, int j) { // of the orthogonal, symmetric sine transform
        return Math.sqrt(2.0 / (N + 1)) * Math.sin((i + 1.0) * (j + 1) * Math.PI / (N + 1));
    }

    /** The matrix with these eigenvalues whose eigenvectors are those of the sine transform. */
    private static double[] withEigenvalues(double[] lambda) {
        double[] a = new double[N * N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                for (int k = 0; k < N; k++) {
                    a[i * N + j] += entry(i, k) * lambda[k] * entry(k, j);
                }
            }
        }
        return a;
    }

    private static double[] lambda() {
        double[] lambda = new double[N];
        Arrays.setAll(lambda, k -> 1 + k);
        return lambda;
    }

    @Test
    void theNameTellsOfBoth() {
        assertTrue(Numerics.isThere());
        assertEquals("vector+" + Decompositions.chosen().name(), Numerics.name());
        assertTrue(Numerics.name().startsWith("vector+openblas-"), Numerics.name());
    }

    @Test
    void symmetricEigenvaluesAreThoseThatTheMatrixWasMadeOf() {
        double[] a = withEigenvalues(lambda());
        double[] values = SymmetricEigenvalues.of(a, N).orElseThrow().values();
        for (int k = 0; k < N; k++) {
            assertEquals(k + 1, values[k], 1e-10); // n u ‖A‖ = 4e-12, and as much in the matrix
        }
    }

    @Test
    void singularValuesOfBothRoutesAreThoseThatTheMatrixWasMadeOf() {
        double[] a = withEigenvalues(lambda());
        SingularSpectrum square = SingularSpectrum.of(a, N, N, Centring.NONE, LinearAlgebra.fastest());
        assertEquals(SingularSpectrum.Route.DECOMPOSITION, square.route());
        double[] twice = Arrays.copyOf(a, 2 * N * N); // the same rows twice: √2 times the singular values
        System.arraycopy(a, 0, twice, N * N, N * N);
        SingularSpectrum tall = SingularSpectrum.of(twice, 2 * N, N, Centring.NONE, LinearAlgebra.fastest());
        assertEquals(SingularSpectrum.Route.GRAM, tall.route());
        for (int k = 0; k < N; k++) {
            assertEquals(N - k, square.values()[k], square.error() + 1e-10);
            assertEquals(Math.sqrt(2) * (N - k), tall.values()[k], tall.error() + 1e-9);
        }
    }

    @Test
    void theStabilityOfALargeRotationIsThatOfItsBlocks() {
        double[] a = new double[N * N];
        for (int i = 0; i < N; i += 2) {
            double radius = 1 + i / (double) N;
            a[i * N + i] = radius * 0.6;
            a[i * N + i + 1] = -radius * 0.8;
            a[(i + 1) * N + i] = radius * 0.8;
            a[(i + 1) * N + i + 1] = radius * 0.6;
        }
        Stability stability = Stability.of(a, N).orElseThrow();
        assertEquals(1 + (N - 2) / (double) N, stability.spectralRadius(), 1e-13);
        assertEquals(1, stability.modulus(N - 1), 1e-13);
    }

    @Test
    void generalEigenvaluesComeFromOpenBlasToTheBit() {
        double[] a = new double[N * N];
        Arrays.setAll(a, i -> Math.sin(i * 0.7 + 0.01 * i * i));
        Decompositions.ComplexNumbers outside = new OpenBlas().eigenvalues(a, N).orElseThrow();
        Decompositions.ComplexNumbers chosen =
                Decompositions.chosen().eigenvalues(a, N).orElseThrow();
        assertArrayEquals(outside.real(), chosen.real());
        assertArrayEquals(outside.imaginary(), chosen.imaginary());
    }
}
