package org.fixpoint.maths.linear;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A matrix B, row by row, as the kernels of a provider take the right factor of α A Bᵀ.
 *
 * <p>For a B that is made piece by piece, such as one that is drawn, or that several products use. Different threads may put different rows
 * at once; products may then be taken by several.
 */
@ProviderType
public interface PackedRows {
    /** Blocks of rows begin at a multiple of so many. */
    int TOGETHER = 16;

    /** Makes room for a matrix, whatever was here before. */
    void shape(int rows, int columns);

    /** Number of rows. */
    int rows();

    /** Number of columns. */
    int columns();

    /**
     * Puts rows first … first + count − 1, which are row-major in an array.
     *
     * @param first a multiple of {@value #TOGETHER}
     * @param count a multiple of {@value #TOGETHER} too, but for the last rows
     */
    void put(int first, int count, double[] values, int from);
}
