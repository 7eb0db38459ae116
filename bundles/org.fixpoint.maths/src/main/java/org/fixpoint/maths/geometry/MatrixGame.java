package org.fixpoint.maths.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.PivotSelectionRule;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/**
 * The zero-sum game of a matrix M: min over λ of max_a (Mλ)_a, which is max over μ of min_b (μᵀM)_b, λ and μ in the simplex.
 *
 * <p>Whoever mixes the columns by λ concedes max_a (Mλ)_a at most, whoever mixes the rows by μ is guaranteed min_b (μᵀM)_b at least,
 * so that any two mixtures enclose the value. Both are found by the simplex method; what is answered are the bounds that the
 * mixtures prove, with their rounding, and not what the method claims. von Neumann (1928), doi:10.1007/BF01448847.
 *
 * @param payoff M, row-major: {@code payoff[a * columns + b]}; finite; not to be modified
 * @param rows the number of rows, from 1 on
 * @param columns the number of columns, from 1 on
 */
public record MatrixGame(double[] payoff, int rows, int columns) {
    private static final double[] TOLERANCES = {1e-13, 1e-10, 1e-7
    }; // of reduced costs; a finer one may cycle on rounding
    private static final double CUT_OFF = 1e-15;
    private static final int ULPS = 10;
    private static final int STEPS = 10_000;
    private static final double ENOUGH = 1e-13; // of the range of the payoffs

    public MatrixGame {
        if (rows < 1 || columns < 1 || payoff.length != rows * columns) {
            throw new IllegalArgumentException(payoff.length + " payoffs for " + rows + " × " + columns);
        }
        if (!Arrays.stream(payoff).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a payoff is not finite");
        }
    }

    /**
     * The best mixtures found, and what they prove.
     *
     * @param rowMixture μ, sums to 1
     * @param columnMixture λ, sums to 1
     * @param low a lower bound of the value, rounded downwards
     * @param high an upper bound of the value, rounded upwards
     */
    public record Solution(double[] rowMixture, double[] columnMixture, double low, double high) {
        /** The middle of the bounds. */
        public double value() {
            return low + (high - low) / 2;
        }

        /** The value is no farther from {@link #value()} than this, up to the rounding of the middle. */
        public double error() {
            return (high - low) / 2;
        }
    }

    /** The value by the simplex method, tried with coarser tolerances while the bounds are apart. */
    public Solution solve() {
        return solve(() -> {});
    }

    /**
     * The value, with a look round on the way.
     *
     * @param look called before each run of the simplex method; may throw to stop
     */
    public Solution solve(Runnable look) {
        Solution best = proven(uniform(rows), uniform(columns));
        double least = Arrays.stream(payoff).min().orElseThrow();
        double range = Arrays.stream(payoff).max().orElseThrow() - least;
        if (range == 0) {
            return best;
        }
        double[] scaled =
                Arrays.stream(payoff).map(m -> (m - least) / range + 1).toArray();
        double[] turned = turned(scaled);
        for (double tolerance : TOLERANCES) {
            if (best.high() - best.low() <= ENOUGH * range) {
                break;
            }
            look.run();
            double[] lambda = yielding(scaled, rows, columns, tolerance).orElse(best.columnMixture());
            look.run();
            double[] mu = yielding(turned, columns, rows, tolerance).orElse(best.rowMixture());
            best = better(best, proven(mu, lambda));
        }
        return best;
    }

    /**
     * What a mixture of the rows is guaranteed, min_b (μᵀM)_b, rounded downwards: a lower bound of the value.
     *
     * @param mixture length rows, not negative, sums to 1 to rounding
     */
    public double guaranteed(double[] mixture) {
        double least = Double.POSITIVE_INFINITY;
        for (int b = 0; b < columns; b++) {
            double sum = 0;
            for (int a = 0; a < rows; a++) {
                sum += mixture[a] * payoff[a * columns + b];
            }
            least = Math.min(least, sum);
        }
        return least - rounding(rows);
    }

    /**
     * What a mixture of the columns concedes at most, max_a (Mλ)_a, rounded upwards: an upper bound of the value.
     *
     * @param mixture length columns, not negative, sums to 1 to rounding
     */
    public double conceded(double[] mixture) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int a = 0; a < rows; a++) {
            double sum = 0;
            for (int b = 0; b < columns; b++) {
                sum += payoff[a * columns + b] * mixture[b];
            }
            largest = Math.max(largest, sum);
        }
        return largest + rounding(columns);
    }

    /** What a sum of so many products, and the sum of the weights, are wrong by at most. */
    private double rounding(int terms) {
        double size = Arrays.stream(payoff).map(Math::abs).max().orElseThrow();
        return (terms + 2) * 0x1p-52 * size;
    }

    private Solution proven(double[] mu, double[] lambda) {
        return new Solution(mu, lambda, guaranteed(mu), conceded(lambda));
    }

    private static Solution better(Solution a, Solution b) {
        Solution lower = a.low() >= b.low() ? a : b;
        Solution higher = a.high() <= b.high() ? a : b;
        return new Solution(lower.rowMixture(), higher.columnMixture(), lower.low(), higher.high());
    }

    /** The game as whoever mixes the rows sees it: 3 − Mᵀ, which lies in [1, 2] as M does. */
    private double[] turned(double[] scaled) {
        double[] turned = new double[scaled.length];
        for (int a = 0; a < rows; a++) {
            for (int b = 0; b < columns; b++) {
                turned[b * rows + a] = 3 - scaled[a * columns + b];
            }
        }
        return turned;
    }

    /** The mixture of columns that concedes least: y ≥ 0 of largest sum with My ≤ 1, divided by its sum, for payoffs in [1, 2]. */
    private static Optional<double[]> yielding(double[] scaled, int rows, int columns, double tolerance) {
        List<LinearConstraint> constraints = new ArrayList<>();
        for (int a = 0; a < rows; a++) {
            double[] row = Arrays.copyOfRange(scaled, a * columns, (a + 1) * columns);
            constraints.add(new LinearConstraint(row, Relationship.LEQ, 1));
        }
        double[] ones = new double[columns];
        Arrays.fill(ones, 1);
        try {
            return mixture(new SimplexSolver(tolerance, ULPS, CUT_OFF)
                    .optimize(
                            new MaxIter(STEPS),
                            new LinearObjectiveFunction(ones, 0),
                            new LinearConstraintSet(constraints),
                            GoalType.MAXIMIZE,
                            new NonNegativeConstraint(true),
                            PivotSelectionRule.BLAND)
                    .getPoint());
        } catch (
                MathIllegalStateException
                        e) { // unbounded, infeasible or endless: by rounding, as the problem is none of these
            return Optional.empty();
        }
    }

    private static Optional<double[]> mixture(double[] y) {
        double[] positive = Arrays.stream(y).map(each -> Math.max(each, 0)).toArray(); // any mixture proves a bound
        double sum = Arrays.stream(positive).sum();
        return sum > 0 && Double.isFinite(sum)
                ? Optional.of(Arrays.stream(positive).map(each -> each / sum).toArray())
                : Optional.empty();
    }

    private static double[] uniform(int size) {
        double[] mixture = new double[size];
        Arrays.fill(mixture, 1.0 / size);
        return mixture;
    }
}
