package org.fixpoint.maths.linear;

/** What the providers share: each of the four products is one product of two strided operands. */
abstract class StridedLinearAlgebra implements LinearAlgebra {

    /** A factor whose element (i, j) is {@code values[from + i * rowStride + j * columnStride]}. */
    record Operand(double[] values, int from, int rowStride, int columnStride) {
        /** Where element (i, j) lies among the values. */
        int at(int i, int j) {
            return from + i * rowStride + j * columnStride;
        }

        /** The operand over those values from their beginning: itself, if that is what it is. */
        Operand orOver(double[] array, int rows, int columns) {
            boolean same = values == array && from == 0 && rowStride == rows && columnStride == columns;
            return same ? this : new Operand(array, 0, rows, columns);
        }
    }

    /** Which part of C a product must compute; the rest is left undefined. */
    enum Part {
        ALL,
        UPPER_HALF
    }

    /** C = α A B for checked shapes, with A m × k, B k × n and C m × n in rows of length n. */
    abstract void product(double alpha, Operand a, Operand b, int m, int k, int n, double[] c, int cFrom, Part part);

    @Override
    public final void timesTransposed(
            double alpha, double[] a, int aFrom, double[] b, int bFrom, int m, int k, int n, double[] c, int cFrom) {
        Shapes.region("A", a, aFrom, m, k);
        Shapes.region("B", b, bFrom, n, k);
        Shapes.region("C", c, cFrom, m, n);
        product(alpha, new Operand(a, aFrom, k, 1), new Operand(b, bFrom, 1, k), m, k, n, c, cFrom, Part.ALL);
    }

    @Override
    public final void times(
            double alpha, double[] a, int aFrom, double[] b, int bFrom, int m, int k, int n, double[] c, int cFrom) {
        Shapes.region("A", a, aFrom, m, k);
        Shapes.region("B", b, bFrom, k, n);
        Shapes.region("C", c, cFrom, m, n);
        product(alpha, new Operand(a, aFrom, k, 1), new Operand(b, bFrom, n, 1), m, k, n, c, cFrom, Part.ALL);
    }

    @Override
    public final void transposedTimes(
            double alpha, double[] a, int aFrom, double[] b, int bFrom, int m, int k, int n, double[] c, int cFrom) {
        Shapes.region("A", a, aFrom, k, m);
        Shapes.region("B", b, bFrom, k, n);
        Shapes.region("C", c, cFrom, m, n);
        product(alpha, new Operand(a, aFrom, 1, m), new Operand(b, bFrom, n, 1), m, k, n, c, cFrom, Part.ALL);
    }

    @Override
    public final void gram(double[] x, int xFrom, int rows, int columns, double[] out, int outFrom) {
        Shapes.region("X", x, xFrom, rows, columns);
        Shapes.region("G", out, outFrom, rows, rows);
        Operand left = new Operand(x, xFrom, columns, 1);
        Operand right = new Operand(x, xFrom, 1, columns);
        product(1, left, right, rows, columns, rows, out, outFrom, Part.UPPER_HALF);
        Elementwise.mirror(out, outFrom, rows);
    }
}
