package org.fixpoint.memories;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.fixpoint.api.model.StateEnclosure;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.maths.elementary.ArrayFunctions;
import org.fixpoint.maths.linear.PackedRows;
import org.fixpoint.maths.linear.SoftmaxMeans;

/**
 * The update of a modern continuous Hopfield network, f(ξ) = Σ pᵢ xᵢ with p = softmax(β Xᵀ ξ).
 *
 * <p>All values lie in conv X. The Jacobian is β times the covariance of the patterns under p, symmetric and positive
 * semidefinite; the energy E(ξ) = −(1/β) ln Σ exp(β⟨xᵢ,ξ⟩) + |ξ|²/2 has the gradient ξ − f(ξ) and does not increase.
 * Ramsauer et al. (2020), arXiv:2008.02217, equations 2 and 3, without their constants ln(N)/β + M²/2.
 */
final class HopfieldMap implements StateMap {
    /** Scores that are so much below the largest change a sum of N weights by less than 2⁻⁶⁰. */
    private static final double NEGLIGIBLE = -42;

    private static final int SCORES_AT_ONCE = 1 << 18; // 2 MB
    private static final int MOST_STATES = 256; // at once
    private static final int FEWEST_STATES = 32; // for fewer the patterns would come from memory too often
    private static final int TOGETHER = PackedRows.TOGETHER; // states
    private static final int TASKS = 16;
    private static final int FEW_NUMBERS = 512;
    private static final long WORTH_THREADS = 200_000;

    private final PatternSet patterns;
    private final double beta;
    private final PatternSpan span;
    private final String remark;
    private final ScoreSpaces spaces;
    private final Rooms<Room> rooms;

    /** Where one thread takes one state. */
    private static final class Room {
        final double[] weights;
        final double[] mean;
        final double[] centred;

        Room(PatternSet patterns) {
            weights = new double[patterns.count()];
            mean = new double[patterns.dimension()];
            centred = new double[patterns.dimension()];
        }
    }

    /** The map of some patterns, which need not be distinct. */
    HopfieldMap(PatternSet patterns, double beta) {
        this(patterns, beta, new PatternSpan(patterns), "", spaces(patterns), rooms(patterns));
    }

    private HopfieldMap(
            PatternSet patterns, double beta, PatternSpan span, String remark, ScoreSpaces spaces, Rooms<Room> rooms) {
        this.patterns = patterns;
        this.beta = beta;
        this.span = span;
        this.remark = remark;
        this.spaces = spaces;
        this.rooms = rooms;
    }

    private static Rooms<Room> rooms(PatternSet patterns) {
        return new Rooms<>(() -> new Room(patterns));
    }

    private static ScoreSpaces spaces(PatternSet patterns) {
        return new ScoreSpaces(patterns, mostStatesAtOnce(patterns));
    }

    private static int mostStatesAtOnce(PatternSet patterns) {
        int states = Math.min(MOST_STATES, SCORES_AT_ONCE / patterns.count());
        return Math.max(TOGETHER, states / TOGETHER * TOGETHER);
    }

    /** So many that all tasks have equally many blocks. */
    private int statesAtOnce(int count) {
        int most = mostStatesAtOnce(patterns);
        int rounds = count / (TASKS * most) + 1;
        int even = count / (TASKS * rounds * TOGETHER) * TOGETHER + TOGETHER;
        return Math.min(most, Math.max(FEWEST_STATES, even));
    }

    /** The map of a memory. */
    static HopfieldMap of(Memory memory) {
        return new HopfieldMap(
                memory.patterns(),
                memory.beta(),
                new PatternSpan(memory.patterns()),
                memory.lengthsInWords().strip(),
                spaces(memory.patterns()),
                rooms(memory.patterns()));
    }

    /** The map of the same patterns at another β. */
    HopfieldMap at(double value) {
        return new HopfieldMap(patterns, value, span, remark, spaces, rooms);
    }

    /** The columns of X. */
    PatternSet patterns() {
        return patterns;
    }

    /** β. */
    double beta() {
        return beta;
    }

    @Override
    public int dimension() {
        return patterns.dimension();
    }

    /** p = softmax(β Xᵀ ξ), in a new array. */
    double[] weights(double[] x) {
        double[] p = new double[patterns.count()];
        weights(x, p);
        return p;
    }

    /** p = softmax(β Xᵀ ξ). */
    void weights(double[] x, double[] p) {
        scores(x, p);
        Softmax.inPlace(p, 0, p.length);
    }

    private void scores(double[] x, double[] s) {
        int n = dimension();
        double[] rows = patterns.rows();
        for (int i = 0; i < s.length; i++) {
            double sum = 0;
            for (int a = 0; a < n; a++) {
                sum += rows[i * n + a] * x[a];
            }
            s[i] = beta * sum;
        }
    }

    @Override
    public void apply(double[] x, double[] out) {
        Room room = rooms.take();
        weights(x, room.weights);
        mean(room.weights, out);
        rooms.give(room);
    }

    /** Σ pᵢ xᵢ. */
    void mean(double[] p, double[] out) {
        int n = dimension();
        double[] rows = patterns.rows();
        Arrays.fill(out, 0, n, 0);
        for (int i = 0; i < p.length; i++) {
            for (int a = 0; a < n; a++) {
                out[a] += p[i] * rows[i * n + a];
            }
        }
    }

    @Override
    public void jacobian(double[] x, double[] out) {
        int n = dimension();
        double[] rows = patterns.rows();
        Room room = rooms.take();
        double[] p = room.weights;
        double[] mean = room.mean;
        double[] centred = room.centred;
        weights(x, p);
        mean(p, mean);
        Arrays.fill(out, 0, n * n, 0);
        for (int i = 0; i < p.length; i++) {
            for (int a = 0; a < n; a++) {
                centred[a] = rows[i * n + a] - mean[a];
            }
            for (int a = 0; a < n; a++) {
                double weighted = beta * p[i] * centred[a];
                for (int b = a; b < n; b++) {
                    out[a * n + b] += weighted * centred[b];
                }
            }
        }
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < a; b++) {
                out[a * n + b] = out[b * n + a];
            }
        }
        rooms.give(room);
    }

    /**
     * Few patterns one state after the other; more by blocks of products, which differ from {@link #apply} by rounding. States whose
     * scores may be beyond {@value SoftmaxMeans#LARGEST_SCORE}, and all where there are no vectors, leave out weights below 2⁻⁶⁰/N of
     * the largest. How a state is taken depends on it alone.
     */
    @Override
    public void applyAll(double[] states, int count, double[] out) {
        boolean few = patterns.rows().length <= FEW_NUMBERS; // of the patterns alone, so that no state sees the others
        int block = statesAtOnce(count);
        int blocks = (count + block - 1) / block;
        int tasks = Math.min(TASKS, blocks);
        IntStream of = IntStream.range(0, tasks);
        ((long) count * patterns.rows().length > WORTH_THREADS ? of.parallel() : of).forEach(task -> {
            if (few) {
                applyEach(states, (int) ((long) count * task / tasks), (int) ((long) count * (task + 1) / tasks), out);
                return;
            }
            ScoreSpaces.Space space = spaces.take();
            for (int b = task; b < blocks; b += tasks) {
                int from = b * block;
                applyBlock(space, states, from, Math.min(block, count - from), out);
            }
            spaces.give(space);
        });
    }

    private void applyEach(double[] states, int from, int to, double[] out) {
        int n = dimension();
        double[] x = new double[n];
        double[] y = new double[n];
        for (int k = from; k < to; k++) {
            System.arraycopy(states, k * n, x, 0, n);
            apply(x, y);
            System.arraycopy(y, 0, out, k * n, n);
        }
    }

    /** States with small scores by the provider's own way, where it has one; the others together. */
    private void applyBlock(ScoreSpaces.Space space, double[] states, int from, int size, double[] out) {
        int n = dimension();
        int small = space.sort(beta, states, from, size);
        if (small > 0) {
            space.means().orElseThrow().of(beta, states, space.small(), small, out);
        }
        if (small == 0) {
            applyLarge(space, states, from * n, size, out, from * n);
        } else if (small < size) {
            int[] which = space.large();
            for (int k = 0; k < size - small; k++) {
                System.arraycopy(states, which[k] * n, space.gathered(), k * n, n);
            }
            applyLarge(space, space.gathered(), 0, size - small, space.images(), 0);
            for (int k = 0; k < size - small; k++) {
                System.arraycopy(space.images(), k * n, out, which[k] * n, n);
            }
        }
    }

    /** By two products, from differences to the largest score. */
    private void applyLarge(ScoreSpaces.Space space, double[] states, int from, int size, double[] out, int to) {
        int n = dimension();
        int count = patterns.count();
        double[] scores = space.scores();
        ScoreSpaces.Factors factors = spaces.factors();
        double cut = NEGLIGIBLE - StrictMath.log(count);
        space.algebra().timesTransposed(beta, states, from, size, factors.patterns(), scores, 0, count);
        ArrayFunctions.fastest().softmaxRows(scores, size, count, cut);
        space.algebra().timesTransposed(1, scores, 0, size, factors.coordinates(), out, to, n);
    }

    /** ∂f/∂β = Σ pᵢ (⟨xᵢ,ξ⟩ − ⟨f(ξ),ξ⟩) xᵢ. */
    void betaDerivative(double[] x, double[] out) {
        int n = dimension();
        double[] rows = patterns.rows();
        double[] scores = new double[patterns.count()];
        scores(x, scores);
        double[] p = scores.clone();
        Softmax.inPlace(p, 0, p.length);
        double mean = 0;
        for (int i = 0; i < p.length; i++) {
            mean += p[i] * scores[i];
        }
        Arrays.fill(out, 0, n, 0);
        for (int i = 0; i < p.length; i++) {
            double weight = p[i] * (scores[i] - mean) / beta;
            for (int a = 0; a < n; a++) {
                out[a] += weight * rows[i * n + a];
            }
        }
    }

    /** The least box round conv X with a sixteenth of its largest side added on every side; it is absorbing. */
    @Override
    public Region region() {
        return PatternBox.around(patterns);
    }

    @Override
    public Optional<StateEnclosure> enclosure() {
        return Optional.of(
                patterns.count() <= PairEnclosure.MOST_PATTERNS
                        ? new PairEnclosure(patterns, beta)
                        : new CentredEnclosure(patterns, beta));
    }

    @Override
    public Optional<Energy> energy() {
        return Optional.of(x -> {
            Room room = rooms.take();
            double[] s = room.weights;
            scores(x, s);
            double square = 0;
            for (int a = 0; a < dimension(); a++) {
                square += x[a] * x[a];
            }
            double energy = 0.5 * square - Softmax.inPlace(s, 0, s.length) / beta;
            rooms.give(room);
            return energy;
        });
    }

    /**
     * The affine span of the patterns, where it is not the whole space, with its point next to 0 as origin.
     *
     * <p>In coordinates z of that span the map is the Hopfield network of the patterns zᵢ at the same β: its origin is orthogonal to
     * its directions, so that all scores change by one constant. The zᵢ as rounded are the patterns of the reduced map, and its
     * bounds are proven for them; see {@link PatternSpan} for how far they are from the xᵢ.
     */
    @Override
    public Optional<Reduction> reduction() {
        return span.reduced()
                .map(reduced ->
                        new Reduction(new HopfieldMap(reduced.patterns(), beta), reduced.origin(), reduced.basis()));
    }

    @Override
    public List<double[]> seeds(int most, RandomGenerator random) {
        return new FaceSeeds(patterns, beta, random).list(most);
    }

    /** What unequal lengths of the patterns change. */
    @Override
    public String remark() {
        return remark;
    }

    @Override
    public List<Landmark> landmarks(int most) {
        return StoredPatterns.landmarks(patterns, most);
    }

    @Override
    public String near(double[] x) {
        return NearestFace.of(weights(x), patterns.labels());
    }
}
