package org.fixpoint.memories;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.InputSource;
import org.fixpoint.api.model.StateMap;

/** Draws the patterns of a memory, and refuses those that cannot be stored. */
final class StoredPatterns {
    /** The stream that patterns are drawn from. */
    static final String STREAM = "patterns";

    static final Parameter.Part<InputSource> PATTERNS = Parameter.part(
                    "patterns", "the patterns that are stored: every input of a source is one", InputSource.class)
            .byDefault("sphere");
    static final Parameter.Choice<PatternScaling> NORMALISE = Parameter.choice(
                    "normalise",
                    "unit: divide each pattern by its length; none: store it as it is, longer ones then attract more",
                    PatternScaling.class)
            .byDefault(PatternScaling.UNIT);

    /** Patterns that differ by less than this fraction of their length are one up to rounding. */
    static final double EQUAL = 0x1p-48;

    private static final double UNIT = 0x1p-50; // a norm that is off 1 by less was meant to be 1
    private static final int LARGEST_DIMENSION = 32_768; // a Jacobian has its square of entries, in one array

    private static final int LOOKED_AT = 1 << 13; // numbers; a sweep of 10,000 models is still checked within seconds

    private StoredPatterns() {}

    /**
     * The source itself, for a model that is being made.
     *
     * @throws Refusal if its patterns are few, known without chance, and cannot be stored
     */
    static InputSource checked(InputSource source, PatternScaling scaling) {
        return checked(source, scaling, patterns -> {});
    }

    /**
     * The same.
     *
     * @param further refuses patterns that are sound as such
     */
    static InputSource checked(InputSource source, PatternScaling scaling, Consumer<PatternSet> further) {
        if ((long) source.size().orElse(0) * source.dimension() > LOOKED_AT) {
            return source;
        }
        try {
            source.fixed().ifPresent(batch -> {
                PatternSet patterns = of(batch, scaling);
                requireDistinct(patterns, scaling);
                further.accept(patterns);
            });
        } catch (Refusal refusal) {
            throw new Refusal(String.valueOf(refusal.getMessage()), PATTERNS.name(), 0);
        }
        return source;
    }

    /**
     * The patterns of a run.
     *
     * @throws Refusal if there is none, or one is not finite, or zero, or two are equal
     */
    static PatternSet draw(InputSource source, PatternScaling scaling, RunContext run) {
        return memory(source, scaling, 1, run).patterns();
    }

    /**
     * The memory of the patterns of a run.
     *
     * @throws Refusal if there is none, or one is not finite, or zero, or two are equal
     */
    static Memory memory(InputSource source, PatternScaling scaling, double beta, RunContext run) {
        Batch batch = source.draw(run.random(STREAM, PATTERNS.name()));
        PatternSet patterns = of(batch, scaling);
        requireDistinct(patterns, scaling);
        PatternSet given = new PatternSet(batch.rows(), batch.count(), batch.dimension(), batch.labels());
        return new Memory(patterns, beta, given.lengths());
    }

    private static PatternSet of(Batch batch, PatternScaling scaling) {
        int count = batch.count();
        int n = batch.dimension();
        if (count == 0 || n == 0) {
            throw new Refusal("the source of the patterns gives none; name one that gives at least one pattern");
        }
        if (n > LARGEST_DIMENSION) {
            throw new Refusal("a pattern has " + n + " coordinates, more than the " + LARGEST_DIMENSION
                    + " of which a Jacobian fits into one array; give patterns of fewer coordinates");
        }
        double[] rows = batch.rows().clone();
        for (int i = 0; i < count; i++) {
            requireFinite(rows, i, n, batch.labels());
            int exponent = exponent(rows, i, n, batch.labels());
            if (scaling == PatternScaling.UNIT) {
                scaleToUnit(rows, i * n, n, exponent);
            } else if (Math.abs(exponent) > 500) {
                throw new Refusal(name(i, batch.labels()) + " has coordinates of about 2^" + exponent
                        + ", whose products leave the range of doubles; give others, or set normalise: unit");
            }
        }
        return new PatternSet(rows, count, n, batch.labels());
    }

    private static void requireFinite(double[] rows, int i, int n, List<String> labels) {
        for (int a = 0; a < n; a++) {
            double x = rows[i * n + a];
            if (!Double.isFinite(x)) {
                throw new Refusal("coordinate " + (a + 1) + " of " + name(i, labels) + " is " + x
                        + "; give patterns with finite coordinates");
            }
        }
    }

    /** The binary exponent of the largest coordinate. */
    private static int exponent(double[] rows, int i, int n, List<String> labels) {
        double largest = 0;
        for (int a = i * n; a < (i + 1) * n; a++) {
            largest = Math.max(largest, Math.abs(rows[a]));
        }
        if (largest == 0) {
            throw new Refusal(
                    name(i, labels) + " is zero in every coordinate, and nothing can be near it more than near"
                            + " another; remove it");
        }
        return Math.getExponent(largest);
    }

    private static void scaleToUnit(double[] rows, int from, int n, int exponent) {
        double sum = 0;
        for (int a = from; a < from + n; a++) {
            double x = Math.scalb(rows[a], -exponent); // so that no square overflows
            sum += x * x;
        }
        double norm = Math.sqrt(sum);
        if (Math.abs(Math.scalb(norm, exponent) - 1) <= UNIT) {
            return;
        }
        for (int a = from; a < from + n; a++) {
            rows[a] = Math.scalb(rows[a], -exponent) / norm;
        }
    }

    private static void requireDistinct(PatternSet patterns, PatternScaling scaling) {
        equal(patterns).ifPresent(pair -> {
            int i = Math.min(pair[0], pair[1]);
            int j = Math.max(pair[0], pair[1]);
            String how = scaling == PatternScaling.UNIT ? " are equal once scaled to unit length" : " are equal";
            throw new Refusal(name(i, patterns.labels()) + " and " + name(j, patterns.labels()) + how
                    + ", and a memory cannot tell them apart; remove one of them");
        });
    }

    /** Two patterns that are equal up to rounding, found among neighbours along one fixed direction. */
    private static Optional<int[]> equal(PatternSet patterns) {
        int n = patterns.dimension();
        double[] along = new double[patterns.count()];
        double[] reach = new double[patterns.count()];
        for (int i = 0; i < along.length; i++) {
            for (int a = 0; a < n; a++) {
                double direction = StrictMath.sin(1 + 2.39996 * a); // no pattern set of interest is constant along it
                along[i] += direction * patterns.rows()[i * n + a];
            }
            reach[i] = 2 * n * EQUAL * Math.sqrt(patterns.dot(i, i));
        }
        Integer[] order = new Integer[along.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> along[i]));
        for (int k = 0; k < order.length; k++) {
            int i = order[k];
            for (int l = k + 1; l < order.length && along[order[l]] - along[i] <= reach[i]; l++) {
                int j = order[l];
                double size = Math.min(patterns.dot(i, i), patterns.dot(j, j));
                if (patterns.distance2(i, j) <= EQUAL * EQUAL * size) {
                    return Optional.of(new int[] {i, j});
                }
            }
        }
        return Optional.empty();
    }

    /** The first of some patterns as what portraits mark. */
    static List<StateMap.Landmark> landmarks(PatternSet patterns, int most) {
        int n = patterns.dimension();
        return IntStream.range(0, Math.min(most, patterns.count()))
                .mapToObj(i -> new StateMap.Landmark(
                        "stored pattern",
                        name(i, patterns.labels()),
                        Arrays.copyOfRange(patterns.rows(), i * n, (i + 1) * n)))
                .toList();
    }

    /** What pattern i is called: its number from 1, and its label. */
    static String name(int i, List<String> labels) {
        return "pattern " + (i + 1) + (labels.isEmpty() ? "" : " (" + labels.get(i) + ")");
    }
}
