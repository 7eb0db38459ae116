package org.fixpoint.maths.geometry;

import java.util.Optional;
import org.fixpoint.maths.linear.LinearEquations;
import org.fixpoint.maths.linear.SymmetricEigenvalues;

/**
 * The weights λ_i ∝ exp⟨y_i, u⟩ that balance points y_i about the origin, Σ λ_i y_i = 0, with u in the span of the points.
 *
 * <p>They exist, and are unique, exactly if the origin lies in the relative interior of the convex hull: u is where
 * ln Σ exp⟨y_i, u⟩ is least. If ⟨y_i, u⟩ &lt; 0 for all i the hyperplane orthogonal to u separates the origin from the points, which
 * proves that there are none.
 *
 * @param place where the origin lies
 * @param weights λ, length k, positive, summing to 1
 * @param tilt u, length n
 * @param residual |Σ λ_i y_i| over the largest |y_i|; 0 if all y_i are 0
 * @param rank the dimension of the span
 */
public record GibbsBalance(Place place, double[] weights, double[] tilt, double residual, int rank) {
    private static final int STEPS = 200;
    private static final double BALANCED = 1e-13;
    private static final double ROUNDING = 0x1p-50; // of Σ λ_i y_i, and of the covariance
    private static final double NEAR =
            1e-4; // a Newton step so short leads to a minimum; on the boundary its length stays about 1

    /** Where the origin lies with respect to the convex hull of the points. */
    public enum Place {
        /** In its relative interior. */
        INSIDE,
        /** Outside, or on the boundary with the points on one side of a hyperplane through it; a hyperplane proves it. */
        SEPARATED,
        /** On the boundary, or too near it for rounding. */
        UNDECIDED
    }

    /**
     * The balance by damped Newton steps on the convex function ln Σ exp⟨y_i, u⟩; nothing if a number is not finite.
     *
     * @param points k × n, row-major: point i is row i; k from 1 on; not modified
     * @param resolution a length below which the points are rounding, not negative: a direction in which they extend no farther is none
     */
    public static Optional<GibbsBalance> of(double[] points, int count, int dimension, double resolution) {
        return Span.of(points, count, dimension, resolution).map(span -> new Descent(points, count, span).run());
    }

    /** The minimisation, in coordinates of the span in units of the largest point. */
    private static final class Descent {
        private final Span span;
        private final int count;
        private final int rank;
        private final double size;
        private final double[] y; // count × rank

        private double[] weights;

        Descent(double[] points, int count, Span span) {
            this.span = span;
            this.count = count;
            this.rank = span.rank();
            this.y = new double[count * rank];
            double largest = 0;
            int n = span.dimension();
            double[] x = new double[n];
            for (int i = 0; i < count; i++) {
                System.arraycopy(points, i * n, x, 0, n);
                double[] coordinates = span.coordinates(x);
                System.arraycopy(coordinates, 0, y, i * rank, rank);
                largest = Math.max(largest, norm(coordinates));
            }
            this.size = largest;
            for (int i = 0; i < y.length; i++) {
                y[i] /= size; // empty if size is 0
            }
            this.weights = new double[count];
        }

        GibbsBalance run() {
            double[] u = new double[rank];
            double value = value(u, weights);
            double[] mean = mean(weights);
            for (int step = 0; step < STEPS && norm(mean) > 0; step++) {
                if (value < 0) {
                    return answer(Place.SEPARATED, u, mean);
                }
                Optional<double[]> next = step(u, value, mean);
                if (next.isEmpty()) {
                    break;
                }
                u = next.get();
                value = value(u, weights);
                mean = mean(weights);
            }
            boolean inside = norm(mean) <= BALANCED && nearMinimum(mean);
            return answer(inside ? Place.INSIDE : isSeparated() ? Place.SEPARATED : Place.UNDECIDED, u, mean);
        }

        /**
         * Whether a direction w has ⟨y_i, w⟩ > 0 for all i, beyond rounding: the descent ends early where the origin is outside and near.
         * Whoever mixes the rows ±e_a of the game ±y guarantees such a w, if there is one.
         */
        private boolean isSeparated() {
            if (rank == 0) {
                return false;
            }
            double[] payoff = new double[2 * rank * count];
            for (int i = 0; i < count; i++) {
                for (int a = 0; a < rank; a++) {
                    payoff[2 * a * count + i] = y[i * rank + a];
                    payoff[(2 * a + 1) * count + i] = -y[i * rank + a];
                }
            }
            return new MatrixGame(payoff, 2 * rank, count).solve().low() > ROUNDING * count;
        }

        /** Whether any error within rounding would have a minimum nearby too, from the least eigenvalue of the covariance. */
        private boolean nearMinimum(double[] mean) {
            double least = rank == 0
                    ? 1
                    : SymmetricEigenvalues.of(covariance(mean), rank)
                            .map(found -> found.values()[0])
                            .orElse(0.0);
            return least > ROUNDING && norm(mean) + ROUNDING <= NEAR * least;
        }

        private GibbsBalance answer(Place place, double[] u, double[] mean) {
            double[] tilt = span.lift(u);
            for (int a = 0; a < tilt.length; a++) {
                tilt[a] /= size == 0 ? 1 : size;
            }
            return new GibbsBalance(place, weights.clone(), tilt, norm(mean), rank);
        }

        /** A step that lowers the value, or the mean once the value no longer resolves it; nothing if none does. */
        private Optional<double[]> step(double[] u, double value, double[] mean) {
            double[] hessian = covariance(mean);
            for (int i = 0; i < rank; i++) {
                hessian[i * rank + i] += norm(mean);
            }
            double[] direction = LinearEquations.solve(hessian, mean).orElse(mean);
            double slope = dot(direction, mean);
            double[] tried = new double[count];
            for (double length = 1; length > 0x1p-40; length /= 2) {
                double[] next = u.clone();
                for (int i = 0; i < rank; i++) {
                    next[i] -= length * direction[i];
                }
                double there = value(next, tried);
                boolean lower = norm(mean) > BALANCED && there <= value - 1e-4 * length * slope;
                if (lower || norm(mean(tried)) < norm(mean) / 2) {
                    return Optional.of(next);
                }
            }
            return Optional.empty();
        }

        /** ln Σ exp⟨y_i, u⟩; the weights there are stored. */
        private double value(double[] u, double[] weights) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < count; i++) {
                weights[i] = 0;
                for (int a = 0; a < rank; a++) {
                    weights[i] += y[i * rank + a] * u[a];
                }
                largest = Math.max(largest, weights[i]);
            }
            double sum = 0;
            for (int i = 0; i < count; i++) {
                weights[i] = StrictMath.exp(weights[i] - largest);
                sum += weights[i];
            }
            for (int i = 0; i < count; i++) {
                weights[i] /= sum;
            }
            return largest + StrictMath.log(sum);
        }

        private double[] mean(double[] weights) {
            double[] mean = new double[rank];
            for (int i = 0; i < count; i++) {
                for (int a = 0; a < rank; a++) {
                    mean[a] += weights[i] * y[i * rank + a];
                }
            }
            return mean;
        }

        private double[] covariance(double[] mean) {
            double[] covariance = new double[rank * rank];
            for (int i = 0; i < count; i++) {
                for (int a = 0; a < rank; a++) {
                    for (int b = 0; b < rank; b++) {
                        covariance[a * rank + b] +=
                                weights[i] * (y[i * rank + a] - mean[a]) * (y[i * rank + b] - mean[b]);
                    }
                }
            }
            return covariance;
        }

        private static double dot(double[] a, double[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += a[i] * b[i];
            }
            return sum;
        }

        private static double norm(double[] a) {
            return Math.sqrt(dot(a, a));
        }
    }
}
