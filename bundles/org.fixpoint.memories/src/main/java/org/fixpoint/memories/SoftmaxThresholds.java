package org.fixpoint.memories;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.analysis.Subject;
import org.fixpoint.api.model.Facet;
import org.osgi.service.component.annotations.Component;

/**
 * The inverse temperatures at which the softmax map gains fixed points.
 *
 * <p>At β_k, 1 ≤ k < N/2, two points for every choice of k of the N components appear out of nowhere; at β = N, N even, the centre
 * gives birth to one for every choice of N/2. β_1 < β_2 < … ≤ N. Between two thresholds the number of points is constant, save at
 * β = N for odd N, where branches pass through the centre.
 */
@Component(service = Contribution.class)
public final class SoftmaxThresholds implements Contribution<Analysis> {
    static final Parameter.Reals FACES = Parameter.reals(
                    "k", "numbers of larger components whose thresholds are listed; none: all from 1 to N/2", 0, 10_000)
            .in(Range.closed(1, 1e6))
            .byDefault();

    static final ItemSpec SPEC = new ItemSpec(
            "softmax-thresholds",
            Item.Table.class,
            "threshold",
            List.of(
                    "k",
                    "beta",
                    "effective-beta",
                    "ratio",
                    "kind",
                    "born",
                    "count-below",
                    "count-above",
                    "log10-count-above",
                    "residual"),
            "β at which points with k equal larger components appear, their ratio a/b there, and how many fixed points there"
                    + " are before and after");

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(Analysis.class, "softmax-thresholds", "Where the softmax map gains fixed points")
                .formula("N r ln r = (r − 1)(k r + N − k), β_k = N r (ln r)²/(r − 1)²")
                .parameters(FACES)
                .sources(
                        "Tino, Bifurcation structure of equilibria of iterated softmax, Chaos, Solitons and Fractals 41,"
                                + " 1804-1816 (2009)");
    }

    @Override
    public Analysis create(Values checked) {
        double[] faces = checked.get(FACES);
        for (double k : faces) {
            if (k != Math.rint(k)) {
                throw new Refusal("k contains " + k + ", and a number of components is whole", FACES.name(), 0);
            }
        }
        return new Study(faces.clone());
    }

    /** One threshold. */
    private record Row(int k, SoftmaxBranch.Fold fold, BigInteger born, BigInteger below) {}

    private record Study(double[] faces) implements Analysis {
        @Override
        public Set<Facet<?>> needs() {
            return Set.of(SoftmaxModel.FACET);
        }

        @Override
        public boolean needsInputs() {
            return false;
        }

        @Override
        public List<ItemSpec> yields() {
            return List.of(SPEC);
        }

        @Override
        public List<Item> run(Subject subject, RunContext run) {
            SoftmaxModel model = subject.get(SoftmaxModel.FACET);
            int n = model.count();
            int[] wanted = faces.length == 0
                    ? IntStream.rangeClosed(1, n / 2).toArray()
                    : IntStream.range(0, faces.length)
                            .map(i -> (int) faces[i])
                            .distinct()
                            .sorted()
                            .toArray();
            if (wanted.length > 0 && wanted[wanted.length - 1] > n / 2) {
                throw new Refusal("k " + wanted[wanted.length - 1] + " is more than half of the " + n
                        + " components, and has the threshold of " + n + " - k; give k up to " + n / 2);
            }
            return List.of(table(rows(n, wanted, run), 1 - model.coupling()));
        }
    }

    /** Both points of a pair are counted by one binomial coefficient each; the last one of even N counts both. */
    private static List<Row> rows(int n, int[] wanted, RunContext run) {
        List<Row> rows = new ArrayList<>();
        BigInteger choices = BigInteger.ONE;
        BigInteger count = BigInteger.ONE;
        int next = 0;
        for (int k = 1; next < wanted.length; k++) {
            run.checkCancelled();
            choices = choices.multiply(BigInteger.valueOf(n - k + 1L)).divide(BigInteger.valueOf(k));
            BigInteger born = 2 * k == n ? choices : choices.shiftLeft(1);
            if (wanted[next] == k) {
                rows.add(new Row(k, new SoftmaxBranch(n, k).fold(), born, count));
                next++;
            }
            count = count.add(born);
        }
        return rows;
    }

    private static Item table(List<Row> rows, double share) {
        return new Item.Table(
                SPEC.name(),
                SPEC.quantity(),
                List.of(
                        numbers("k", rows, Row::k),
                        numbers("beta", rows, row -> row.fold().beta() / share),
                        numbers("effective-beta", rows, row -> row.fold().beta()),
                        numbers("ratio", rows, row -> StrictMath.exp(row.fold().logRatio())),
                        words("kind", rows, row -> row.fold().logRatio() == 0 ? "pitchfork" : "fold"),
                        words("born", rows, row -> OrbitCount.inWords(row.born())),
                        words("count-below", rows, row -> OrbitCount.inWords(row.below())),
                        words(
                                "count-above",
                                rows,
                                row -> OrbitCount.inWords(row.below().add(row.born()))),
                        numbers(
                                "log10-count-above",
                                rows,
                                row -> OrbitCount.log10(row.below().add(row.born()))),
                        numbers("residual", rows, row -> row.fold().residual())));
    }

    private static Column numbers(String name, List<Row> rows, ToDoubleFunction<Row> of) {
        return Column.numbers(name, rows.stream().mapToDouble(of).toArray());
    }

    private static Column words(String name, List<Row> rows, Function<Row, String> of) {
        return Column.words(name, rows.stream().map(of).toArray(String[]::new));
    }
}
