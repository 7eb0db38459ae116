package org.fixpoint.maths.linear;

import static org.fixpoint.maths.linear.VectorLinearAlgebra.HEIGHT;
import static org.fixpoint.maths.linear.VectorLinearAlgebra.LANES;
import static org.fixpoint.maths.linear.VectorLinearAlgebra.SPECIES;
import static org.fixpoint.maths.linear.VectorLinearAlgebra.WIDTH;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import org.fixpoint.maths.elementary.ArrayFunctions;

/**
 * Block of patterns by block: the scores of a panel of WIDTH states with one block are a product of patterns by states, whose tiles
 * lie as the second product takes its right factor, coordinates by weights. So the scores of a panel never leave the first caches,
 * and nothing is packed but the states.
 *
 * <p>A lane is a state, and lanes are never summed.
 */
final class VectorSoftmaxMeans implements SoftmaxMeans {
    private static final int LARGEST_DIMENSION =
            512; // a panel of states is then 64 kB; beyond, products cut the depth too
    private static final int PATTERNS_TIMES_DIMENSION = 1 << 14; // 128 kB of a block of patterns, twice
    private static final int STATES_TIMES_DIMENSION = 1 << 14; // 128 kB of states, and as much of their means
    private static final double ROUNDING = 1 + 0x1p-30; // far more than any score or bound is rounded by
    private static final double TINY =
            0x1p-510; // coordinates whose squares are lost are below, and what squares of others lose is less

    private final Factors factors;
    private final ArrayFunctions functions = ArrayFunctions.fastest();
    private final int panels; // of states at once
    private final double[] states;
    private final double[] bounds;
    private final double[] scores;
    private final double[] sums;
    private final double[] means;
    private final double[] tile = new double[HEIGHT * WIDTH];

    /** Whether the patterns are few and short enough. */
    static boolean serves(int count, int n) {
        return n <= LARGEST_DIMENSION && (long) count * padded(n) <= Integer.MAX_VALUE / 2;
    }

    VectorSoftmaxMeans(double[] patterns, int count, int n) {
        this(Factors.of(patterns, count, n));
    }

    private VectorSoftmaxMeans(Factors factors) {
        this.factors = factors;
        int n = factors.n();
        panels = Math.max(1, STATES_TIMES_DIMENSION / (n * WIDTH));
        states = new double[panels * n * WIDTH];
        bounds = new double[panels];
        scores = new double[factors.block() * WIDTH];
        sums = new double[panels * WIDTH];
        means = new double[panels * padded(n) * WIDTH];
    }

    private static int padded(int n) {
        return (n + HEIGHT - 1) / HEIGHT * HEIGHT;
    }

    /**
     * The patterns as left factors of both products, in panels of HEIGHT rows, those beyond the last zero.
     *
     * @param block patterns whose share of a mean is added up by itself; part of the definition of the bits
     * @param patterns coordinate a of pattern i is {@code patterns[(i / 8 * n + a) * 8 + i % 8]}
     * @param coordinates in the block from pattern i0 on, of m patterns: {@code coordinates[i0 * padded(n) + (a / 8 * m + i - i0) * 8 + a % 8]}
     * @param longest the largest norm of a pattern, rounded up
     */
    @SuppressWarnings("ArrayRecordComponent") // read by the kernels, never compared
    private record Factors(int count, int n, int block, double[] patterns, double[] coordinates, double longest) {
        static Factors of(double[] rows, int count, int n) {
            int block = Math.max(4 * HEIGHT, PATTERNS_TIMES_DIMENSION / n / HEIGHT * HEIGHT);
            double[] patterns = new double[padded(count) * n];
            double[] coordinates = new double[count * padded(n)];
            double longest = 0;
            for (int i = 0; i < count; i++) {
                int i0 = i / block * block;
                int m = Math.min(block, count - i0);
                for (int a = 0; a < n; a++) {
                    double x = rows[i * n + a];
                    patterns[(i / HEIGHT * n + a) * HEIGHT + i % HEIGHT] = x;
                    coordinates[i0 * padded(n) + (a / HEIGHT * m + i - i0) * HEIGHT + a % HEIGHT] = x;
                }
                longest = Math.max(longest, norm(rows, i * n, n));
            }
            return new Factors(count, n, Math.min(block, padded(count)), patterns, coordinates, longest);
        }
    }

    /** At least the Euclidean norm. */
    private static double norm(double[] x, int from, int n) {
        double sum = 0;
        for (int a = from; a < from + n; a++) {
            sum += x[a] * x[a];
        }
        return Math.sqrt(sum) * ROUNDING + n * TINY;
    }

    @Override
    public SoftmaxMeans another() {
        return new VectorSoftmaxMeans(factors);
    }

    @Override
    public double bound(double beta, double[] x, int from) {
        return Math.abs(beta) * (norm(x, from, factors.n()) * factors.longest()) * ROUNDING;
    }

    @Override
    public void of(double beta, double[] x, int[] which, int count, double[] out) {
        for (int first = 0; first < count; first += panels * WIDTH) {
            int some = Math.min(panels * WIDTH, count - first);
            int full = (some + WIDTH - 1) / WIDTH;
            pack(beta, x, which, first, some, full);
            Arrays.fill(sums, 0);
            Arrays.fill(means, 0);
            for (int i0 = 0; i0 < factors.count(); i0 += factors.block()) {
                int m = Math.min(factors.block(), factors.count() - i0);
                for (int panel = 0; panel < full; panel++) {
                    score(panel, i0, m);
                    functions.expUpTo(bounds[panel], scores, m * WIDTH);
                    addWeights(panel, m);
                    addMeans(panel, i0, m);
                }
            }
            put(which, first, some, out);
        }
    }

    /** β ξ of each state to a lane of a panel, {@code states[(panel * n + a) * WIDTH + lane]}, zero in lanes beyond the last. */
    private void pack(double beta, double[] x, int[] which, int first, int some, int full) {
        int n = factors.n();
        Arrays.fill(bounds, 0);
        for (int k = 0; k < full * WIDTH; k++) {
            int to = k / WIDTH * n * WIDTH + k % WIDTH;
            if (k >= some) {
                for (int a = 0; a < n; a++) {
                    states[to + a * WIDTH] = 0;
                }
                continue;
            }
            int from = which[first + k] * n;
            double bound = bound(beta, x, from);
            if (!(bound <= LARGEST_SCORE)) {
                throw new IllegalArgumentException("state " + which[first + k] + " may have scores of " + bound);
            }
            bounds[k / WIDTH] = Math.max(bounds[k / WIDTH], bound);
            for (int a = 0; a < n; a++) {
                states[to + a * WIDTH] = beta * x[from + a];
            }
        }
    }

    private void score(int panel, int i0, int m) {
        int n = factors.n();
        for (int i = 0; i < m; i += HEIGHT) {
            VectorLinearAlgebra.kernel(
                    factors.patterns(), (i0 + i) * n, states, panel * n * WIDTH, n, scores, i * WIDTH);
        }
    }

    private void addWeights(int panel, int m) {
        DoubleVector s0 = DoubleVector.zero(SPECIES);
        DoubleVector s1 = DoubleVector.zero(SPECIES);
        for (int i = 0; i < m * WIDTH; i += WIDTH) {
            s0 = s0.add(DoubleVector.fromArray(SPECIES, scores, i));
            s1 = s1.add(DoubleVector.fromArray(SPECIES, scores, i + LANES));
        }
        int at = panel * WIDTH;
        s0.add(DoubleVector.fromArray(SPECIES, sums, at)).intoArray(sums, at);
        s1.add(DoubleVector.fromArray(SPECIES, sums, at + LANES)).intoArray(sums, at + LANES);
    }

    private void addMeans(int panel, int i0, int m) {
        int n = padded(factors.n());
        for (int a = 0; a < n; a += HEIGHT) {
            VectorLinearAlgebra.kernel(factors.coordinates(), i0 * n + a * m, scores, 0, m, tile, 0);
            int at = (panel * n + a) * WIDTH;
            for (int s = 0; s < HEIGHT * WIDTH; s += LANES) {
                DoubleVector.fromArray(SPECIES, tile, s)
                        .add(DoubleVector.fromArray(SPECIES, means, at + s))
                        .intoArray(means, at + s);
            }
        }
    }

    private void put(int[] which, int first, int some, double[] out) {
        int n = factors.n();
        for (int k = 0; k < some; k++) {
            int from = k / WIDTH * padded(n) * WIDTH + k % WIDTH;
            double sum = sums[k];
            for (int a = 0; a < n; a++) {
                out[which[first + k] * n + a] = means[from + a * WIDTH] / sum;
            }
        }
    }
}
