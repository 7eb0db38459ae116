package org.fixpoint.maths.gaussian;

/**
 * Hermite coefficients c_k = E[f(Z) he_k(Z)] up to degrees in the thousands, such as a steep function needs: tanh(√q x) about 105 q
 * of them to 1e-7.
 *
 * <p>The recurrence of he_k runs over blocks of nodes at once. There is no second quadrature; the caller compares Σ c_k² with E[f²],
 * from which a wrong coefficient would take away.
 */
public final class HermiteProjection {
    private static final int BLOCK = 512;
    private static final int LOOK = 1024; // degrees of a block between two looks at the check: less than a millisecond
    private static final double TURNS = 8; // he_K turns over √K times a unit; 16 nodes integrate 12 radians to 1e-19

    private HermiteProjection() {}

    /**
     * c₀ … c_K of a function that is not normalised.
     *
     * @param order K, at least 0
     * @param check run at least every few milliseconds; what it throws ends the work
     * @throws NotSquareIntegrableException where E[f(Z)²] cannot be verified to be finite
     */
    public static double[] coefficients(PiecewiseFunction function, int order, Runnable check) {
        double widest = Math.min(GaussianGrid.PANEL, TURNS / Math.sqrt(order + 1.0));
        GaussianGrid grid = GaussianGrid.of(function).checked().refined(widest);
        double[] c = new double[order + 1];
        double[] roots = new double[order + 2];
        for (int k = 0; k < roots.length; k++) {
            roots[k] = Math.sqrt(k);
        }
        for (int from = 0; from < grid.x.length; from += BLOCK) {
            addBlock(grid, from, Math.min(BLOCK, grid.x.length - from), roots, c, check);
        }
        return c;
    }

    private static void addBlock(GaussianGrid grid, int from, int count, double[] roots, double[] c, Runnable check) {
        double[] x = new double[count];
        double[] previous = new double[count];
        double[] current = new double[count];
        for (int i = 0; i < count; i++) {
            int at = from + i;
            x[i] = grid.x[at];
            current[i] = grid.weight[at] * grid.value[at] * GaussianGrid.halfDensity(grid.x[at]);
        }
        for (int k = 0; k < c.length; k++) {
            if (k % LOOK == 0) {
                check.run();
            }
            c[k] += sum(current, count);
            step(x, roots[k] / roots[k + 1], 1 / roots[k + 1], current, previous, count);
            double[] next = previous;
            previous = current;
            current = next;
        }
    }

    /** Leaves the next degree where the previous one was. */
    private static void step(double[] x, double back, double ahead, double[] current, double[] previous, int count) {
        for (int i = 0; i < count; i++) {
            previous[i] = ahead * x[i] * current[i] - back * previous[i];
        }
    }

    private static double sum(double[] values, int count) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i < count - 3; i += 4) {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
        }
        for (; i < count; i++) {
            a += values[i];
        }
        return a + b + (c + d);
    }
}
