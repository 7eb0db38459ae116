package org.fixpoint.maths.linear;

import java.util.Arrays;
import java.util.Optional;
import org.fixpoint.maths.threads.Team;

/** Eigenvalues of large symmetric matrices by reduction to three diagonals, on the processors that are idle; all else by another. */
final class ReducedDecompositions implements Decompositions {
    /** From so many rows on the reduction is ahead of EJML; docs/performance.md has the times. */
    static final int AHEAD_OF_EJML = 64;

    /** From so many rows on it is ahead of LAPACK on one thread, where a second processor is idle. */
    static final int AHEAD_OF_LAPACK = 512;

    private static final int WORTH_TEAM = 192; // rows
    private static final int LEAST_EXPONENT = -1000; // the reciprocal of what is smaller is no double

    private final Decompositions others;
    private final int fewestRows;

    /** All but the eigenvalues of symmetric matrices of at least so many rows by others. */
    ReducedDecompositions(Decompositions others, int fewestRows) {
        this.others = others;
        this.fewestRows = fewestRows;
    }

    @Override
    public String name() {
        return others.name();
    }

    @Override
    public Optional<double[]> symmetricEigenvalues(double[] a, int n) {
        return n < fewestRows
                ? others.symmetricEigenvalues(a, n)
                : reduced(a, n, n < WORTH_TEAM ? Team.alone() : Team.ofProcessors());
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
        int exponent = Math.max(LEAST_EXPONENT, Math.getExponent(largest));
        return TridiagonalReduction.of(a, n, Math.scalb(1.0, -exponent), team)
                .eigenvalues()
                .map(found -> Arrays.stream(found)
                        .map(value -> Math.scalb(value, exponent))
                        .toArray())
                .filter(found -> Arrays.stream(found).allMatch(Double::isFinite));
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
