package org.fixpoint.visualizers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.fixpoint.api.analysis.Item;

/**
 * How states of many coordinates are shown on a plane: x ↦ (⟨x − origin, right⟩, ⟨x − origin, up⟩).
 *
 * @param x the label of the horizontal axis
 * @param y the label of the vertical axis
 */
record StateProjection(double[] origin, double[] right, double[] up, String x, String y) {
    /** The states themselves if they have two coordinates, else their first two principal coordinates. */
    static StateProjection of(Item.Array states) {
        int d = states.dims().get(1).size();
        PrincipalAxes axes = PrincipalAxes.of(states, 2);
        return new StateProjection(
                axes.origin(),
                axes.directions()[0],
                axes.directions()[1],
                d == 2 ? "x₁" : "first principal coordinate",
                d == 2 ? "x₂" : "second principal coordinate");
    }

    /** The plane of a section, as rows origin, right and up. */
    static StateProjection ofPlane(Item.Array plane) {
        int d = plane.dims().get(1).size();
        double[] data = plane.data();
        return new StateProjection(
                Arrays.copyOfRange(data, 0, d),
                Arrays.copyOfRange(data, d, 2 * d),
                Arrays.copyOfRange(data, 2 * d, 3 * d),
                d == 2 ? "x₁" : "right, along the section",
                d == 2 ? "x₂" : "up, along the section");
    }

    /** The places of states, count × d, from an index on: x of all, then y of all. */
    double[][] places(double[] states, int from, int count) {
        int d = origin.length;
        double[][] places = new double[2][count];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < d; k++) {
                double offset = states[from + i * d + k] - origin[k];
                places[0][i] += offset * right[k];
                places[1][i] += offset * up[k];
            }
        }
        return places;
    }

    /** How far states, count × d, from an index on, are from the plane. */
    double[] distances(double[] states, int from, int count) {
        int d = origin.length;
        double[][] places = places(states, from, count);
        double[] distances = new double[count];
        for (int i = 0; i < count; i++) {
            double sum = 0;
            for (int k = 0; k < d; k++) {
                double across = states[from + i * d + k] - origin[k] - places[0][i] * right[k] - places[1][i] * up[k];
                sum += across * across;
            }
            distances[i] = Math.sqrt(sum);
        }
        return distances;
    }

    /** The corners of the convex hull of points, counter-clockwise, the first again at the end. Andrew's chain (1979). */
    static double[][] hull(double[][] places) {
        List<Integer> corners = corners(places);
        return new double[][] {
            corners.stream().mapToDouble(i -> places[0][i]).toArray(),
            corners.stream().mapToDouble(i -> places[1][i]).toArray()
        };
    }

    /** The numbers of these corners. */
    static List<Integer> corners(double[][] places) {
        int n = places[0].length;
        List<Integer> order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> places[0][i]).thenComparingDouble(i -> places[1][i]))
                .toList();
        List<Integer> corners = new ArrayList<>();
        chain(places, order, corners, 0);
        List<Integer> back = new ArrayList<>(order);
        Collections.reverse(back);
        chain(places, back.subList(1, n), corners, corners.size() - 1);
        return corners;
    }

    private static void chain(double[][] p, List<Integer> order, List<Integer> corners, int base) {
        for (int next : order) {
            while (corners.size() >= base + 2
                    && turn(p, corners.get(corners.size() - 2), corners.get(corners.size() - 1), next) <= 0) {
                corners.remove(corners.size() - 1);
            }
            corners.add(next);
        }
    }

    private static double turn(double[][] p, int a, int b, int c) {
        return (p[0][b] - p[0][a]) * (p[1][c] - p[1][a]) - (p[1][b] - p[1][a]) * (p[0][c] - p[0][a]);
    }
}
