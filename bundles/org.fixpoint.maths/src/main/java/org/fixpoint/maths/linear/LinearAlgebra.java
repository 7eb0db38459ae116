package org.fixpoint.maths.linear;

import java.util.Optional;
import org.fixpoint.maths.threads.Team;

/**
 * Products of dense real matrices over flat row-major arrays.
 *
 * <p>Matrix element (i, j) of an m × n matrix that begins at {@code from} is {@code a[from + i * n + j]}. Every element of
 * a product is accumulated over k in ascending order in blocks of fixed length, so its bits depend neither on the width of
 * the machine's vectors, nor on the other rows computed in the same call: callers may split the rows of A and C among
 * threads as they like and get the same bits. Two providers (see {@link #name()}) differ by rounding only: element by
 * element by at most 2 (k + 2) u |α| Σ|aᵢₗ bⱼₗ|, u = 2⁻⁵³; those in {@link #single} precision as is said there.
 *
 * <p>An instance owns its packing buffers: one instance per thread, and no product allocates an array once there was one as large.
 * Outputs must not be the same array region as an input. Infinities and NaN spread as in the sum that defines the element.
 * A region outside its array and a negative size are refused with {@link IllegalArgumentException}.
 */
public interface LinearAlgebra {

    /**
     * The fastest provider that works here and that {@link Numerics} allow: {@link #name()} "vector" if they are not strict, the
     * module jdk.incubator.vector is present, its vectors hold four or eight doubles, fused multiply-add is an instruction and
     * its products agree with the plain ones; otherwise "plain".
     *
     * <p>The choice is made once per class loader; every call returns a new instance.
     */
    static LinearAlgebra fastest() {
        return ProviderChoice.create();
    }

    /** As {@link #fastest()}, for one thread that has a team to share large products with; the bits are those of one thread. */
    static LinearAlgebra fastest(Team team) {
        return ProviderChoice.create(team);
    }

    /**
     * As {@link #fastest(Team)}, in single precision: {@link #name()} "vector-single" or "plain-single".
     *
     * <p>Both factors are rounded to floats as they are packed, 256 or 512 products at a time are added up in single precision and those
     * sums in double, also for the Gram matrix. An element differs from the exact one by at most (min(k, 512) + 4) u |α| Σ|aᵢₗ bⱼₗ|,
     * u = 2⁻²⁴, where no product leaves the range of floats: elements beyond 3.4e38 in size count as infinite, and what is below 1.2e-38
     * loses digits. All but the products is in double precision. For Monte Carlo: not for Jacobians, tangent kernels or roots.
     */
    static LinearAlgebra single(Team team) {
        return ProviderChoice.single(team);
    }

    /** "plain" or "vector", with "-single" behind it in single precision: all round differently, so the name belongs to what identifies a computed number. */
    String name();

    /**
     * C = α A Bᵀ, with A m × k, B n × k and C m × n.
     *
     * <p>A layer's pre-activations: rows of A are states, rows of B are the weights of one unit.
     */
    void timesTransposed(
            double alpha, double[] a, int aFrom, double[] b, int bFrom, int m, int k, int n, double[] c, int cFrom);

    /** No rows yet, for products by this provider, also of other instances. */
    PackedRows packedRows();

    /**
     * C = α A Bᵀ for a B that is packed, with the bits of the product with the same B as an array.
     *
     * @param m rows of A, which has as many columns as B
     * @param c row i begins at {@code cFrom + i * cStride}
     * @param cStride at least the number of rows of B
     */
    void timesTransposed(double alpha, double[] a, int aFrom, int m, PackedRows b, double[] c, int cFrom, int cStride);

    /**
     * Means of patterns by the softmax of their scores, in a way of this provider's own.
     *
     * @param patterns one a row, count × n, finite; not kept
     * @return nothing where two products with a softmax between them serve as well
     */
    default Optional<SoftmaxMeans> softmaxMeans(double[] patterns, int count, int n) {
        return Optional.empty();
    }

    /** C = α A B, with A m × k, B k × n and C m × n. */
    void times(double alpha, double[] a, int aFrom, double[] b, int bFrom, int m, int k, int n, double[] c, int cFrom);

    /**
     * C = α Aᵀ B, with A k × m, B k × n and C m × n.
     *
     * <p>A layer's weight gradient: row l of A is ∂loss/∂output and row l of B the input of sample l.
     */
    void transposedTimes(
            double alpha, double[] a, int aFrom, double[] b, int bFrom, int m, int k, int n, double[] c, int cFrom);

    /**
     * G = X Xᵀ, with X rows × columns and {@code out} rows × rows; exactly symmetric.
     *
     * <p>The upper half is computed, with the bits of {@link #timesTransposed}, then mirrored.
     */
    void gram(double[] x, int xFrom, int rows, int columns, double[] out, int outFrom);

    /** C = α A Bᵀ over whole arrays; see the form with offsets. */
    default void timesTransposed(double alpha, double[] a, double[] b, int m, int k, int n, double[] c) {
        timesTransposed(alpha, a, 0, b, 0, m, k, n, c, 0);
    }

    /** C = α A B over whole arrays; see the form with offsets. */
    default void times(double alpha, double[] a, double[] b, int m, int k, int n, double[] c) {
        times(alpha, a, 0, b, 0, m, k, n, c, 0);
    }

    /** C = α Aᵀ B over whole arrays; see the form with offsets. */
    default void transposedTimes(double alpha, double[] a, double[] b, int m, int k, int n, double[] c) {
        transposedTimes(alpha, a, 0, b, 0, m, k, n, c, 0);
    }

    /** G = X Xᵀ over whole arrays; see the form with offsets. */
    default void gram(double[] x, int rows, int columns, double[] out) {
        gram(x, 0, rows, columns, out, 0);
    }

    /** Σ xᵢ yᵢ over n elements, in eight interleaved partial sums; the same bits from every provider. */
    default double dot(double[] x, int xFrom, double[] y, int yFrom, int n) {
        return Elementwise.dot(x, xFrom, y, yFrom, n);
    }

    /** y += α x over n elements. */
    default void axpy(double alpha, double[] x, int xFrom, double[] y, int yFrom, int n) {
        Elementwise.axpy(alpha, x, xFrom, y, yFrom, n);
    }

    /** x ← α x over n elements. */
    default void scale(double alpha, double[] x, int xFrom, int n) {
        Elementwise.scale(alpha, x, xFrom, n);
    }

    /** Adds the row {@code bias} of length {@code columns} to each row of X, rows × columns: a layer's biases. */
    default void addToRows(double[] bias, double[] x, int xFrom, int rows, int columns) {
        Elementwise.addToRows(bias, x, xFrom, rows, columns);
    }

    /**
     * {@code out[i]} = ‖xᵢ‖₂, the Euclidean norm of row i of X, rows × columns.
     *
     * <p>Taken from the plain sum of squares: a row whose squares overflow has norm ∞, one whose squares all underflow 0.
     */
    default void rowNorms(double[] x, int xFrom, int rows, int columns, double[] out) {
        Elementwise.rowNorms(x, xFrom, rows, columns, out);
    }
}
