package org.fixpoint.maths.geometry;

import java.util.Arrays;
import java.util.Optional;
import org.fixpoint.maths.linear.LinearEquations;

/**
 * The affine hull of affinely independent points x₁, …, x_k ∈ ℝⁿ.
 *
 * @param points k × n, row-major; not to be modified
 * @param directions the span of the differences x_i − x₁, of rank k − 1
 * @param nearest the point c of the hull next to the origin, length n; orthogonal to the directions to rounding
 * @param barycentric λ with c = Σ λ_i x_i and Σ λ_i = 1, length k; each is wrong by about {@link #condition()} roundings
 */
public record AffineHull(double[] points, Span directions, double[] nearest, double[] barycentric) {
    /**
     * The hull; nothing if the points are affinely dependent to rounding or a number is not finite.
     *
     * @param points k × n, row-major: point i is row i; k from 1 on; not modified
     */
    public static Optional<AffineHull> of(double[] points, int count, int dimension) {
        if (count < 1 || points.length != count * dimension) {
            throw new IllegalArgumentException(points.length + " numbers for " + count + " points of " + dimension);
        }
        double[] differences = new double[(count - 1) * dimension];
        for (int i = 1; i < count; i++) {
            for (int a = 0; a < dimension; a++) {
                differences[(i - 1) * dimension + a] = points[i * dimension + a] - points[a];
            }
        }
        return Span.of(differences, count - 1, dimension)
                .filter(span -> span.rank() == count - 1)
                .flatMap(span -> of(points.clone(), span, differences));
    }

    private static Optional<AffineHull> of(double[] points, Span span, double[] differences) {
        int n = span.dimension();
        double[] nearest = new double[n];
        System.arraycopy(points, 0, nearest, 0, n);
        double[] away = subtractProjection(span, nearest);
        double[] rest = subtractProjection(span, nearest); // what rounding has left of the directions
        int r = span.rank();
        double[] equations = new double[r * r];
        double[] right = new double[r];
        for (int j = 0; j < r; j++) {
            double[] column = span.coordinates(Arrays.copyOfRange(differences, j * n, (j + 1) * n));
            right[j] = -away[j] - rest[j];
            for (int i = 0; i < r; i++) {
                equations[i * r + j] = column[i];
            }
        }
        return LinearEquations.solve(equations, right).map(y -> {
            double[] lambda = new double[r + 1];
            lambda[0] = 1;
            for (int i = 0; i < r; i++) {
                lambda[i + 1] = y[i];
                lambda[0] -= y[i];
            }
            return new AffineHull(points, span, nearest, lambda);
        });
    }

    /** Takes the projection on the span from x, and answers its coordinates. */
    private static double[] subtractProjection(Span span, double[] x) {
        double[] coordinates = span.coordinates(x);
        double[] projection = span.lift(coordinates);
        for (int a = 0; a < x.length; a++) {
            x[a] -= projection[a];
        }
        return coordinates;
    }

    /** The condition number of the differences, how much rounding is magnified in {@link #barycentric()}; 1 for one point or two. */
    public double condition() {
        return directions.condition();
    }
}
