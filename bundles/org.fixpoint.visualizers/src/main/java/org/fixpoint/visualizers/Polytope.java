package org.fixpoint.visualizers;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The edges of the convex hull of points in space, from the planes through three of them that have all others on one side.
 *
 * @param edges pairs of points, the lower number first
 */
record Polytope(List<Edge> edges) {
    /** With more points no edges are sought: the work grows with the fourth power. */
    static final int MOST = 60;

    private static final double FLAT = 1e-9;

    /**
     * An edge.
     *
     * @param normals outward normals of the facets that meet in it; none if all points lie in one plane
     */
    record Edge(int from, int to, List<double[]> normals) {
        /** Whether the polytope hides the edge from an eye in that direction. */
        boolean hidden(double[] towards) {
            return !normals.isEmpty()
                    && normals.stream().allMatch(normal -> PrincipalAxes.dot(normal, towards) <= FLAT);
        }
    }

    /** The polytope of points n × 3, n ≤ {@link #MOST}; without edges if they lie on a line. */
    static Polytope of(double[][] points) {
        Map<List<Integer>, List<double[]>> normals = new LinkedHashMap<>();
        Set<BitSet> seen = new LinkedHashSet<>();
        double size = size(points);
        for (int i = 0; i < points.length; i++) {
            for (int j = 0; j < i; j++) {
                for (int k = 0; k < j; k++) {
                    facet(points, new int[] {i, j, k}, size, seen, normals);
                }
            }
        }
        List<Edge> edges = new ArrayList<>();
        normals.forEach((pair, of) -> edges.add(new Edge(pair.get(0), pair.get(1), of)));
        return new Polytope(edges);
    }

    private static void facet(
            double[][] points, int[] three, double size, Set<BitSet> seen, Map<List<Integer>, List<double[]>> normals) {
        double[] a = points[three[0]];
        double[] normal = cross(minus(points[three[1]], a), minus(points[three[2]], a));
        double length = Math.sqrt(PrincipalAxes.dot(normal, normal));
        if (!(length > FLAT * size * size)) {
            return; // on a line
        }
        BitSet on = new BitSet();
        boolean above = false;
        boolean below = false;
        for (int i = 0; i < points.length; i++) {
            double height = PrincipalAxes.dot(minus(points[i], a), normal) / length;
            if (Math.abs(height) <= FLAT * size) {
                on.set(i);
            } else if (height > 0) {
                above = true;
            } else {
                below = true;
            }
        }
        if ((above && below) || !seen.add(on)) {
            return;
        }
        double[] outward = normal.clone();
        for (int k = 0; k < 3; k++) {
            outward[k] *= (above ? -1 : 1) / length;
        }
        int[] members = on.stream().toArray();
        double[] along = minus(points[three[1]], a);
        double[] across = cross(normal, along);
        double[][] flat = new double[2][members.length];
        for (int m = 0; m < members.length; m++) {
            flat[0][m] = PrincipalAxes.dot(points[members[m]], along);
            flat[1][m] = PrincipalAxes.dot(points[members[m]], across) / length; // in the unit of the other
        }
        List<Integer> corners = StateProjection.corners(flat);
        for (int c = 0; c + 1 < corners.size(); c++) {
            int from = members[corners.get(c)];
            int to = members[corners.get(c + 1)];
            List<double[]> meeting =
                    normals.computeIfAbsent(List.of(Math.min(from, to), Math.max(from, to)), pair -> new ArrayList<>());
            if (above || below) {
                meeting.add(outward);
            }
        }
    }

    private static double size(double[][] points) {
        double size = 0;
        for (double[] point : points) {
            double[] from = minus(point, points[0]);
            size = Math.max(size, Math.sqrt(PrincipalAxes.dot(from, from)));
        }
        return size;
    }

    private static double[] minus(double[] a, double[] b) {
        return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }
}
