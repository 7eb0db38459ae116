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
import org.fixpoint.maths.dynamics.BifurcationDiagram;
import org.fixpoint.maths.dynamics.Continuation;
import org.fixpoint.maths.dynamics.DiagramSearch;
import org.osgi.service.component.annotations.Component;

/**
 * The branches of fixed points of a model over its parameter, and their bifurcations.
 *
 * <p>Fixed points are sought at a few values of the parameter, each is continued to both sides, and at each branch point the others
 * are sought. A branch that is joined to none of these points is not found: that of an isolated pair of folds between two of the
 * values, say.
 */
@Component(service = Contribution.class)
public final class Bifurcations implements Contribution<Analysis> {
    static final Parameter.Real FROM = Parameter.real("from", "the least value of the parameter");
    static final Parameter.Real TO = Parameter.real("to", "the largest value of the parameter");
    static final Parameter.Reals AT = Parameter.reals(
                    "at", "values at which fixed points are sought; five between from and to if there are none", 0, 100)
            .byDefault();
    static final Parameter.Whole STARTS = Parameter.whole(
                    "starts", "random starts at each of these values", 0, 1_000_000)
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

    private static final int SEEDS = 20_000;
    private static final int AUTOMATIC = 5;

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
        return new OfModel(
                Facet.STATE_FAMILY,
                BifurcationTables.YIELDS,
                (subject, run) -> items(subject.get(Facet.STATE_FAMILY), checked, run));
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
        List<BifurcationDiagram.Start> starts = starts(curves, checked, run);
        if (starts.isEmpty()) {
            throw new Refusal("no fixed point was found for " + family.parameter() + " between " + from + " and " + to
                    + "; give more starts, or values at which there are fixed points");
        }
        Continuation continuation = new Continuation(curves, settings(curves, checked), run::checkCancelled);
        DiagramSearch search =
                new DiagramSearch(continuation, checked.get(MOST_BRANCHES), run.random("branch-directions"));
        run.progress("branches", 0.3);
        BifurcationDiagram diagram = search.from(starts);
        if (!diagram.complete()) {
            throw new Refusal("there are more than " + checked.get(MOST_BRANCHES)
                    + " branches; raise most-branches, or give a smaller range or fewer patterns");
        }
        return new BifurcationTables(diagram, curves, from, to).items();
    }

    private static Continuation.Settings settings(ReducedFamily curves, Values checked) {
        double[] low = curves.at(checked.get(TO)).map().region().low();
        double[] high = curves.at(checked.get(TO)).map().region().high();
        double widest = 1;
        for (int i = 0; i < low.length; i++) {
            widest = Math.max(widest, Math.max(Math.abs(low[i]), Math.abs(high[i])));
        }
        double farthest = 10 * Math.sqrt(low.length) * widest; // the coordinates of a subspace are rotated ones
        return new Continuation.Settings(
                checked.get(FROM), checked.get(TO), farthest, checked.get(STEP), checked.get(MOST_STEPS));
    }

    private static List<BifurcationDiagram.Start> starts(ReducedFamily curves, Values checked, RunContext run) {
        FixedPointSource source = new MultiStart(SEEDS, checked.get(STARTS));
        double[] values = values(checked);
        List<BifurcationDiagram.Start> starts = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            run.progress("fixed points", 0.3 * i / values.length);
            for (double[] point : source.of(curves.at(values[i]), run)) {
                starts.add(new BifurcationDiagram.Start(point, values[i]));
            }
        }
        return starts;
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
