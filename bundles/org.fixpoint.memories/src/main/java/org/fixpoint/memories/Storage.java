package org.fixpoint.memories;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Finding;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.analysis.Subject;
import org.fixpoint.api.model.Facet;
import org.fixpoint.maths.dynamics.RestingOrbits;
import org.fixpoint.maths.random.Wilson;
import org.osgi.service.component.annotations.Component;

/**
 * What a memory gives back: the attractor reached from each pattern and from noisy versions of it.
 *
 * <p>A pattern counts as stored if the orbit that begins at it comes to rest within {@code tolerance} of it, as a fraction of its
 * length, and nearer to it than to any other; undecided, if it still moves after the last step. A noisy version is xᵢ + σ |xᵢ| z/√n with z standard normal, from the run's stream
 * {@code noise}; it is retrieved if it comes to rest where a stored pattern would.
 */
@Component(service = Contribution.class)
public final class Storage implements Contribution<Analysis> {
    static final Parameter.Real NOISE = Parameter.real("noise", "σ, the length of the noise over that of the pattern")
            .in(Range.closed(0, 1e6))
            .typically(0, 2)
            .byDefault(0.3);
    static final Parameter.Whole TRIALS = Parameter.whole("trials", "noisy versions of each pattern", 1, 100_000)
            .byDefault(10);
    static final Parameter.Real TOLERANCE = Parameter.real(
                    "tolerance", "how far from a pattern its attractor may lie, over the pattern's length")
            .in(Range.open(0, 1))
            .typically(1e-6, 0.5)
            .byDefault(0.1);
    static final Parameter.Whole STEPS = Parameter.whole(
                    "steps", "steps of an orbit at most; one that still moves then decides nothing", 1, 10_000_000)
            .byDefault(10_000);

    static final ItemSpec PATTERNS = new ItemSpec(
            "storage",
            Item.Table.class,
            "storage",
            List.of(
                    "pattern",
                    "separation",
                    "required",
                    "guaranteed",
                    "distance",
                    "guaranteed-distance",
                    "reached",
                    "stored",
                    "retrieved",
                    "noisy-moving",
                    "noisy-distance",
                    "last-move",
                    "steps"),
            "for each pattern the attractor reached from it and from noisy versions of it, and the separation from which"
                    + " on Ramsauer's theorem guarantees one within guaranteed-distance (wide: the theorem holds, but"
                    + " this ball is wider than the tolerance or reaches other patterns); noisy-moving is the share of"
                    + " the versions that came to no rest");
    static final ItemSpec FRACTIONS = new ItemSpec(
            "storage-fractions",
            Item.Array.class,
            "fraction",
            List.of("criterion"),
            "the fraction of the patterns that are guaranteed and that are stored, and of the noisy versions retrieved");

    private static final double REST = 1e-12; // of the longest pattern: far above rounding, far below any tolerance

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(Analysis.class, "storage", "Which patterns a Hopfield network gives back")
                .parameters(NOISE, TRIALS, TOLERANCE, STEPS)
                .sources("Ramsauer et al., Hopfield networks is all you need, 2020, arXiv:2008.02217");
    }

    @Override
    public Analysis create(Values checked) {
        return new Study(checked.get(NOISE), checked.get(TRIALS), checked.get(TOLERANCE), checked.get(STEPS));
    }

    private record Study(double noise, int trials, double tolerance, int steps) implements Analysis {
        @Override
        public Set<Facet<?>> needs() {
            return Set.of(Memory.FACET);
        }

        @Override
        public boolean needsInputs() {
            return false;
        }

        @Override
        public List<ItemSpec> yields() {
            return List.of(PATTERNS, FRACTIONS, Finding.SPEC);
        }

        private String inWords(int count, Retrieval retrieval, Settled clean, Separation separation, Noisy noisy) {
            long stored = stored(count, retrieval, clean);
            return stored + " of " + Wording.count(count, "pattern") + " stored, within "
                    + Wording.number(tolerance) + " of their length" + undecided(clean.moving(), "orbit")
                    + "; the theorem guarantees " + guaranteed(count, separation)
                    + " (separation from " + Wording.number(separation.required()) + " on)." + noisy.inWords(this);
        }

        /** What is said of orbits that still move. */
        private String undecided(long moving, String noun) {
            return moving == 0
                    ? ""
                    : ", " + Wording.count(moving, noun) + " undecided that still " + (moving == 1 ? "moves" : "move")
                            + " after " + Wording.count(steps, "step") + " (give more steps)";
        }

        @Override
        public List<Item> run(Subject subject, RunContext run) {
            Memory memory = subject.get(Memory.FACET);
            HopfieldMap map = HopfieldMap.of(memory);
            Retrieval retrieval = new Retrieval(map, tolerance);
            int count = memory.patterns().count();
            RestingOrbits.Rest rest =
                    new RestingOrbits.Rest(REST, memory.patterns().longest(), steps);
            Settled clean = Settled.of(map, memory.patterns().rows(), rest, run);
            Noisy noisy = new Noisy(new double[count], new double[count], new double[count]);
            RandomGenerator random = run.random("noise");
            for (int trial = 0; trial < trials; trial++) {
                noisy.add(retrieval, Settled.of(map, retrieval.noisy(noise, random), rest, run));
                run.progress("noisy versions", (trial + 1.0) / trials);
            }
            noisy.divide(trials);
            run.progress("separations", 1);
            Separation separation = Separation.of(memory, run, tolerance);
            return List.of(
                    table(map, retrieval, clean, separation, noisy),
                    fractions(count, retrieval, clean, separation, noisy),
                    Finding.of(inWords(count, retrieval, clean, separation, noisy) + memory.lengthsInWords()));
        }
    }

    /**
     * What became of the noisy versions of each pattern, as shares of all of them.
     *
     * @param retrieved that came to rest where a stored pattern would
     * @param moving that came to no rest
     * @param distances from the pattern, on average
     */
    private record Noisy(double[] retrieved, double[] moving, double[] distances) {
        void add(Retrieval retrieval, Settled settled) {
            for (int i = 0; i < retrieved.length; i++) {
                retrieved[i] += retrieval.isBack(settled, i) ? 1 : 0;
                moving[i] += settled.resting()[i] ? 0 : 1;
                distances[i] += retrieval.distance(settled, i);
            }
        }

        void divide(int trials) {
            for (int i = 0; i < retrieved.length; i++) {
                retrieved[i] /= trials;
                moving[i] /= trials;
                distances[i] /= trials;
            }
        }

        private String inWords(Study study) {
            long versions = (long) retrieved.length * study.trials;
            long back = Math.round(study.trials * Arrays.stream(retrieved).sum());
            long undecided = Math.round(study.trials * Arrays.stream(moving).sum());
            Wilson interval = Wilson.of(back, versions);
            return " Of " + versions + " versions with noise " + Wording.number(study.noise) + ", "
                    + Wording.percent((double) back / versions) + " are retrieved (95 % interval "
                    + Wording.percent(interval.low()) + " to " + Wording.percent(interval.high()) + ")"
                    + study.undecided(undecided, "version") + ".";
        }
    }

    private static String guaranteed(int count, Separation separation) {
        long wide = IntStream.range(0, count).filter(separation::isWide).count();
        long sure = IntStream.range(0, count).filter(separation::guarantees).count();
        return sure
                + (wide == 0
                        ? ""
                        : " and holds without saying anything for " + wide + ", as its ball of radius "
                                + Wording.number(separation.radius())
                                + " is wider than the tolerance or reaches other patterns");
    }

    private static long stored(int count, Retrieval retrieval, Settled clean) {
        return IntStream.range(0, count).filter(i -> retrieval.isBack(clean, i)).count();
    }

    private static String verdict(Retrieval retrieval, Settled clean, int i) {
        return !clean.resting()[i] ? "undecided" : retrieval.isBack(clean, i) ? "yes" : "no";
    }

    private static Item table(HopfieldMap map, Retrieval retrieval, Settled clean, Separation separation, Noisy noisy) {
        int count = map.patterns().count();
        double[] required = new double[count];
        Arrays.fill(required, separation.required());
        return new Item.Table(
                PATTERNS.name(),
                PATTERNS.quantity(),
                List.of(
                        words(
                                "pattern",
                                count,
                                i -> StoredPatterns.name(i, map.patterns().labels())),
                        Column.numbers("separation", separation.deltas()),
                        Column.numbers("required", required),
                        words(
                                "guaranteed",
                                count,
                                i -> separation.guarantees(i) ? "yes" : separation.isWide(i) ? "wide" : "no"),
                        numbers("distance", count, i -> retrieval.distance(clean, i)),
                        numbers(
                                "guaranteed-distance",
                                count,
                                i -> separation.holds(i) ? separation.radius() : Double.NaN),
                        words("reached", count, i -> map.near(retrieval.state(clean, i))),
                        words("stored", count, i -> verdict(retrieval, clean, i)),
                        Column.numbers("retrieved", noisy.retrieved()),
                        Column.numbers("noisy-moving", noisy.moving()),
                        Column.numbers("noisy-distance", noisy.distances()),
                        Column.numbers("last-move", clean.moves()),
                        numbers("steps", count, i -> (double) clean.steps()[i])));
    }

    private static Item fractions(int count, Retrieval retrieval, Settled clean, Separation separation, Noisy noisy) {
        double guaranteed =
                IntStream.range(0, count).filter(separation::guarantees).count();
        double stored = stored(count, retrieval, clean);
        double back = Arrays.stream(noisy.retrieved()).sum();
        return new Item.Array(
                FRACTIONS.name(),
                FRACTIONS.quantity(),
                "",
                List.of(new Dimension.Labels("criterion", List.of("guaranteed", "stored", "retrieved from noise"))),
                new double[] {guaranteed / count, stored / count, back / count});
    }

    private static Column numbers(String name, int count, IntFunction<Double> of) {
        return Column.numbers(
                name, IntStream.range(0, count).mapToDouble(of::apply).toArray());
    }

    private static Column words(String name, int count, IntFunction<String> of) {
        return Column.words(name, IntStream.range(0, count).mapToObj(of).toArray(String[]::new));
    }
}
