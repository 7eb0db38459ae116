package org.fixpoint.maths.linear;

/** Vectors of one length beside each other, for products with another vector. */
final class Panel {
    private final double[][] columns;
    private final FourRows kernel = ProviderChoice.fourRows();
    private final double[] sums = new double[4];

    /** Of these vectors, whatever their entries become. */
    Panel(double[][] columns) {
        this.columns = columns;
    }

    /** {@code out[q]} = Σ column_q[i] x[i] over a range of i, for the first columns. */
    void dots(int count, double[] x, int from, int end, double[] out) {
        int q = 0;
        for (; q + 4 <= count; q += 4) {
            kernel.dots(columns[q], columns[q + 1], columns[q + 2], columns[q + 3], x, from, end, sums);
            System.arraycopy(sums, 0, out, q, 4);
        }
        for (; q < count; q++) {
            out[q] = Elementwise.dot(columns[q], from, x, from, end - from);
        }
    }

    /** {@code out[q]} = column_q[i] of the first columns. */
    void row(int count, int i, double[] out) {
        for (int q = 0; q < count; q++) {
            out[q] = columns[q][i];
        }
    }

    /** y[i] −= Σ factors_q column_q[i] over a range of i, for the first columns. */
    void subtract(int count, double[] factors, double[] y, int from, int end) {
        int q = 0;
        for (; q + 4 <= count; q += 4) {
            Elementwise.addFour(
                    y,
                    columns[q],
                    -factors[q],
                    columns[q + 1],
                    -factors[q + 1],
                    columns[q + 2],
                    -factors[q + 2],
                    columns[q + 3],
                    -factors[q + 3],
                    from,
                    end);
        }
        for (; q < count; q++) {
            add(y, columns[q], -factors[q], from, end);
        }
    }

    private static void add(double[] y, double[] x, double factor, int from, int end) {
        for (int i = from; i < end; i++) {
            y[i] += factor * x[i];
        }
    }
}
