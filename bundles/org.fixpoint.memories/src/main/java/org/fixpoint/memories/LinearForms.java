package org.fixpoint.memories;

/** Proven bounds of linear forms ⟨r, x⟩ over boxes, exact but for rounding. For one thread. */
final class LinearForms {
    private final double[] centre;
    private final double[] radius;

    /** Over boxes of so many coordinates. */
    LinearForms(int dimension) {
        centre = new double[dimension];
        radius = new double[dimension];
    }

    /**
     * Bounds for each row of a matrix; infinite if products leave the range of doubles.
     *
     * @param rows count × n; each entry may be off by one rounding, as a difference of two doubles is
     * @param low n least coordinates of the box
     * @param high n largest coordinates
     * @param outLow becomes count lower bounds
     * @param outHigh becomes count upper bounds
     */
    void bounds(double[] rows, int count, double[] low, double[] high, double[] outLow, double[] outHigh) {
        int n = centre.length;
        for (int a = 0; a < n; a++) {
            centre[a] = 0.5 * low[a] + 0.5 * high[a];
            radius[a] = Math.max(0, Math.max(Math.nextUp(high[a] - centre[a]), Math.nextUp(centre[a] - low[a])));
        }
        for (int i = 0; i < count; i++) {
            double middle = 0;
            double reach = 0;
            double size = 0;
            for (int a = 0; a < n; a++) {
                double r = rows[i * n + a];
                middle += r * centre[a];
                reach += Math.abs(r) * radius[a];
                size += Math.abs(r * centre[a]);
            }
            double most = Math.nextUp(reach + Outward.error(n, size + reach));
            outLow[i] = Math.nextDown(middle - most);
            outHigh[i] = Math.nextUp(middle + most);
            if (!(outLow[i] <= outHigh[i])) {
                outLow[i] = Double.NEGATIVE_INFINITY;
                outHigh[i] = Double.POSITIVE_INFINITY;
            }
        }
    }
}
