package org.fixpoint.openblas;

import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.fixpoint.maths.linear.Decompositions;

/** Three spectra of known sum, to see that the library computes right here, and how it rounds. */
final class SelfCheck {
    private static final int SIZE = 96; // several blocks of LAPACK's
    private static final double TOLERANCE = 1e-11; // of the sums, each of about 100 numbers of at most 10

    private final Decompositions library;
    private final CRC32 sum = new CRC32();

    SelfCheck(Decompositions library) {
        this.library = library;
    }

    /**
     * The CRC-32 of the bits of those spectra.
     *
     * @throws IllegalStateException if they are wrong
     */
    long sumOfBits() {
        double[] a = new SplittableRandom(1).doubles(SIZE * SIZE, -1, 1).toArray();
        double[] symmetric = new double[SIZE * SIZE];
        double trace = 0;
        double squares = 0;
        for (int i = 0; i < SIZE; i++) {
            trace += a[i * SIZE + i];
            for (int j = 0; j < SIZE; j++) {
                squares += a[i * SIZE + j] * a[i * SIZE + j];
                symmetric[i * SIZE + j] = (a[i * SIZE + j] + a[j * SIZE + i]) / 2;
            }
        }
        check(trace, added(library.symmetricEigenvalues(symmetric, SIZE).orElseGet(() -> new double[0]), false));
        check(squares, added(library.singularValues(a, SIZE, SIZE).orElseGet(() -> new double[0]), true));
        check(
                trace,
                added(
                        library.eigenvalues(a, SIZE)
                                .map(Decompositions.ComplexNumbers::real)
                                .orElseGet(() -> new double[0]),
                        false));
        return sum.getValue();
    }

    private double added(double[] values, boolean squared) {
        double total = 0;
        for (double value : values) {
            total += squared ? value * value : value;
            for (long bits = Double.doubleToLongBits(value), i = 0; i < Long.BYTES; i++) {
                sum.update((int) (bits >>> (Byte.SIZE * i)));
            }
        }
        return total;
    }

    private static void check(double expected, double actual) {
        if (!(Math.abs(actual - expected) <= TOLERANCE * SIZE)) {
            throw new IllegalStateException("OpenBLAS computes " + actual + " where it is " + expected);
        }
    }
}
