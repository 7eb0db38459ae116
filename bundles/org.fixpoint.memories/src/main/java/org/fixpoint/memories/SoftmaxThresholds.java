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
import org.fixpoint.api.analysis.Finding;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.analysis.Subject;
import org.fixpoint.api.model.Architecture;
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

    private static final int MOST = 10_000; // rows; a table that a person or a program still reads

    /** One threshold; counts in words, as a million of their digits would fill the memory. */
    private record Row(int k, SoftmaxBranch.Fold fold, String born, String below, String above, double log10Above) {}

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
            return List.of(SPEC, Finding.SPEC);
        }

        @Override
        public List<Item> run(Subject subject, RunContext run) {
            SoftmaxModel model = subject.get(SoftmaxModel.FACET);
            int n = model.count();
            int[] wanted = wanted(n);
            List<Row> rows = rows(n, wanted, run);
            double share = 1 - model.coupling();
            return List.of(table(rows, share), Finding.of(inWords(n, rows, share)));
        }

        @Override
        public void suits(Architecture model) {
            if (model instanceof SoftmaxArchitecture.Model softmax) {
                wanted(softmax.model().count());
            }
        }

        private int[] wanted(int n) {
            if (faces.length == 0 && n / 2 > MOST) {
                throw new Refusal(n + " components have " + n / 2 + " thresholds, and " + MOST
                        + " are listed at most; give k, for example k: [1, 2, 3]");
            }
            int[] wanted = faces.length == 0
                    ? IntStream.rangeClosed(1, n / 2).toArray()
                    : IntStream.range(0, faces.length)
                            .map(i -> (int) faces[i])
                            .distinct()
                            .sorted()
                            .toArray();
            if (wanted.length > 0 && wanted[wanted.length - 1] > n / 2) {
                throw new Refusal(
                        "k " + wanted[wanted.length - 1] + " is more than half of the " + n
                                + " components, and has the threshold of " + n + " - k; give k up to " + n / 2,
                        FACES.name(),
                        0);
            }
            return wanted;
        }
    }

    private static String inWords(int n, List<Row> rows, double share) {
        if (rows.isEmpty()) {
            return "One component has one fixed point at every beta, and no threshold.";
        }
        Row first = rows.get(0);
        Row last = rows.get(rows.size() - 1);
        double residual = rows.stream()
                .mapToDouble(row -> Math.abs(row.fold().residual()))
                .max()
                .orElseThrow();
        return Wording.count(rows.size(), "threshold") + " of " + Wording.count(n, "component") + ": "
                + Wording.exact(first.fold().beta() / share) + " (k = " + first.k() + ")"
                + (rows.size() == 1
                        ? ""
                        : " to " + Wording.exact(last.fold().beta() / share) + " (k = " + last.k() + ")")
                + ", residual at most " + Wording.number(residual) + "; above the last there are " + last.above()
                + " fixed points.";
    }

    /** Both points of a pair are counted by one binomial coefficient each; the last one of even N counts both. */
    private static List<Row> rows(int n, int[] wanted, RunContext run) {
        List<Row> rows = new ArrayList<>();
        BigInteger choices = BigInteger.ONE;
        BigInteger count = BigInteger.ONE;
        int next = 0;
        for (int k = 1; next < wanted.length; k++) {
            run.checkCancelled();
            run.progress("thresholds", (double) k / wanted[wanted.length - 1]);
            choices = choices.multiply(BigInteger.valueOf(n - k + 1L)).divide(BigInteger.valueOf(k));
            BigInteger born = 2 * k == n ? choices : choices.shiftLeft(1);
            if (wanted[next] == k) {
                BigInteger above = count.add(born);
                rows.add(new Row(
                        k,
                        new SoftmaxBranch(n, k).fold(),
                        OrbitCount.inWords(born),
                        OrbitCount.inWords(count),
                        OrbitCount.inWords(above),
                        OrbitCount.log10(above)));
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
                        words("born", rows, Row::born),
                        words("count-below", rows, Row::below),
                        words("count-above", rows, Row::above),
                        numbers("log10-count-above", rows, Row::log10Above),
                        numbers("residual", rows, row -> row.fold().residual())));
    }

    private static Column numbers(String name, List<Row> rows, ToDoubleFunction<Row> of) {
        return Column.numbers(name, rows.stream().mapToDouble(of).toArray());
    }

    private static Column words(String name, List<Row> rows, Function<Row, String> of) {
        return Column.words(name, rows.stream().map(of).toArray(String[]::new));
    }
}
