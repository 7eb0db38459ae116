package org.fixpoint.maths.linear;

import java.util.Optional;
import org.fixpoint.maths.threads.Team;

/** Eigenvalues of large symmetric matrices by reduction to three diagonals, on the processors that are idle; all else by another. */
final class ReducedDecompositions implements Decompositions {
    /** From so many rows on the reduction is ahead of EJML; docs/performance.md has the times. */
    static final int LARGE = 64;

    private static final int WORTH_TEAM = 192; // rows
    private static final int LEAST_EXPONENT = -1000; // the reciprocal of what is smaller is no double

    private final Decompositions others;

    /** All but the eigenvalues of symmetric matrices of at least {@value #LARGE} rows by these. */
    ReducedDecompositions(Decompositions others) {
        this.others = others;
    }

    @Override
    public String name() {
        return others.name();
    }

    @Override
    public Optional<double[]> symmetricEigenvalues(double[] a, int n) {
        return n < LARGE
                ? others.symmetricEigenvalues(a, n)
                : reduced(a, n, n < WORTH_TEAM ? Team.alone() : Team.ofProcessors());
    }

    /** By reduction, whatever the size; a power of two brings the largest entry between 1 and 2, so that no square leaves the range. */
    static Optional<double[]> reduced(double[] a, int n, Team team) {
        double largest = 0;
        for (int i = 0; i < n * n; i++) {
            largest = Math.max(largest, Math.abs(a[i]));
        }
        int exponent = Math.max(LEAST_EXPONENT, Math.getExponent(largest));
        Optional<double[]> values =
                TridiagonalReduction.of(a, n, Math.scalb(1.0, -exponent), team).eigenvalues();
        values.ifPresent(found -> {
            for (int i = 0; i < n; i++) {
                found[i] = Math.scalb(found[i], exponent);
            }
        });
        return values;
    }

    @Override
    public Optional<double[]> singularValues(double[] a, int rows, int columns) {
        return others.singularValues(a, rows, columns);
    }

    @Override
    public Optional<ComplexNumbers> eigenvalues(double[] a, int n) {
        return others.eigenvalues(a, n);
    }
}
