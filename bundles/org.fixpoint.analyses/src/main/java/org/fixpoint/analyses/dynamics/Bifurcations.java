package org.fixpoint.analyses.dynamics;

import java.util.ArrayList;
import java.util.List;
import org.fixpoint.analyses.kernels.OfModel;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.StateFamily;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.maths.dynamics.BifurcationDiagram;
import org.fixpoint.maths.dynamics.Continuation;
import org.fixpoint.maths.dynamics.DiagramSearch;
import org.osgi.service.component.annotations.Component;

/**
 * The branches of fixed points of a model over its parameter, and their bifurcations.
 *
 * <p>Fixed points are sought at a few values of the parameter, each is continued to both sides, and at each branch point the others
 * are sought. Fixed points are then sought at more values: where the degrees of those on the branches do not add up to 1, and in wide
 * ranges without a bifurcation in the middle of which none was sought. A branch that is joined to none of all these points is not found:
 * that of an isolated pair of folds between two of the values, say.
 */
@Component(service = Contribution.class)
public final class Bifurcations implements Contribution<Analysis> {
    static final Parameter.Real FROM = Parameter.real("from", "the least value of the parameter");
    static final Parameter.Real TO = Parameter.real("to", "the largest value of the parameter");
    static final Parameter.Reals AT = Parameter.reals(
                    "at", "values at which fixed points are sought; five between from and to if there are none", 0, 100)
            .byDefault();
    static final Parameter.Whole STARTS = Parameter.whole(
                    "starts",
                    "starts at each of these values where the search is not certified: so many of those that the model suggests, and random ones",
                    1,
                    1_000_000)
            .byDefault(300);
    static final Parameter.Real STEP = Parameter.real(
                    "step", "the longest step along a branch; 100 of 0.05 would span the parameter")
            .in(Range.openClosed(0, 1))
            .typically(0.01, 0.1)
            .byDefault(0.05);
    static final Parameter.Whole MOST_STEPS = Parameter.whole(
                    "most-steps", "steps to either side of a start", 1, 1_000_000)
            .byDefault(5000);
    static final Parameter.Whole MOST_BRANCHES = Parameter.whole(
                    "most-branches", "the largest number of branches", 1, 100_000)
            .byDefault(2000);

    private static final int AUTOMATIC = 5;
    private static final int ROUNDS = 2; // of more starts where points may be missing
    private static final int MORE = 8; // values each time

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(Analysis.class, "bifurcations", "Branches of fixed points over the parameter of a model")
                .formula("x = f(x, λ); a fold: x − f = 0, v − f'v = 0, |v| = 1")
                .parameters(FROM, TO, AT, STARTS, STEP, MOST_STEPS, MOST_BRANCHES)
                .sources(
                        "Keller (1977), Applications of Bifurcation Theory, 359-384",
                        "Moore and Spence (1980), SIAM J. Numer. Anal. 17, 567");
    }

    @Override
    public Analysis create(Values checked) {
        double from = checked.get(FROM);
        double to = checked.get(TO);
        if (!(from < to)) {
            throw new Refusal(
                    "from is " + from + " and to is " + to + "; give a range that ends above where it begins");
        }
        double[] at = checked.get(AT);
        for (double value : at) {
            if (!(value >= from && value <= to)) {
                throw new Refusal(
                        "at contains " + value + ", which is not between from and to; give a value that is", "at", 0);
            }
        }
        return new OfModel(Facet.STATE_FAMILY, BifurcationTables.YIELDS, (subject, run) -> {
            StateFamily family = subject.get(Facet.STATE_FAMILY);
            return Remark.added(items(family, checked, run), family.at(family.value()));
        });
    }

    private static List<Item> items(StateFamily family, Values checked, RunContext run) {
        double from = checked.get(FROM);
        double to = checked.get(TO);
        if (!(from > family.low() && to < family.high())) {
            throw new Refusal("the map exists for " + family.parameter() + " between " + family.low() + " and "
                    + family.high() + " only, and from and to are " + from + " and " + to
                    + "; give a range within, without its ends");
        }
        ReducedFamily curves = ReducedFamily.of(family);
        Starts starts = new Starts(curves, StateSearch.brief(checked.get(STARTS)), run);
        double[] values = values(checked);
        for (int i = 0; i < values.length; i++) {
            run.progress("fixed points", 0.3 * i / values.length);
            starts.addAt(values[i]);
        }
        if (starts.list().isEmpty()) {
            throw new Refusal("no fixed point was found for " + family.parameter() + " between " + from + " and " + to
                    + "; give more starts, or values at which there are fixed points");
        }
        Continuation continuation = new Continuation(curves, settings(curves, checked), run::checkCancelled);
        DiagramSearch search =
                new DiagramSearch(continuation, checked.get(MOST_BRANCHES), run.random("branch-directions"));
        BifurcationDiagram diagram = diagram(search, starts, checked, run);
        BranchCensus census = census(diagram, search, curves, starts, checked);
        for (int round = 0; round < ROUNDS; round++) {
            boolean more = false;
            for (BranchCensus.Interval interval : census.unsure(starts.counts(), MORE)) {
                int found = starts.addAt(interval.middle());
                more |= found > interval.points() || (found > 0 && interval.isDoubtful());
            }
            diagram = more ? diagram(search, starts, checked, run) : diagram;
            census = census(diagram, search, curves, starts, checked);
        }
        return new BifurcationTables(diagram, curves, census).items();
    }

    private static BifurcationDiagram diagram(DiagramSearch search, Starts starts, Values checked, RunContext run) {
        run.progress("branches", 0.3);
        BifurcationDiagram diagram = search.from(starts.list());
        if (!diagram.complete()) {
            throw new Refusal("there are more than " + checked.get(MOST_BRANCHES)
                    + " branches; raise most-branches, or give a smaller range or fewer patterns");
        }
        return diagram;
    }

    private static BranchCensus census(
            BifurcationDiagram diagram, DiagramSearch search, ReducedFamily curves, Starts starts, Values checked) {
        return BranchCensus.of(
                diagram, search, checked.get(FROM), checked.get(TO), starts.counts(), value -> curves.at(value)
                        .map()
                        .region()
                        .absorbing());
    }

    /** Fixed points that were found at some values, from which branches are followed. */
    private record Starts(
            ReducedFamily curves,
            StateSearch search,
            RunContext run,
            List<BifurcationDiagram.Start> list,
            List<BranchCensus.Count> counts) {
        Starts(ReducedFamily curves, StateSearch search, RunContext run) {
            this(curves, search, run, new ArrayList<>(), new ArrayList<>());
        }

        /** Seeks at a value, and answers how many points there are; 0 if it was done before. */
        int addAt(double value) {
            if (counts.stream().anyMatch(count -> count.value() == value)) {
                return 0;
            }
            Frame frame = curves.at(value);
            List<double[]> states = search.of(frame.map(), run).states(frame.map());
            states.forEach(x -> list.add(new BifurcationDiagram.Start(frame.coordinates(x), value)));
            counts.add(new BranchCensus.Count(value, states.size()));
            return states.size();
        }
    }

    private static Continuation.Settings settings(ReducedFamily curves, Values checked) {
        StateMap.Region region = curves.at(checked.get(TO)).map().region();
        double widest = curves.unit();
        for (int i = 0; i < region.low().length; i++) {
            widest = Math.max(widest, Math.max(Math.abs(region.low()[i]), Math.abs(region.high()[i])));
        }
        double farthest = 10 * Math.sqrt(region.low().length) * widest / curves.unit(); // of rotated coordinates
        return new Continuation.Settings(
                checked.get(FROM), checked.get(TO), farthest, checked.get(STEP), checked.get(MOST_STEPS));
    }

    private static double[] values(Values checked) {
        double[] given = checked.get(AT);
        if (given.length > 0) {
            return given;
        }
        double from = checked.get(FROM);
        double to = checked.get(TO);
        double[] values = new double[AUTOMATIC];
        for (int i = 0; i < AUTOMATIC; i++) {
            values[i] = to - i * (to - from) / AUTOMATIC;
        }
        return values;
    }
}
