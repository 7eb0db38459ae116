package org.fixpoint.memories;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.StateEnclosure;
import org.fixpoint.api.model.StateMap;

/**
 * One Hopfield network for each block of coordinates, applied repeatedly until its weights come to rest.
 *
 * @param stored whole patterns
 * @param heads the network of each block; all of one dimension
 * @param steps repetitions after the first association; below 0: as many as it takes
 * @param eps a head rests once its weights have moved by no more than this, in the 2-norm
 * @param lengths what unequal lengths of the patterns change, in a sentence; or empty
 */
record AttentionMap(PatternSet stored, List<HopfieldMap> heads, int steps, double eps, String lengths)
        implements StateMap {
    private static final String JUMPS = "A head stops once its weights change little, so that the map jumps where the"
            + " number of associations changes: no sum of degrees proves anything of its fixed points.";
    private static final int MOST_ASSOCIATIONS = 100_000;

    AttentionMap {
        heads = List.copyOf(heads);
    }

    /** The map of patterns whose dimension the number of heads divides. */
    static AttentionMap of(Memory memory, int heads, int steps, double eps) {
        PatternSet stored = memory.patterns();
        int size = stored.dimension() / heads;
        List<HopfieldMap> maps = new ArrayList<>();
        for (int h = 0; h < heads; h++) {
            double[] rows = new double[stored.count() * size];
            for (int i = 0; i < stored.count(); i++) {
                System.arraycopy(stored.rows(), i * stored.dimension() + h * size, rows, i * size, size);
            }
            maps.add(new HopfieldMap(new PatternSet(rows, stored.count(), size, stored.labels()), memory.beta()));
        }
        return new AttentionMap(
                stored, maps, steps, eps, memory.lengthsInWords().strip());
    }

    private AttentionMap at(double beta) {
        return new AttentionMap(
                stored, heads.stream().map(head -> head.at(beta)).toList(), steps, eps, lengths);
    }

    /** The map as β varies, the same for all heads. */
    BetaFamily family() {
        return new BetaFamily(heads.get(0).beta(), this::at, (beta, x, out) -> at(beta).betaDerivative(x, out));
    }

    @Override
    public int dimension() {
        return stored.dimension();
    }

    private int size() {
        return stored.dimension() / heads.size();
    }

    private double[] block(double[] x, int h) {
        return Arrays.copyOfRange(x, h * size(), (h + 1) * size());
    }

    /** Sees the states of a head before each association. */
    private interface Visitor {
        void before(double[] x);
    }

    /** Where a head comes to rest. */
    private double[] associate(HopfieldMap head, double[] start, Visitor visitor) {
        double[] x = start;
        Optional<double[]> before = Optional.empty();
        for (int step = 0; step < MOST_ASSOCIATIONS; step++) {
            visitor.before(x);
            double[] weights = head.weights(x);
            double[] next = new double[x.length];
            head.mean(weights, next);
            boolean more = steps < 0 || step < steps;
            if (!more || (before.isPresent() && distance(before.get(), weights) <= eps)) {
                return next;
            }
            before = Optional.of(weights);
            x = next;
        }
        throw new Refusal("the weights of a head still move by more than " + eps + " after " + MOST_ASSOCIATIONS
                + " associations; raise update-steps-eps, or give update-steps-max");
    }

    private static double distance(double[] p, double[] q) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += (p[i] - q[i]) * (p[i] - q[i]);
        }
        return Math.sqrt(sum);
    }

    @Override
    public void apply(double[] x, double[] out) {
        for (int h = 0; h < heads.size(); h++) {
            double[] next = associate(heads.get(h), block(x, h), state -> {});
            System.arraycopy(next, 0, out, h * size(), size());
        }
    }

    /** The product of the Jacobians along the associations made. */
    @Override
    public void jacobian(double[] x, double[] out) {
        int size = size();
        int n = dimension();
        Arrays.fill(out, 0, n * n, 0);
        for (int h = 0; h < heads.size(); h++) {
            HopfieldMap head = heads.get(h);
            double[] product = new double[size * size];
            for (int a = 0; a < size; a++) {
                product[a * size + a] = 1;
            }
            double[] factor = new double[size * size];
            associate(head, block(x, h), state -> {
                head.jacobian(state, factor);
                multiply(factor, product, size);
            });
            for (int a = 0; a < size; a++) {
                System.arraycopy(product, a * size, out, (h * size + a) * n + h * size, size);
            }
        }
    }

    /** B ← A B. */
    private static void multiply(double[] a, double[] b, int size) {
        double[] before = b.clone();
        Arrays.fill(b, 0);
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                double factor = a[i * size + k];
                for (int j = 0; j < size; j++) {
                    b[i * size + j] += factor * before[k * size + j];
                }
            }
        }
    }

    /** By the chain rule along the associations made. */
    private void betaDerivative(double[] x, double[] out) {
        int size = size();
        for (int h = 0; h < heads.size(); h++) {
            HopfieldMap head = heads.get(h);
            double[] slope = new double[size];
            double[] factor = new double[size * size];
            double[] own = new double[size];
            associate(head, block(x, h), state -> {
                head.jacobian(state, factor);
                head.betaDerivative(state, own);
                double[] before = slope.clone();
                for (int a = 0; a < size; a++) {
                    slope[a] = own[a];
                    for (int b = 0; b < size; b++) {
                        slope[a] += factor[a * size + b] * before[b];
                    }
                }
            });
            System.arraycopy(slope, 0, out, h * size, size);
        }
    }

    /** The box round all patterns; degrees prove something in it for one association only, as F jumps where a head stops earlier. */
    @Override
    public Region region() {
        Region box = PatternBox.around(stored);
        return steps == 0 ? box : new Region(box.low(), box.high(), false);
    }

    /** What unequal lengths change, and that F jumps. */
    @Override
    public String remark() {
        return (lengths + (steps == 0 ? "" : " " + JUMPS)).strip();
    }

    /** Known for one association only: how often it is repeated depends on the state. */
    @Override
    public Optional<StateEnclosure> enclosure() {
        if (steps != 0) {
            return Optional.empty();
        }
        List<StateEnclosure> parts =
                heads.stream().flatMap(head -> head.enclosure().stream()).toList();
        return Optional.of(new BlockEnclosure(parts, size()));
    }

    /** The sum of the energies of the heads. */
    @Override
    public Optional<Energy> energy() {
        List<Energy> parts =
                heads.stream().flatMap(head -> head.energy().stream()).toList();
        return Optional.of(x -> {
            double sum = 0;
            for (int h = 0; h < parts.size(); h++) {
                sum += parts.get(h).of(block(x, h));
            }
            return sum;
        });
    }

    /** That of a single head of one association. */
    @Override
    public Optional<Reduction> reduction() {
        return heads.size() == 1 && steps == 0 ? heads.get(0).reduction() : Optional.empty();
    }

    /** Faces of whole patterns, then every head at a face of its own. */
    @Override
    public List<double[]> seeds(int most, RandomGenerator random) {
        if (heads.size() == 1) {
            return new FaceSeeds(stored, heads.get(0).beta(), random).list(most);
        }
        List<double[]> seeds =
                new ArrayList<>(new FaceSeeds(stored, heads.get(0).beta(), random).list(most / 2));
        int left = most - seeds.size();
        List<List<double[]>> parts =
                heads.stream().map(head -> head.seeds(left, random)).toList();
        for (int k = 0; k < left; k++) {
            double[] x = new double[dimension()];
            for (int h = 0; h < parts.size(); h++) {
                System.arraycopy(parts.get(h).get(random.nextInt(left)), 0, x, h * size(), size());
            }
            seeds.add(x);
        }
        return seeds;
    }

    @Override
    public List<Landmark> landmarks(int most) {
        return StoredPatterns.landmarks(stored, most);
    }

    /** The nearest face of each head, or of all at once. */
    @Override
    public String near(double[] x) {
        List<String> faces = new ArrayList<>();
        for (int h = 0; h < heads.size(); h++) {
            faces.add(heads.get(h).near(block(x, h)));
        }
        return faces.stream().distinct().count() == 1 ? faces.get(0) : String.join("; ", faces);
    }
}
