package org.fixpoint.maths.linear;

import java.util.concurrent.atomic.AtomicReference;
import org.fixpoint.maths.linear.StridedLinearAlgebra.Operand;

/** The right factor of a product, k × n, in the layout of a provider; its columns are the rows of {@link PackedRows}. */
abstract class PackedFactor implements PackedRows {
    private int rows;
    private int columns;
    private final AtomicReference<Operand> spare =
            new AtomicReference<>(); // threads put rows at once; one that comes alone allocates nothing

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
        Operand idle = spare.getAndSet(null);
        Operand operand = idle == null ? new Operand() : idle;
        pack(operand.over(values, 0, 1, columns), from, first, count);
        operand.forget();
        spare.set(operand);
    }

    /** Makes room. */
    abstract void provide(int n, int k);

    /** Packs some columns of the factor: those of an operand whose element at an index is the first of the first of them. */
    abstract void pack(Operand b, int at, int first, int count);
}
