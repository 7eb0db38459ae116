package org.fixpoint.memories;

import org.fixpoint.api.model.StateMap;

/** Boxes round sets of patterns. */
final class PatternBox {
    private static final double MARGIN = 0x1p-4;

    private PatternBox() {}

    /**
     * The least box that holds the patterns, widened on every side by a sixteenth of its largest side, or of the largest coordinate if
     * all sides are 0. Means of the patterns lie in its interior.
     */
    static StateMap.Region around(PatternSet patterns) {
        int n = patterns.dimension();
        double[] low = new double[n];
        double[] high = new double[n];
        double widest = 0;
        double largest = 0;
        for (int a = 0; a < n; a++) {
            low[a] = Double.POSITIVE_INFINITY;
            high[a] = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < patterns.count(); i++) {
                double x = patterns.rows()[i * n + a];
                low[a] = Math.min(low[a], x);
                high[a] = Math.max(high[a], x);
                largest = Math.max(largest, Math.abs(x));
            }
            widest = Math.max(widest, high[a] - low[a]);
        }
        double margin = widest > 0 ? MARGIN * widest : largest > 0 ? MARGIN * largest : MARGIN;
        for (int a = 0; a < n; a++) {
            low[a] -= margin;
            high[a] += margin;
        }
        return new StateMap.Region(low, high, true);
    }
}
