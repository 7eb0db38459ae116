package org.fixpoint.maths.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fixpoint.maths.linear.LinearEquations;

/**
 * Fixed points of one map by Newton's method from many starts; those that are reached, with no claim that there are no others.
 *
 * @param cap the longest step
 */
public record NewtonStarts(SmoothMap map, double cap) {
    private static final int MOST_ITERATIONS = 100;
    private static final int HALVINGS = 5;
    private static final double ACCURACY = 1e-13;
    private static final double RESIDUAL = 1e-11;
    private static final double SAME = 1e-7;

    /** The fixed points reached, each once, in the order found. */
    public List<double[]> from(List<double[]> starts) {
        List<double[]> reached = new ArrayList<>();
        starts.forEach(start -> from(start).ifPresent(reached::add));
        return distinct(reached);
    }

    /** Each point once, in the order given; points are the same if they differ by rounding. */
    public static List<double[]> distinct(List<double[]> points) {
        List<double[]> distinct = new ArrayList<>();
        for (double[] x : points) {
            double same = SAME * (1 + CurveEquation.norm(x));
            if (distinct.stream().noneMatch(other -> CurveEquation.distance(x, other) < same)) {
                distinct.add(x);
            }
        }
        return distinct;
    }

    /** The fixed point reached from one start; nothing if the iteration does not converge. */
    public Optional<double[]> from(double[] start) {
        double[] x = start.clone();
        double[] defect = defect(x);
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            Optional<double[]> step = LinearEquations.solve(matrix(x), defect);
            if (step.isEmpty()) {
                return Optional.empty();
            }
            double length = CurveEquation.norm(step.get());
            double share = Math.min(1, cap / length);
            double[] next = CurveEquation.along(x, -share, step.get());
            double[] left = defect(next);
            for (int i = 0; i < HALVINGS && !(CurveEquation.norm(left) < CurveEquation.norm(defect)); i++) {
                share /= 2;
                next = CurveEquation.along(x, -share, step.get());
                left = defect(next);
            }
            x = next;
            defect = left;
            if (length <= ACCURACY * (1 + CurveEquation.norm(x))) {
                break;
            }
        }
        return CurveEquation.norm(defect) <= RESIDUAL * (1 + CurveEquation.norm(x)) ? Optional.of(x) : Optional.empty();
    }

    private double[] defect(double[] x) {
        double[] f = new double[x.length];
        map.apply(x, f);
        return Continuation.difference(x, f);
    }

    private double[] matrix(double[] x) {
        int d = x.length;
        double[] matrix = new double[d * d];
        map.jacobian(x, matrix);
        for (int i = 0; i < d * d; i++) {
            matrix[i] = (i % (d + 1) == 0 ? 1 : 0) - matrix[i];
        }
        return matrix;
    }
}
