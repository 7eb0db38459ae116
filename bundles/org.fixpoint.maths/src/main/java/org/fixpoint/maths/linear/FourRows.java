package org.fixpoint.maths.linear;

/**
 * The inner loops of products of a matrix with vectors, from the left and from the right at once: what is off the diagonal of a symmetric
 * matrix counts for its row and for its column, and is read once.
 */
interface FourRows {
    /** Some of four rows: an array for each, with the elements of x that belong to the rows. */
    record Rows(double[] a0, double[] a1, double[] a2, double[] a3, double x0, double x1, double x2, double x3) {}

    /**
     * y[j] += Σ xᵣ aᵣ[j] for j of a range, and {@code sums[r]} = Σ aᵣ[j] x[j] over the same range.
     *
     * @param sums length 4
     */
    void multiply(Rows rows, double[] x, double[] y, int from, int end, double[] sums);

    /**
     * {@code sums[r]} = Σ aᵣ[j] x[j] for j of a range.
     *
     * @param sums length 4
     */
    void dots(double[] a0, double[] a1, double[] a2, double[] a3, double[] x, int from, int end, double[] sums);

    /** In plain Java: the first part becomes vectors, the second does not, as sums have an order. */
    final class Plain implements FourRows {
        @Override
        public void multiply(Rows rows, double[] x, double[] y, int from, int end, double[] sums) {
            Elementwise.addFour(y, rows.a0, rows.x0, rows.a1, rows.x1, rows.a2, rows.x2, rows.a3, rows.x3, from, end);
            dots(rows.a0, rows.a1, rows.a2, rows.a3, x, from, end, sums);
        }

        @Override
        public void dots(
                double[] a0, double[] a1, double[] a2, double[] a3, double[] x, int from, int end, double[] sums) {
            double s00 = 0, s01 = 0, s10 = 0, s11 = 0, s20 = 0, s21 = 0, s30 = 0, s31 = 0;
            int j = from;
            for (; j + 2 <= end; j += 2) {
                double even = x[j];
                double odd = x[j + 1];
                s00 += a0[j] * even;
                s01 += a0[j + 1] * odd;
                s10 += a1[j] * even;
                s11 += a1[j + 1] * odd;
                s20 += a2[j] * even;
                s21 += a2[j + 1] * odd;
                s30 += a3[j] * even;
                s31 += a3[j + 1] * odd;
            }
            if (j < end) {
                s00 += a0[j] * x[j];
                s10 += a1[j] * x[j];
                s20 += a2[j] * x[j];
                s30 += a3[j] * x[j];
            }
            sums[0] = s00 + s01;
            sums[1] = s10 + s11;
            sums[2] = s20 + s21;
            sums[3] = s30 + s31;
        }
    }
}
