package org.fixpoint.maths.linear;

import org.fixpoint.maths.linear.StridedLinearAlgebra.Operand;

/** The right factor of a product, k × n, in the layout of a provider; its columns are the rows of {@link PackedRows}. */
abstract class PackedFactor implements PackedRows {
    private int rows;
    private int columns;
    private Operand last =
            new Operand(new double[0], 0, 1, 0); // any thread's: rows are put from one array, a few at a time

    @Override
    public final void shape(int numberOfRows, int numberOfColumns) {
        if (numberOfRows < 0 || numberOfColumns < 0) {
            throw new IllegalArgumentException(numberOfRows + " x " + numberOfColumns + " packed rows");
        }
        rows = numberOfRows;
        columns = numberOfColumns;
        provide(numberOfRows, numberOfColumns);
    }

    @Override
    public final int rows() {
        return rows;
    }

    @Override
    public final int columns() {
        return columns;
    }

    @Override
    public final void put(int first, int count, double[] values, int from) {
        Shapes.region("rows", values, from, count, columns);
        if (first % TOGETHER != 0 || first < 0 || count > rows - first) {
            throw new IllegalArgumentException("rows " + first + " to " + (first + (long) count) + " of " + rows
                    + "; a block begins at a multiple of " + TOGETHER);
        }
        Operand operand = last.orOver(values, 1, columns);
        last = operand;
        pack(operand, from, first, count);
    }

    /** Makes room. */
    abstract void provide(int n, int k);

    /** Packs some columns of the factor: those of an operand whose element at an index is the first of the first of them. */
    abstract void pack(Operand b, int at, int first, int count);
}
