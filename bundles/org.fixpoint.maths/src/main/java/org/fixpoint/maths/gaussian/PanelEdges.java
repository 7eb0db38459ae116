package org.fixpoint.maths.gaussian;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Ascending edges of quadrature panels. */
final class PanelEdges {
    private static final double SAME = 2e-14; // sums and differences of breakpoints that are equal but for rounding

    private PanelEdges() {}

    /** The points in order, without those that are not the one before but for rounding. */
    static double[] apart(DoubleStream points) {
        return apart(points.toArray());
    }

    /** As with a stream; the points are sorted in place. */
    static double[] apart(double[] points) {
        Arrays.sort(points);
        int kept = 0;
        for (double point : points) {
            if (kept == 0 || point - points[kept - 1] > SAME) {
                points[kept++] = point;
            }
        }
        return Arrays.copyOf(points, kept);
    }

    /** The cuts, with every interval between two of them in equal parts no wider than a bound. */
    static double[] parts(double[] cuts, double widest) {
        int[] parts = new int[cuts.length - 1];
        int all = 0;
        for (int i = 0; i < parts.length; i++) {
            parts[i] = (int) Math.ceil((cuts[i + 1] - cuts[i]) / widest);
            all += parts[i];
        }
        double[] edges = new double[all + 1];
        int to = 0;
        for (int i = 0; i < parts.length; i++) {
            for (int part = 0; part < parts[i]; part++) {
                edges[to++] = cuts[i] + (cuts[i + 1] - cuts[i]) * part / parts[i];
            }
        }
        edges[to] = cuts[cuts.length - 1];
        return edges;
    }
}
