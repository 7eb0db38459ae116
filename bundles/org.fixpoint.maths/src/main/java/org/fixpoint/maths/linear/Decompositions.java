package org.fixpoint.maths.linear;

import java.util.Optional;

/**
 * Eigenvalues and singular values of dense real matrices, by reductions of its own, from EJML or from a library outside Java.
 *
 * <p>Matrices are row-major, {@code a[i * n + j]}, finite and not modified. Nothing is given where the iteration does not
 * converge. An instance may be used by several threads. The library outside Java is a class of the name
 * {@value #OUTSIDE} with a constructor without arguments, which throws where it cannot work.
 */
public interface Decompositions {
    /** The class that is looked for where numerics are {@link Profile#NATIVE}. */
    String OUTSIDE = "org.fixpoint.openblas.OpenBlas";

    /** Those of the numerics of this process. */
    static Decompositions chosen() {
        return Numerics.decompositions();
    }

    /** Its name, with all that its rounding depends on: part of what identifies a computed number. */
    String name();

    /** The n eigenvalues of a symmetric matrix, ascending; of (i, j) and (j, i) one may be ignored. */
    Optional<double[]> symmetricEigenvalues(double[] a, int n);

    /** The min(rows, columns) singular values, descending. */
    Optional<double[]> singularValues(double[] a, int rows, int columns);

    /** The n eigenvalues of a matrix, in any order. */
    Optional<ComplexNumbers> eigenvalues(double[] a, int n);

    /**
     * Complex numbers.
     *
     * @param real their real parts
     * @param imaginary their imaginary parts, as many
     */
    record ComplexNumbers(double[] real, double[] imaginary) {}
}
