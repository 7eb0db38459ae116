package org.fixpoint.memories;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.fixpoint.api.model.StateEnclosure;
import org.fixpoint.api.model.StateMap;

/**
 * A memory of graded units, x ← tanh(β h), hₐ = Σ_μ x_μₐ g(m_μ) − s cₐ xₐ, with the overlaps m_μ = ⟨x_μ, x⟩/n and the pull g.
 *
 * <p>With g(m) = m the field is W x, W = (1/n) Σ x_μ x_μᵀ, Hopfield's; s is 1 if units do not act on themselves, and cₐ the diagonal
 * of W. Where g grows and units act on themselves, the energy E = −n Σ G(m_μ) + (1/β) Σ ∫₀^{xₐ} artanh does not increase, G the
 * integral of g: its first part is concave, and the update is the least point of the second part beside the first's tangent. It is
 * infinite outside the cube [−1, 1]ⁿ.
 */
final class GradedMap implements StateMap {
    private static final double NAMED = 0.6; // of the largest overlap: a pattern that a mixture is made of

    private final PatternSet patterns;
    private final double beta;
    private final Interaction interaction;
    private final int degree;
    private final boolean acting;
    private final double[] own; // cₐ
    private final Rooms<Room> rooms;

    /** What one thread works with. */
    private static final class Room {
        final double[] overlaps;
        final double[] field;

        Room(int count, int n) {
            overlaps = new double[count];
            field = new double[n];
        }
    }

    /**
     * A map.
     *
     * @param acting whether units act on themselves
     */
    GradedMap(PatternSet patterns, double beta, Interaction interaction, int degree, boolean acting) {
        this.patterns = patterns;
        this.beta = beta;
        this.interaction = interaction;
        this.degree = degree;
        this.acting = acting;
        int n = patterns.dimension();
        own = new double[n];
        for (int i = 0; i < patterns.count(); i++) {
            for (int a = 0; a < n; a++) {
                own[a] += patterns.rows()[i * n + a] * patterns.rows()[i * n + a];
            }
        }
        Arrays.setAll(own, a -> own[a] / n);
        rooms = new Rooms<>(() -> new Room(patterns.count(), n));
    }

    PatternSet patterns() {
        return patterns;
    }

    double beta() {
        return beta;
    }

    Interaction interaction() {
        return interaction;
    }

    int degree() {
        return degree;
    }

    /** Whether units act on themselves. */
    boolean acting() {
        return acting;
    }

    @Override
    public int dimension() {
        return patterns.dimension();
    }

    private void setOverlaps(double[] x, double[] m) {
        int n = dimension();
        for (int i = 0; i < m.length; i++) {
            double sum = 0;
            for (int a = 0; a < n; a++) {
                sum += patterns.rows()[i * n + a] * x[a];
            }
            m[i] = sum / n;
        }
    }

    private double[] overlaps(double[] x) {
        double[] m = new double[patterns.count()];
        setOverlaps(x, m);
        return m;
    }

    /** cₐ, by which a unit acts on itself in Hopfield's rule: (1/n) Σ_μ x_μₐ². */
    double own(int a) {
        return own[a];
    }

    /** The overlaps, and the field from them. */
    private void setField(double[] x, Room room) {
        int n = dimension();
        double[] m = room.overlaps;
        double[] h = room.field;
        setOverlaps(x, m);
        Arrays.fill(h, 0);
        for (int i = 0; i < m.length; i++) {
            double pull = interaction.pull(m[i], degree);
            for (int a = 0; a < n; a++) {
                h[a] += pull * patterns.rows()[i * n + a];
            }
        }
        for (int a = 0; a < n && !acting; a++) {
            h[a] -= own[a] * x[a];
        }
    }

    @Override
    public void apply(double[] x, double[] out) {
        Room room = rooms.take();
        setField(x, room);
        for (int a = 0; a < room.field.length; a++) {
            out[a] = StrictMath.tanh(beta * room.field[a]);
        }
        rooms.give(room);
    }

    @Override
    public void jacobian(double[] x, double[] out) {
        int n = dimension();
        Room room = rooms.take();
        setField(x, room);
        Arrays.fill(out, 0, n * n, 0);
        for (int i = 0; i < room.overlaps.length; i++) {
            double slope = interaction.slope(room.overlaps[i], degree) / n;
            for (int a = 0; a < n; a++) {
                double factor = slope * patterns.rows()[i * n + a];
                for (int b = 0; b < n; b++) {
                    out[a * n + b] += factor * patterns.rows()[i * n + b];
                }
            }
        }
        for (int a = 0; a < n; a++) {
            out[a * n + a] -= acting ? 0 : own[a];
            double cosh = StrictMath.cosh(beta * room.field[a]);
            double gain = beta / cosh / cosh; // 1 − tanh² without its cancellation
            for (int b = 0; b < n; b++) {
                out[a * n + b] *= gain;
            }
        }
        rooms.give(room);
    }

    /** ∂F/∂β = h/cosh²(β h). */
    void betaDerivative(double[] x, double[] out) {
        Room room = rooms.take();
        setField(x, room);
        for (int a = 0; a < room.field.length; a++) {
            double cosh = StrictMath.cosh(beta * room.field[a]);
            out[a] = room.field[a] / cosh / cosh;
        }
        rooms.give(room);
    }

    /** The cube [−1, 1]ⁿ. */
    @Override
    public Region region() {
        double[] low = new double[dimension()];
        double[] high = new double[dimension()];
        Arrays.fill(low, -1);
        Arrays.fill(high, 1);
        return new Region(low, high, true);
    }

    @Override
    public Optional<StateEnclosure> enclosure() {
        return Optional.of(new GradedEnclosure(this));
    }

    @Override
    public Optional<Energy> energy() {
        if (!acting || !interaction.grows(degree)) {
            return Optional.empty();
        }
        return Optional.of(x -> {
            double sum = 0;
            for (double m : overlaps(x)) {
                sum -= dimension() * interaction.integral(m, degree);
            }
            for (double coordinate : x) {
                sum += entropy(Math.abs(coordinate)) / beta;
            }
            return sum;
        });
    }

    /** ∫₀ˣ artanh = ((1 + x) ln(1 + x) + (1 − x) ln(1 − x))/2 for x ≥ 0; infinite beyond 1. */
    private static double entropy(double x) {
        if (x >= 1) {
            return x == 1 ? StrictMath.log(2) : Double.POSITIVE_INFINITY;
        }
        return 0.5 * ((1 + x) * StrictMath.log1p(x) + (1 - x) * StrictMath.log1p(-x));
    }

    /** 0, the patterns and their opposites, then mixtures of three and five, and random states. */
    @Override
    public List<double[]> seeds(int most, RandomGenerator random) {
        List<double[]> seeds = new ArrayList<>();
        seeds.add(new double[dimension()]);
        for (int i = 0; i < patterns.count(); i++) {
            for (int sign = 1; sign >= -1; sign -= 2) {
                seeds.add(mixture(new int[] {i}, new int[] {sign}));
            }
        }
        while (seeds.size() < most) {
            int size = 1 + 2 * random.nextInt(3);
            int[] chosen = random.ints(size, 0, patterns.count()).toArray();
            int[] signs = random.ints(size, 0, 2).map(bit -> 2 * bit - 1).toArray();
            seeds.add(random.nextInt(4) == 0 ? anywhere(random) : mixture(chosen, signs));
        }
        return List.copyOf(seeds.subList(0, Math.min(most, seeds.size())));
    }

    /** The signs of a sum of patterns; a unit that they leave in balance is 0. */
    private double[] mixture(int[] chosen, int[] signs) {
        int n = dimension();
        double[] x = new double[n];
        for (int a = 0; a < n; a++) {
            double sum = 0;
            for (int k = 0; k < chosen.length; k++) {
                sum += signs[k] * patterns.rows()[chosen[k] * n + a];
            }
            x[a] = Math.signum(sum);
        }
        return x;
    }

    private double[] anywhere(RandomGenerator random) {
        double[] x = new double[dimension()];
        for (int a = 0; a < x.length; a++) {
            x[a] = 2 * random.nextDouble() - 1;
        }
        return x;
    }

    @Override
    public List<Landmark> landmarks(int most) {
        return StoredPatterns.landmarks(patterns, most);
    }

    /** The patterns whose overlap is at least 0.6 of the largest, with a sign; a state without overlap is at the origin. */
    @Override
    public String near(double[] x) {
        double[] m = overlaps(x);
        double largest = Arrays.stream(m).map(Math::abs).max().orElse(0);
        if (largest < 1e-6) {
            return "origin";
        }
        List<Integer> named = new ArrayList<>();
        for (int i = 0; i < m.length; i++) {
            if (Math.abs(m[i]) >= NAMED * largest) {
                named.add(m[i] > 0 ? i + 1 : -i - 1);
            }
        }
        if (named.size() == 1) {
            String name = StoredPatterns.name(Math.abs(named.get(0)) - 1, patterns.labels());
            return named.get(0) > 0 ? name : "opposite of " + name;
        }
        return named.size() > 8 ? "mixture of " + named.size() + " patterns" : "mixture of patterns " + named;
    }
}
