package org.fixpoint.analyses.activation;

import org.fixpoint.api.analysis.Dimension;

/** Equally spaced coordinates. */
public final class Grid {
    private Grid() {}

    /**
     * A dimension of equally spaced numbers whose ends are exact, and which is symmetric to the bit if its ends are.
     *
     * @param points at least 2
     */
    public static Dimension.Numbers linear(String name, double from, double to, int points) {
        double[] values = new double[points];
        for (int i = 0; i < points; i++) {
            int j = points - 1 - i;
            values[i] = (from * j + to * i) / (points - 1);
        }
        return new Dimension.Numbers(name, "", values);
    }

    /** The whole numbers from first on, so many. */
    public static Dimension.Numbers counting(String name, int first, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = first + i;
        }
        return new Dimension.Numbers(name, "", values);
    }
}
