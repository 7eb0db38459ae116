package org.fixpoint.memories.geometry;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.fixpoint.maths.geometry.MatrixGame;
import org.fixpoint.maths.geometry.UniformSimplex;
import org.fixpoint.memories.PatternSet;

/**
 * The scores ⟨x_i, v_b⟩ of patterns at the vertices v_b of a polytope, on which members compete with rivals.
 *
 * <p>At ξ = Σ λ_b v_b the margin is max_{i member} ⟨x_i, ξ⟩ − max_{j rival} ⟨x_j, ξ⟩. Its least value is the least over the rivals j of
 * min_λ max_i Σ_b λ_b ⟨x_i − x_j, v_b⟩, one matrix game for each rival.
 *
 * @param scores patterns × vertices, row-major; those of patterns that do not compete are not used
 * @param vertices the number of vertices
 * @param members the patterns that are to win
 * @param rivals the patterns that compete with them
 * @param rounding what a difference of two scores is wrong by at most
 */
record ScoredPolytope(double[] scores, int vertices, int[] members, int[] rivals, double rounding) {
    /**
     * The scores.
     *
     * @param corners vertices × dimension, row-major
     */
    static ScoredPolytope of(PatternSet patterns, double[] corners, int[] members, int[] rivals) {
        int n = patterns.dimension();
        int vertices = corners.length / n;
        double[] scores = new double[patterns.count() * vertices];
        for (int i = 0; i < patterns.count(); i++) {
            for (int b = 0; b < vertices; b++) {
                double sum = 0;
                for (int a = 0; a < n; a++) {
                    sum += patterns.rows()[i * n + a] * corners[b * n + a];
                }
                scores[i * vertices + b] = sum;
            }
        }
        double sizes = largest(patterns.rows(), n) * largest(corners, n);
        return new ScoredPolytope(scores, vertices, members, rivals, (n + 4) * 0x1p-51 * sizes);
    }

    /** The polytope spanned by the members themselves, every other pattern a rival. */
    static ScoredPolytope of(PatternSet patterns, Face face) {
        return of(patterns, face.points(patterns), face.members(), face.others(patterns.count()));
    }

    private static double largest(double[] rows, int n) {
        double largest = 0;
        for (int i = 0; i < rows.length; i += n) {
            double square = 0;
            for (int a = 0; a < n; a++) {
                square += rows[i + a] * rows[i + a];
            }
            largest = Math.max(largest, square);
        }
        return Math.sqrt(largest);
    }

    /**
     * The least margin over the polytope, by linear programming; a rival that provably is not the nearest is passed over.
     *
     * @param look called before each run of the simplex method; may throw to stop
     */
    Margin exact(Runnable look) {
        Margin least = Margin.UNRIVALLED;
        Optional<double[]> lastMixture = Optional.empty();
        for (int rival : nearestFirst()) {
            MatrixGame game = against(rival);
            double high = least.high();
            if (lastMixture.map(game::guaranteed).filter(low -> low > high).isPresent()) {
                continue;
            }
            MatrixGame.Solution solution = game.solve(look);
            lastMixture = Optional.of(solution.rowMixture());
            least = least.and(new Margin(solution.low() - rounding, solution.high() + rounding, OptionalInt.of(rival)));
        }
        return least;
    }

    private List<Integer> nearestFirst() {
        double[] centre = new double[vertices];
        Arrays.fill(centre, 1.0 / vertices);
        double[] there = new double[scores.length / vertices];
        for (int rival : rivals) {
            there[rival] = against(rival).conceded(centre);
        }
        return IntStream.of(rivals)
                .boxed()
                .sorted(Comparator.comparingDouble(rival -> there[rival]))
                .toList();
    }

    private MatrixGame against(int rival) {
        double[] payoff = new double[members.length * vertices];
        for (int a = 0; a < members.length; a++) {
            for (int b = 0; b < vertices; b++) {
                payoff[a * vertices + b] = scores[members[a] * vertices + b] - scores[rival * vertices + b];
            }
        }
        return new MatrixGame(payoff, members.length, vertices);
    }

    /** The least margin at random points of the polytope, never below the exact one but for rounding; +∞ without rivals. */
    double sampled(int samples, RandomGenerator random) {
        double[] weights = new double[vertices];
        double least = Double.POSITIVE_INFINITY;
        for (int s = 0; s < samples && rivals.length > 0; s++) {
            UniformSimplex.draw(random, weights);
            least = Math.min(least, best(members, weights) - best(rivals, weights));
        }
        return least;
    }

    private double best(int[] among, double[] weights) {
        double best = Double.NEGATIVE_INFINITY;
        for (int i : among) {
            double score = 0;
            for (int b = 0; b < vertices; b++) {
                score += weights[b] * scores[i * vertices + b];
            }
            best = Math.max(best, score);
        }
        return best;
    }
}
