package org.fixpoint.maths.geometry;

import java.util.Arrays;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * The linear span of vectors v₁, …, v_k ∈ ℝⁿ, by the singular values of the matrix that has them as columns.
 *
 * @param dimension n
 * @param rank the number of singular values that stand out of rounding
 * @param basis n × rank with orthonormal columns; {@code basis[i * rank + j]}; not to be modified
 * @param complement n × (n − rank), an orthonormal basis of the orthogonal complement; not to be modified
 * @param singularValues min(n, k) of them, descending
 */
public record Span(int dimension, int rank, double[] basis, double[] complement, double[] singularValues) {
    private static final double RELATIVE = 0x1p-50;

    /**
     * The span of exact vectors: singular values up to max(n, k) 2⁻⁵⁰ of the largest are rounding. Nothing if a number is not finite
     * or the decomposition does not converge.
     *
     * @param vectors k × n, row-major: vector i is row i; k may be 0; not modified
     */
    public static Optional<Span> of(double[] vectors, int count, int dimension) {
        return of(vectors, count, dimension, 0);
    }

    /**
     * The span of vectors that are themselves wrong by rounding.
     *
     * @param resolution singular values up to this are rounding too
     */
    public static Optional<Span> of(double[] vectors, int count, int dimension, double resolution) {
        if (dimension < 1 || vectors.length != count * dimension) {
            throw new IllegalArgumentException(vectors.length + " numbers for " + count + " vectors of " + dimension);
        }
        if (count == 0) {
            return Optional.of(new Span(dimension, 0, new double[0], identity(dimension), new double[0]));
        }
        if (!Arrays.stream(vectors).allMatch(Double::isFinite)) {
            return Optional.empty();
        }
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(dimension, count, true, false, false);
        DMatrixRMaj columns = new DMatrixRMaj(dimension, count);
        for (int i = 0; i < count; i++) {
            for (int a = 0; a < dimension; a++) {
                columns.set(a, i, vectors[i * dimension + a]);
            }
        }
        if (!svd.decompose(columns)) {
            return Optional.empty();
        }
        DMatrixRMaj u = svd.getU(null, false);
        double[] values = Arrays.copyOf(svd.getSingularValues(), Math.min(dimension, count));
        SingularOps_DDRM.descendingOrder(u, false, values, values.length, null, false);
        double least = Math.max(resolution, values[0] * Math.max(dimension, count) * RELATIVE);
        int rank = (int) Arrays.stream(values).filter(value -> value > least).count();
        return Optional.of(new Span(dimension, rank, columns(u, 0, rank), columns(u, rank, dimension), values));
    }

    /** The largest singular value over the smallest of the first {@link #rank()}; 1 for rank 0. */
    public double condition() {
        return rank == 0 ? 1 : singularValues[0] / singularValues[rank - 1];
    }

    /** Coordinates in the basis of the projection of x on the span, length rank. */
    public double[] coordinates(double[] x) {
        double[] y = new double[rank];
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j < rank; j++) {
                y[j] += basis[i * rank + j] * x[i];
            }
        }
        return y;
    }

    /** The vector with coordinates y in the basis, length n. */
    public double[] lift(double[] y) {
        double[] x = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j < rank; j++) {
                x[i] += basis[i * rank + j] * y[j];
            }
        }
        return x;
    }

    private static double[] columns(DMatrixRMaj u, int from, int to) {
        double[] out = new double[u.numRows * (to - from)];
        for (int i = 0; i < u.numRows; i++) {
            for (int j = from; j < to; j++) {
                out[i * (to - from) + j - from] = u.get(i, j);
            }
        }
        return out;
    }

    private static double[] identity(int n) {
        double[] identity = new double[n * n];
        for (int i = 0; i < n; i++) {
            identity[i * n + i] = 1;
        }
        return identity;
    }
}
