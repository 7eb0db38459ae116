package org.fixpoint.maths.spectra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.fixpoint.maths.linear.LinearAlgebra;
import org.fixpoint.maths.linear.PlainLinearAlgebra;
import org.junit.jupiter.api.Test;

class KernelAlignmentTest {

    private static final LinearAlgebra ALGEBRA = new PlainLinearAlgebra();

    private static double[] uniform(long seed, int count) {
        return new SplittableRandom(seed).doubles(count, 0, 1).toArray();
    }

    private static double cka(double[] x, int p, double[] y, int q, int rows) {
        return KernelAlignment.linearCka(x, p, y, q, rows, Centring.COLUMNS, ALGEBRA)
                .orElseThrow();
    }

    /** The definition through centred Gram matrices of the samples, in plain loops. */
    private static double byDefinition(double[] x, int p, double[] y, int q, int n) {
        double[] k = centredGram(x, p, n);
        double[] l = centredGram(y, q, n);
        double kl = 0;
        double kk = 0;
        double ll = 0;
        for (int i = 0; i < n * n; i++) {
            kl += k[i] * l[i];
            kk += k[i] * k[i];
            ll += l[i] * l[i];
        }
        return kl / Math.sqrt(kk * ll);
    }

    private static double[] centredGram(double[] x, int p, int n) {
        double[] mean = new double[p];
        for (int i = 0; i < n * p; i++) {
            mean[i % p] += x[i] / n;
        }
        double[] gram = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            for (int j = 0; j < p; j++) {
                gram[i] += (x[i / n * p + j] - mean[j]) * (x[i % n * p + j] - mean[j]);
            }
        }
        return gram;
    }

    @Test
    void bothRoutesGiveTheDefinition() { // few samples: their Gram matrices; many: products of the units
        for (int rows : new int[] {5, 60}) {
            double[] x = uniform(1, rows * 7);
            double[] y = uniform(2, rows * 9);
            assertEquals(byDefinition(x, 7, y, 9, rows), cka(x, 7, y, 9, rows), 100 * 0x1p-53);
        }
    }

    @Test
    void rotationAndScaleDoNotMatter() {
        double[] x = uniform(3, 40);
        double[] y = new double[40];
        for (int i = 0; i < 20; i++) { // by the angle whose cosine is 0.6
            y[2 * i] = 7 * (0.6 * x[2 * i] - 0.8 * x[2 * i + 1]);
            y[2 * i + 1] = 7 * (0.8 * x[2 * i] + 0.6 * x[2 * i + 1]);
        }
        assertEquals(1, cka(x, 2, y, 2, 20), 1e-14);
    }

    @Test
    void representationsOnOrthogonalSamplesHaveNone() { // two unit vectors over four samples, both of mean zero
        double[] x = {1, -1, 0, 0};
        double[] y = {0, 0, 1, -1};
        assertEquals(0, cka(x, 1, y, 1, 4));
    }

    @Test
    void withoutVariationOrFiniteEntriesThereIsNoAnswer() {
        double[] constant = new double[4];
        Arrays.fill(constant, 0.1);
        double[] x = {1, 2, 3, 5};
        double[] bad = {1, 2, Double.NaN, 5};
        assertTrue(KernelAlignment.linearCka(x, 1, constant, 1, 4, Centring.COLUMNS, ALGEBRA)
                .isEmpty());
        assertTrue(KernelAlignment.linearCka(bad, 1, x, 1, 4, Centring.NONE, ALGEBRA)
                .isEmpty());
    }

    @Test
    void driftIsOneMinusTheAlignmentOfNeighbours() {
        double[] x = uniform(4, 60);
        double[] y = uniform(5, 90);
        LayerDrift drift = LayerDrift.of(List.of(x, x, y), 30, new int[] {2, 2, 3}, Centring.COLUMNS, ALGEBRA);
        assertEquals(0, drift.steps().get(0).orElseThrow(), 1e-14);
        assertEquals(1 - cka(x, 2, y, 3, 30), drift.steps().get(1).orElseThrow());
        assertThrows(
                IllegalArgumentException.class,
                () -> LayerDrift.of(List.of(x), 30, new int[] {2, 2}, Centring.NONE, ALGEBRA));
    }

    @Test
    void concentrationAndPlateauAreThoseOfTheSteps() {
        LayerDrift drift = drift(0.6, 0.01, 0.02, 0.3, 0.01, 0.02, 0.04);
        assertEquals(1, drift.total().orElseThrow(), 1e-15);
        assertEquals(0.6, drift.shareOfLargest(1).orElseThrow(), 1e-15);
        assertEquals(0.9, drift.shareOfLargest(2).orElseThrow(), 1e-15);
        assertEquals(3, drift.longestPlateau(0.05).orElseThrow());
        assertEquals(2, drift.longestPlateau(0.03).orElseThrow());
    }

    @Test
    void aStackThatStandsStillHasNoConcentration() {
        assertTrue(drift(0, 0).shareOfLargest(1).isEmpty());
        assertTrue(drift(0, 0).longestPlateau(0.05).isEmpty());
        LayerDrift unknown = new LayerDrift(List.of(OptionalDouble.of(1), OptionalDouble.empty()));
        assertTrue(unknown.total().isEmpty() && unknown.shareOfLargest(1).isEmpty());
    }

    private static LayerDrift drift(double... steps) {
        return new LayerDrift(Arrays.stream(steps).mapToObj(OptionalDouble::of).toList());
    }
}
