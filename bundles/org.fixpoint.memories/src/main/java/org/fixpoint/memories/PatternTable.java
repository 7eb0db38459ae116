package org.fixpoint.memories;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
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
import org.osgi.service.component.annotations.Component;

/**
 * The patterns of a memory as they are stored, and how far each is from its nearest.
 *
 * <p>With a single pattern there is no nearest: its number is 0, and distance, separation and the bound of β are infinite.
 */
@Component(service = Contribution.class)
public final class PatternTable implements Contribution<Analysis> {
    private static final ItemSpec PATTERNS = new ItemSpec(
            "patterns", Item.Array.class, "patterns", List.of("pattern", "coordinate"), "the stored patterns");
    private static final ItemSpec NEIGHBOURS = new ItemSpec(
            "neighbours",
            Item.Table.class,
            "neighbours",
            List.of("pattern", "given-length", "length", "nearest", "distance", "separation"),
            "for each pattern its length as given and as stored, the pattern nearest to it with its distance, and the separation |x_i|² − max ⟨x_j, x_i⟩");

    private static final ItemSpec UNIQUE = new ItemSpec(
            "unique-attractor",
            Item.Table.class,
            "unique-attractor",
            List.of("diameter", "beta-bound", "beta", "unique"),
            "D = max |x_i − x_j| and 4/D²: below it β D²/4 < 1, so that all states go to one fixed point (Popoviciu); above it there may be more");

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(Analysis.class, "patterns", "The stored patterns, and how near they are to each other")
                .sources("Ramsauer et al., Hopfield networks is all you need, 2020, arXiv:2008.02217, definition 2");
    }

    @Override
    public Analysis create(Values checked) {
        return new Study();
    }

    private record Neighbour(int pattern, double distance, double separation) {}

    private static final class Study implements Analysis {
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
            return List.of(PATTERNS, NEIGHBOURS, UNIQUE, Finding.SPEC);
        }

        @Override
        public List<Item> run(Subject subject, RunContext run) {
            Memory memory = subject.get(Memory.FACET);
            PatternSet patterns = memory.patterns();
            double[] numbers =
                    IntStream.rangeClosed(1, patterns.count()).asDoubleStream().toArray();
            List<Neighbour> nearest = IntStream.range(0, patterns.count())
                    .mapToObj(i -> {
                        run.checkCancelled();
                        return nearest(patterns, i);
                    })
                    .toList();
            Dimension pattern = new Dimension.Numbers("pattern", "", numbers);
            Dimension coordinate = Dimension.index("coordinate", patterns.dimension());
            return List.of(
                    new Item.Array(
                            PATTERNS.name(), PATTERNS.quantity(), "", List.of(pattern, coordinate), patterns.rows()),
                    new Item.Table(
                            NEIGHBOURS.name(),
                            NEIGHBOURS.quantity(),
                            List.of(
                                    Column.numbers("pattern", numbers),
                                    Column.numbers("given-length", memory.given()),
                                    Column.numbers("length", patterns.lengths()),
                                    Column.numbers(
                                            "nearest",
                                            nearest.stream()
                                                    .mapToDouble(Neighbour::pattern)
                                                    .toArray()),
                                    Column.numbers(
                                            "distance",
                                            nearest.stream()
                                                    .mapToDouble(Neighbour::distance)
                                                    .toArray()),
                                    Column.numbers(
                                            "separation",
                                            nearest.stream()
                                                    .mapToDouble(Neighbour::separation)
                                                    .toArray()))),
                    unique(memory, run),
                    Finding.of(inWords(patterns, nearest) + memory.lengthsInWords()));
        }

        /** The variance of numbers in an interval of width D is at most D²/4. */
        private static Item unique(Memory memory, RunContext run) {
            PatternSet patterns = memory.patterns();
            double square = 0;
            for (int i = 0; i < patterns.count(); i++) {
                run.checkCancelled();
                for (int j = 0; j < i; j++) {
                    square = Math.max(square, patterns.distance2(i, j));
                }
            }
            return new Item.Table(
                    UNIQUE.name(),
                    UNIQUE.quantity(),
                    List.of(
                            Column.numbers("diameter", Math.sqrt(square)),
                            Column.numbers("beta-bound", 4 / square),
                            Column.numbers("beta", memory.beta()),
                            Column.words("unique", memory.beta() * square / 4 < 1 ? "yes" : "not implied")));
        }

        private static String inWords(PatternSet patterns, List<Neighbour> nearest) {
            String what = Wording.count(patterns.count(), "pattern") + " of "
                    + Wording.count(patterns.dimension(), "coordinate");
            if (patterns.count() == 1) {
                return what + ".";
            }
            int closest = least(nearest, Neighbour::distance);
            int weakest = least(nearest, Neighbour::separation);
            return what + ": the nearest are "
                    + StoredPatterns.name(closest, patterns.labels()) + " and "
                    + StoredPatterns.name(nearest.get(closest).pattern() - 1, patterns.labels()) + " at distance "
                    + Wording.number(nearest.get(closest).distance()) + "; the least separation is "
                    + Wording.number(nearest.get(weakest).separation()) + ", of "
                    + StoredPatterns.name(weakest, patterns.labels()) + ".";
        }

        private static int least(List<Neighbour> nearest, ToDoubleFunction<Neighbour> of) {
            return IntStream.range(0, nearest.size())
                    .boxed()
                    .min(Comparator.comparingDouble(i -> of.applyAsDouble(nearest.get(i))))
                    .orElseThrow();
        }

        private static Neighbour nearest(PatternSet patterns, int i) {
            int nearest = 0;
            double distance = Double.POSITIVE_INFINITY;
            double largest = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < patterns.count(); j++) {
                if (j != i) {
                    double d = Math.sqrt(patterns.distance2(i, j));
                    nearest = d < distance ? j + 1 : nearest;
                    distance = Math.min(d, distance);
                    largest = Math.max(largest, patterns.dot(i, j));
                }
            }
            return new Neighbour(nearest, distance, patterns.dot(i, i) - largest);
        }
    }
}
