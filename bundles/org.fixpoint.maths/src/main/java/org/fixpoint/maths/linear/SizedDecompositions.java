package org.fixpoint.maths.linear;

import java.util.Optional;

/** Large matrices by one, small ones by another, whose calls cost less. */
final class SizedDecompositions implements Decompositions {
    /** From this size on OpenBLAS, with its copy and its thread, is ahead of EJML, on a busy machine too; docs/performance.md has the times. */
    static final int LARGE = 64;

    private final Decompositions small;
    private final Decompositions large;

    /** Those of at least {@value #LARGE} rows and columns by the second. */
    SizedDecompositions(Decompositions small, Decompositions large) {
        this.small = small;
        this.large = large;
    }

    private Decompositions of(int size) {
        return size < LARGE ? small : large;
    }

    @Override
    public String name() {
        return large.name();
    }

    @Override
    public Optional<double[]> symmetricEigenvalues(double[] a, int n) {
        return of(n).symmetricEigenvalues(a, n);
    }

    @Override
    public Optional<double[]> singularValues(double[] a, int rows, int columns) {
        return of(Math.min(rows, columns)).singularValues(a, rows, columns);
    }

    @Override
    public Optional<ComplexNumbers> eigenvalues(double[] a, int n) {
        return of(n).eigenvalues(a, n);
    }
}
