package org.fixpoint.memories;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Finding;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.analysis.Subject;
import org.fixpoint.api.model.Facet;
import org.osgi.service.component.annotations.Component;

/** All fixed points of the softmax map with their stability, in closed form up to one equation in one unknown. */
@Component(service = Contribution.class)
public final class SoftmaxFixedPoints implements Contribution<Analysis> {
    static final ItemSpec POINTS = new ItemSpec(
            "softmax-fixed-points",
            Item.Table.class,
            "fixed-point",
            List.of(
                    "branch",
                    "large",
                    "multiplicity",
                    "log10-multiplicity",
                    "a",
                    "b",
                    "eigenvalue-large",
                    "eigenvalue-small",
                    "eigenvalue-between",
                    "index",
                    "stability",
                    "energy",
                    "residual",
                    "error"),
            "one row an orbit: so many components a and the others b; eigenvalue-large has multiplicity large - 1,"
                    + " eigenvalue-small N - large - 1, the others 1, and 0 is one more");
    static final ItemSpec COUNT = new ItemSpec(
            "softmax-count",
            Item.Table.class,
            "count",
            List.of(
                    "patterns",
                    "effective-beta",
                    "fixed-points",
                    "log10-fixed-points",
                    "stable",
                    "undecided",
                    "degree"),
            "how many fixed points there are, how many are stable, and the sum of (-1)^index, which is 1 if no index is"
                    + " undecided");

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(Analysis.class, "softmax-fixed-points", "All fixed points of the softmax map")
                .formula("ln a − ln b = β (a − b), k a + (N − k) b = 1")
                .sources(
                        "Tino, Bifurcation structure of equilibria of iterated softmax, Chaos, Solitons and Fractals 41,"
                                + " 1804-1816 (2009)",
                        "Beise, On unstable fixed points in modern continuous Hopfield networks, arXiv:2603.27804, appendix");
    }

    @Override
    public Analysis create(Values checked) {
        return new Study();
    }

    private record Study() implements Analysis {
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
            return List.of(POINTS, COUNT, Finding.SPEC);
        }

        @Override
        public List<Item> run(Subject subject, RunContext run) {
            SoftmaxModel model = subject.get(SoftmaxModel.FACET);
            double beta = model.effectiveBeta();
            List<SoftmaxPoints.Orbit> orbits = SoftmaxPoints.of(model.count(), beta, run);
            Totals totals = Totals.of(orbits);
            return List.of(
                    points(orbits, beta),
                    count(totals, model.count(), beta),
                    Finding.of(totals.inWords(orbits, model.count(), beta)));
        }
    }

    private static Item points(List<SoftmaxPoints.Orbit> orbits, double beta) {
        return new Item.Table(
                POINTS.name(),
                POINTS.quantity(),
                List.of(
                        words("branch", orbits, SoftmaxPoints.Orbit::branch),
                        numbers("large", orbits, SoftmaxPoints.Orbit::large),
                        words("multiplicity", orbits, orbit -> OrbitCount.inWords(orbit.multiplicity())),
                        numbers("log10-multiplicity", orbits, orbit -> OrbitCount.log10(orbit.multiplicity())),
                        numbers("a", orbits, SoftmaxPoints.Orbit::a),
                        numbers("b", orbits, SoftmaxPoints.Orbit::b),
                        numbers("eigenvalue-large", orbits, orbit -> beta * orbit.a()),
                        numbers("eigenvalue-small", orbits, orbit -> beta * orbit.b()),
                        numbers("eigenvalue-between", orbits, SoftmaxPoints.Orbit::between),
                        numbers("index", orbits, SoftmaxFixedPoints::index),
                        words("stability", orbits, SoftmaxFixedPoints::stability),
                        numbers("energy", orbits, SoftmaxPoints.Orbit::energy),
                        numbers("residual", orbits, SoftmaxPoints.Orbit::residual),
                        numbers("error", orbits, SoftmaxPoints.Orbit::error)));
    }

    private static String stability(SoftmaxPoints.Orbit orbit) {
        if (orbit.index().isEmpty()) {
            return "undecided: beta is a threshold within rounding";
        }
        return orbit.index().getAsInt() == 0 ? "stable" : "unstable";
    }

    private static double index(SoftmaxPoints.Orbit orbit) {
        return orbit.index().isPresent() ? orbit.index().getAsInt() : Double.NaN;
    }

    /** Numbers of points. */
    private record Totals(BigInteger all, BigInteger stable, BigInteger undecided, BigInteger degree) {
        static Totals of(List<SoftmaxPoints.Orbit> orbits) {
            BigInteger all = BigInteger.ZERO;
            BigInteger stable = BigInteger.ZERO;
            BigInteger undecided = BigInteger.ZERO;
            BigInteger degree = BigInteger.ZERO;
            for (SoftmaxPoints.Orbit orbit : orbits) {
                BigInteger points = orbit.multiplicity();
                all = all.add(points);
                if (orbit.index().isEmpty()) {
                    undecided = undecided.add(points);
                } else {
                    int index = orbit.index().getAsInt();
                    stable = index == 0 ? stable.add(points) : stable;
                    degree = index % 2 == 0 ? degree.add(points) : degree.subtract(points);
                }
            }
            return new Totals(all, stable, undecided, degree);
        }

        String inWords(List<SoftmaxPoints.Orbit> orbits, int n, double beta) {
            double error = orbits.stream()
                    .mapToDouble(SoftmaxPoints.Orbit::error)
                    .max()
                    .orElseThrow();
            String verdict = undecided.signum() == 0
                    ? "complete (closed form, degree " + OrbitCount.inWords(degree) + ")"
                    : "complete (closed form), but of " + OrbitCount.inWords(undecided)
                            + " the stability is undecided: beta is a threshold within rounding";
            return OrbitCount.inWords(all) + (all.equals(BigInteger.ONE) ? " fixed point" : " fixed points") + " of "
                    + Wording.count(n, "component") + " at effective beta " + Wording.exact(beta) + ", "
                    + OrbitCount.inWords(stable) + " stable, in " + Wording.count(orbits.size(), "orbit") + "; "
                    + verdict + "; components with an error of at most " + Wording.number(error) + ".";
        }
    }

    private static Item count(Totals totals, int n, double beta) {
        return new Item.Table(
                COUNT.name(),
                COUNT.quantity(),
                List.of(
                        Column.numbers("patterns", n),
                        Column.numbers("effective-beta", beta),
                        Column.words("fixed-points", OrbitCount.inWords(totals.all())),
                        Column.numbers("log10-fixed-points", OrbitCount.log10(totals.all())),
                        Column.words("stable", OrbitCount.inWords(totals.stable())),
                        Column.words("undecided", OrbitCount.inWords(totals.undecided())),
                        Column.words("degree", OrbitCount.inWords(totals.degree()))));
    }

    private static Column numbers(
            String name, List<SoftmaxPoints.Orbit> orbits, ToDoubleFunction<SoftmaxPoints.Orbit> of) {
        return Column.numbers(name, orbits.stream().mapToDouble(of).toArray());
    }

    private static Column words(
            String name, List<SoftmaxPoints.Orbit> orbits, Function<SoftmaxPoints.Orbit, String> of) {
        return Column.words(name, orbits.stream().map(of).toArray(String[]::new));
    }
}
