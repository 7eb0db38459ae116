package org.fixpoint.maths.gaussian;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Ascending edges of quadrature panels. */
final class PanelEdges {
    private static final double SAME = 2e-14; // sums and differences of breakpoints that are equal but for rounding

    private PanelEdges() {}

    /** The points in order, without those that are not the one before but for rounding. */
    static double[] apart(DoubleStream points) {
        double[] ascending = points.sorted().toArray();
        int kept = 0;
        for (double point : ascending) {
            if (kept == 0 || point - ascending[kept - 1] > SAME) {
                ascending[kept++] = point;
            }
        }
        return Arrays.copyOf(ascending, kept);
    }

    /** The cuts, with every interval between two of them in equal parts no wider than a bound. */
    static double[] parts(double[] cuts, double widest) {
        DoubleStream.Builder edges = DoubleStream.builder();
        for (int i = 0; i < cuts.length - 1; i++) {
            int parts = (int) Math.ceil((cuts[i + 1] - cuts[i]) / widest);
            for (int part = 0; part < parts; part++) {
                edges.add(cuts[i] + (cuts[i + 1] - cuts[i]) * part / parts);
            }
        }
        return edges.add(cuts[cuts.length - 1]).build().toArray();
    }
}
