package org.fixpoint.maths.dynamics;

/**
 * The Krawczyk operator of G(x) = x − F(x) over a box X with middle m,
 * K(X) = m − Y G(m) + (1 − Y G'(X)) (X − m), Y near G'(m)⁻¹.
 *
 * <p>Every fixed point of F in X lies in K(X). If K(X) lies inside X, X holds exactly one, and G' is regular all over X. Krawczyk (1969),
 * Computing 4, 187, doi:10.1007/BF02234767; Neumaier, Interval Methods for Systems of Equations (1990), section 5.1. Computed as a middle and a
 * radius, with the rounding of every sum bounded beforehand (Higham, Accuracy and Stability, 2002, section 3.1) and added to the radius.
 * Reuses its memory: for one thread.
 */
final class Krawczyk {
    private static final double U = 0x1p-53;

    private final MapBounds bounds;
    private final int d;
    private final double margin; // relative error of any sum below, twice over
    private final double[] jacobianLow;
    private final double[] jacobianHigh;
    private final double[] work;
    private final double[] y;
    private final double[] share;
    private final double[] middle;
    private final double[] radius;
    private final double[] valueLow;
    private final double[] valueHigh;

    /** The lower bounds of K(X), after {@link #apply}. */
    final double[] low;

    /** The upper bounds of K(X). */
    final double[] high;

    Krawczyk(MapBounds bounds, int d) {
        this.bounds = bounds;
        this.d = d;
        margin = 2 * (d + 4) * U;
        jacobianLow = new double[d * d];
        jacobianHigh = new double[d * d];
        work = new double[d * d];
        y = new double[d * d];
        share = new double[d];
        middle = new double[d];
        radius = new double[d];
        valueLow = new double[d];
        valueHigh = new double[d];
        low = new double[d];
        high = new double[d];
    }

    /**
     * Computes K(X); false if nothing is known, because bounds are infinite or the Jacobian in the middle is singular.
     *
     * @param boxLow the least coordinates of X, not modified
     * @param boxHigh the largest
     */
    boolean apply(double[] boxLow, double[] boxHigh) {
        bounds.jacobian(boxLow, boxHigh, jacobianLow, jacobianHigh);
        for (int k = 0; k < d * d; k++) {
            double centre = 0.5 * jacobianLow[k] + 0.5 * jacobianHigh[k];
            double entry = (k % (d + 1) == 0 ? 1 : 0) - centre;
            if (!Double.isFinite(entry)) {
                return false;
            }
            double width = Math.max(jacobianHigh[k] - centre, centre - jacobianLow[k]);
            work[k] = entry;
            jacobianLow[k] = entry; // from here on the middle of G'(X) …
            jacobianHigh[k] = Math.nextUp(width) + U * Math.abs(entry); // … and its radius
        }
        if (!Inverse.of(work, d, y)) {
            return false;
        }
        for (int i = 0; i < d; i++) {
            double m = 0.5 * boxLow[i] + 0.5 * boxHigh[i];
            middle[i] = m;
            radius[i] = Math.nextUp(Math.max(boxHigh[i] - m, m - boxLow[i]));
            share[i] = 0;
        }
        bounds.value(middle, middle, valueLow, valueHigh);
        for (int i = 0; i < d; i++) {
            if (!row(i)) {
                return false;
            }
        }
        return true;
    }

    /** Coordinate i of K(X); false if it is not finite. */
    private boolean row(int i) {
        double move = 0;
        double spread = 0;
        for (int j = 0; j < d; j++) {
            double value = 0.5 * valueLow[j] + 0.5 * valueHigh[j];
            double g = middle[j] - value;
            double width = Math.nextUp(Math.max(valueHigh[j] - value, value - valueLow[j])) + U * Math.abs(g);
            move += y[i * d + j] * g;
            spread += Math.abs(y[i * d + j]) * (width + margin * Math.abs(g));
        }
        for (int k = 0; k < d; k++) {
            double rest = i == k ? 1 : 0;
            double slack = margin;
            for (int j = 0; j < d; j++) {
                double inverse = y[i * d + j];
                double entry = jacobianLow[j * d + k];
                rest -= inverse * entry;
                slack += Math.abs(inverse) * (jacobianHigh[j * d + k] + margin * Math.abs(entry));
            }
            double part = (Math.abs(rest) + slack) * radius[k];
            share[k] += part;
            spread += part;
        }
        double centre = middle[i] - move;
        double reach = (spread + U * Math.abs(centre)) * (1 + margin) + Double.MIN_NORMAL;
        low[i] = Math.nextDown(centre - reach);
        high[i] = Math.nextUp(centre + reach);
        return Double.isFinite(low[i]) && Double.isFinite(high[i]);
    }

    /** Whether K(X) lies in the interior of X. */
    boolean isInside(double[] boxLow, double[] boxHigh) {
        for (int i = 0; i < d; i++) {
            if (!(low[i] > boxLow[i] && high[i] < boxHigh[i])) {
                return false;
            }
        }
        return true;
    }

    /** How much the width of coordinate k contributes to the width of K(X). */
    double share(int k) {
        return share[k];
    }
}
