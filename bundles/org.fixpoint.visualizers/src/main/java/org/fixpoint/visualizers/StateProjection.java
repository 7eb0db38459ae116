package org.fixpoint.visualizers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.analysis.Item;

/**
 * How states of many coordinates are shown on a plane: x ↦ (⟨x − origin, right⟩, ⟨x − origin, up⟩).
 *
 * @param x the label of the horizontal axis
 * @param y the label of the vertical axis
 */
record StateProjection(double[] origin, double[] right, double[] up, String x, String y) {
    private static final int ITERATIONS = 300;

    /** The states themselves if they have two coordinates, else their first two principal coordinates. */
    static StateProjection of(Item.Array states) {
        int d = states.dims().get(1).size();
        if (d < 2) {
            throw new Refusal(states.name() + " has states of " + d
                    + " coordinate, and a portrait needs two; take the figure lines");
        }
        double[] origin = new double[d];
        double[] right = new double[d];
        double[] up = new double[d];
        right[0] = 1;
        up[1] = 1;
        if (d == 2) {
            return new StateProjection(origin, right, up, "x₁", "x₂");
        }
        int n = states.dims().get(0).size();
        for (int i = 0; i < n * d; i++) {
            origin[i % d] += states.data()[i] / n;
        }
        for (int k = 0; k < ITERATIONS; k++) { // orthogonal iteration; ties are broken by where it began
            right = unit(image(states, origin, right), right);
            double[] next = image(states, origin, up);
            double along = dot(next, right);
            for (int i = 0; i < d; i++) {
                next[i] -= along * right[i];
            }
            up = unit(next, up);
        }
        return new StateProjection(origin, right, up, "first principal coordinate", "second principal coordinate");
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

    /** The covariance of the states, times a vector. */
    private static double[] image(Item.Array states, double[] mean, double[] v) {
        int d = v.length;
        double[] out = new double[d];
        for (int i = 0; i < states.data().length / d; i++) {
            double along = 0;
            for (int k = 0; k < d; k++) {
                along += (states.data()[i * d + k] - mean[k]) * v[k];
            }
            for (int k = 0; k < d; k++) {
                out[k] += along * (states.data()[i * d + k] - mean[k]);
            }
        }
        return out;
    }

    /** A vector at unit length; another one if it vanishes, as where all states lie on a line. */
    private static double[] unit(double[] v, double[] otherwise) {
        double length = Math.sqrt(dot(v, v));
        if (!(length > 1e-150)) {
            return otherwise;
        }
        double[] unit = v.clone();
        for (int i = 0; i < v.length; i++) {
            unit[i] /= length;
        }
        return unit;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
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

    /** The corners of the convex hull of points, counter-clockwise, the first again at the end. Andrew's chain (1979). */
    static double[][] hull(double[][] places) {
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
        return new double[][] {
            corners.stream().mapToDouble(i -> places[0][i]).toArray(),
            corners.stream().mapToDouble(i -> places[1][i]).toArray()
        };
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
