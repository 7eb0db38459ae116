package org.fixpoint.maths.linear;

/** What the providers share: each of the four products is one product of two strided operands. */
abstract class StridedLinearAlgebra implements LinearAlgebra {

    private static final double[] NOTHING = {};

    private final Operand left = new Operand();
    private final Operand right = new Operand();

    /** A factor whose element (i, j) is {@code values[from + i * rowStride + j * columnStride]}; one object for one product after another. */
    static final class Operand {
        private double[] values = NOTHING;
        private int from;
        private int rowStride;
        private int columnStride;

        /** Becomes the operand over those values, and is returned. */
        Operand over(double[] array, int first, int betweenRows, int betweenColumns) {
            values = array;
            from = first;
            rowStride = betweenRows;
            columnStride = betweenColumns;
            return this;
        }

        /** Lets go of the caller's array. */
        void forget() {
            values = NOTHING;
        }

        double[] values() {
            return values;
        }

        int rowStride() {
            return rowStride;
        }

        int columnStride() {
            return columnStride;
        }

        /** Where element (i, j) lies among the values. */
        int at(int i, int j) {
            return from + i * rowStride + j * columnStride;
        }
    }

    /** Which part of C a product must compute; the rest is left undefined. */
    enum Part {
        ALL,
        UPPER_HALF
    }

    /** C = α A B for checked shapes, with A m × k, B k × n and C m × n in rows of length n; the operands are valid during the call. */
    abstract void product(double alpha, Operand a, Operand b, int m, int k, int n, double[] c, int cFrom, Part part);

    @Override
    public final void timesTransposed(
            double alpha, double[] a, int aFrom, double[] b, int bFrom, int m, int k, int n, double[] c, int cFrom) {
        Shapes.region("A", a, aFrom, m, k);
        Shapes.region("B", b, bFrom, n, k);
        Shapes.region("C", c, cFrom, m, n);
        product(alpha, left.over(a, aFrom, k, 1), right.over(b, bFrom, 1, k), m, k, n, c, cFrom, Part.ALL);
        forget();
    }

    @Override
    public final void times(
            double alpha, double[] a, int aFrom, double[] b, int bFrom, int m, int k, int n, double[] c, int cFrom) {
        Shapes.region("A", a, aFrom, m, k);
        Shapes.region("B", b, bFrom, k, n);
        Shapes.region("C", c, cFrom, m, n);
        product(alpha, left.over(a, aFrom, k, 1), right.over(b, bFrom, n, 1), m, k, n, c, cFrom, Part.ALL);
        forget();
    }

    @Override
    public final void transposedTimes(
            double alpha, double[] a, int aFrom, double[] b, int bFrom, int m, int k, int n, double[] c, int cFrom) {
        Shapes.region("A", a, aFrom, k, m);
        Shapes.region("B", b, bFrom, k, n);
        Shapes.region("C", c, cFrom, m, n);
        product(alpha, left.over(a, aFrom, 1, m), right.over(b, bFrom, n, 1), m, k, n, c, cFrom, Part.ALL);
        forget();
    }

    @Override
    public final void gram(double[] x, int xFrom, int rows, int columns, double[] out, int outFrom) {
        Shapes.region("X", x, xFrom, rows, columns);
        Shapes.region("G", out, outFrom, rows, rows);
        left.over(x, xFrom, columns, 1);
        right.over(x, xFrom, 1, columns);
        product(1, left, right, rows, columns, rows, out, outFrom, Part.UPPER_HALF);
        forget();
        Elementwise.mirror(out, outFrom, rows);
    }

    private void forget() {
        left.forget();
        right.forget();
    }
}
