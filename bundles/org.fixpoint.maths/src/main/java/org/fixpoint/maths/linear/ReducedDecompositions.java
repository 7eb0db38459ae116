package org.fixpoint.maths.linear;

import java.util.Arrays;
import java.util.Optional;
import org.fixpoint.maths.threads.Team;

/**
 * Eigenvalues of large symmetric matrices by reduction to three diagonals and singular values of large matrices by reduction to two, on the
 * processors that are idle; all else by another.
 */
final class ReducedDecompositions implements Decompositions {
    /**
     * From so many rows, and columns where values are singular, it is ahead of EJML. With native numerics too: LAPACK on one thread, with its
     * copy, is ahead by a third at most, between 128 and 500 rows and for many rows of a few columns, and would give other bits than the fast
     * numerics; docs/performance.md has the times.
     */
    static final int LARGE = 64;

    private static final int WORTH_TEAM = 192; // rows of a square
    private static final int LEAST_EXPONENT = -1000; // the reciprocal of what is smaller is no double

    private final Decompositions others;

    /** All but the eigenvalues of symmetric matrices and the singular values of at least {@value #LARGE} rows and columns by others. */
    ReducedDecompositions(Decompositions others) {
        this.others = others;
    }

    @Override
    public String name() {
        return others.name();
    }

    @Override
    public Optional<double[]> symmetricEigenvalues(double[] a, int n) {
        return n < LARGE ? others.symmetricEigenvalues(a, n) : reduced(a, n, team(n, n));
    }

    private static Team team(int rows, int columns) {
        return (long) rows * columns < WORTH_TEAM * WORTH_TEAM ? Team.alone() : Team.ofProcessors();
    }

    /**
     * By reduction, whatever the size; nothing where an eigenvalue is beyond the range of doubles. The half from the diagonal on is read,
     * and a power of two brings its largest entry between 1 and 2, so that no square leaves the range.
     */
    static Optional<double[]> reduced(double[] a, int n, Team team) {
        double largest = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                largest = Math.max(largest, Math.abs(a[i * n + j]));
            }
        }
        int exponent = exponent(largest);
        return TridiagonalReduction.of(a, n, Math.scalb(1.0, -exponent), team)
                .eigenvalues()
                .flatMap(found -> scaled(found, exponent));
    }

    private static int exponent(double largest) {
        return Math.max(LEAST_EXPONENT, Math.getExponent(largest));
    }

    private static Optional<double[]> scaled(double[] found, int exponent) {
        double[] scaled =
                Arrays.stream(found).map(value -> Math.scalb(value, exponent)).toArray();
        return Optional.of(scaled).filter(values -> Arrays.stream(values).allMatch(Double::isFinite));
    }

    @Override
    public Optional<double[]> singularValues(double[] a, int rows, int columns) {
        return Math.min(rows, columns) < LARGE
                ? others.singularValues(a, rows, columns)
                : reduced(a, rows, columns, team(rows, columns));
    }

    /**
     * Singular values by reduction, whatever the size, with a power of two as in {@link #reduced(double[], int, Team)}; nothing where one is
     * beyond the range of doubles.
     */
    static Optional<double[]> reduced(double[] a, int rows, int columns, Team team) {
        double largest = 0;
        for (int i = 0; i < rows * columns; i++) {
            largest = Math.max(largest, Math.abs(a[i]));
        }
        int exponent = exponent(largest);
        double scale = Math.scalb(1.0, -exponent);
        return BidiagonalReduction.of(tall(a, rows, columns, scale), Math.min(rows, columns), team)
                .singularValues()
                .flatMap(found -> scaled(found, exponent));
    }

    /** The matrix or its transpose, whichever has no fewer rows than columns, times a factor, as an array for each row. */
    private static double[][] tall(double[] a, int rows, int columns, double scale) {
        boolean isTall = rows >= columns;
        double[][] tall = new double[Math.max(rows, columns)][Math.min(rows, columns)];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double value = a[i * columns + j] * scale;
                if (isTall) {
                    tall[i][j] = value;
                } else {
                    tall[j][i] = value;
                }
            }
        }
        return tall;
    }

    @Override
    public Optional<ComplexNumbers> eigenvalues(double[] a, int n) {
        return others.eigenvalues(a, n);
    }
}
