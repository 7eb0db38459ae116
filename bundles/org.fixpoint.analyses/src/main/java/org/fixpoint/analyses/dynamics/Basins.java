package org.fixpoint.analyses.dynamics;

import java.util.ArrayList;
import java.util.List;
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
import org.fixpoint.api.model.StateMap;
import org.fixpoint.maths.random.Wilson;
import org.osgi.service.component.annotations.Component;

/**
 * Which share of start states ends at which attractor.
 *
 * <p>The last row counts the orbits that came to no rest within the steps allowed, or rested beside a saddle that they would leave again. spectral-radius is NaN for a cycle and for that
 * row, energy also for a map without one.
 */
@Component(service = Contribution.class)
public final class Basins implements Contribution<Analysis> {
    private static final Parameter.Whole COUNT = StartLaw.count(10_000);
    static final Parameter.Whole MOST_STEPS = Parameter.whole("most-steps", "steps of an orbit at most", 1, 100_000_000)
            .byDefault(10_000);
    static final Parameter.Real TOLERANCE = Parameter.real(
                    "tolerance", "largest relative change of a coordinate in the last step of an orbit at rest")
            .in(Range.openClosed(0, 1e-3))
            .byDefault(1e-9);

    private static final ItemSpec TABLE = new ItemSpec(
            "basins",
            Item.Table.class,
            "basins",
            List.of(
                    "attractor",
                    "kind",
                    "share",
                    "low",
                    "high",
                    "orbits",
                    "mean-steps",
                    "spectral-radius",
                    "energy",
                    "near",
                    "residual"),
            "share of starts that end at each attractor, with Wilson's 95 % interval");
    private static final ItemSpec STATES = new ItemSpec(
            "attractors",
            Item.Array.class,
            "state",
            List.of("attractor", "coordinate"),
            "the attractors, in the order of basins; of a cycle one state");

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(Analysis.class, "basins", "Share of start states that end at each attractor")
                .parameters(StartLaw.LAW, COUNT, StartLaw.SCALE, MOST_STEPS, TOLERANCE)
                .sources("Wilson (1927), J. Amer. Statist. Assoc. 22, 209");
    }

    @Override
    public Analysis create(Values checked) {
        return new OfStarts(
                StartLaw.of(checked, COUNT),
                List.of(TABLE, STATES, Finding.SPEC),
                (subject, starts, run) -> items(subject, starts, checked, run));
    }

    private static List<Item> items(Subject subject, double[] starts, Values checked, RunContext run) {
        StateMap map = subject.get(Facet.STATE_MAP);
        Settling.Ends ends = new Settling(map, checked.get(TOLERANCE), checked.get(MOST_STEPS)).of(starts, run);
        Attractors attractors = Attractors.of(map, ends, run);
        return List.of(
                table(map, attractors, ends.steps().length, ends),
                states(STATES, map, attractors),
                OrbitFindings.ofBasins(attractors));
    }

    private static Item table(StateMap map, Attractors attractors, int orbits, Settling.Ends ends) {
        List<Attractors.Group> groups = new ArrayList<>(attractors.groups());
        int decided = groups.stream().mapToInt(Attractors.Group::count).sum();
        if (decided < orbits) {
            groups.add(new Attractors.Group(
                    new double[0],
                    0,
                    orbits - decided,
                    undecidedSteps(attractors, ends),
                    undecidedChange(attractors, ends),
                    Double.NaN,
                    0));
        }
        int n = groups.size();
        double[][] columns = new double[8][n];
        String[] kinds = new String[n];
        String[] near = new String[n];
        for (int k = 0; k < n; k++) {
            Attractors.Group group = groups.get(k);
            Wilson interval = Wilson.of(group.count(), orbits);
            double[] row = {
                k,
                (double) group.count() / orbits,
                interval.low(),
                interval.high(),
                group.count(),
                group.meanSteps(),
                group.spectralRadius(),
                energy(map, group)
            };
            for (int c = 0; c < row.length; c++) {
                columns[c][k] = row[c];
            }
            kinds[k] = kind(group);
            near[k] = group.period() == 0 ? "" : map.near(group.state());
        }
        return new Item.Table(
                TABLE.name(),
                TABLE.quantity(),
                List.of(
                        Column.numbers("attractor", columns[0]),
                        Column.words("kind", kinds),
                        Column.numbers("share", columns[1]),
                        Column.numbers("low", columns[2]),
                        Column.numbers("high", columns[3]),
                        Column.numbers("orbits", columns[4]),
                        Column.numbers("mean-steps", columns[5]),
                        Column.numbers("spectral-radius", columns[6]),
                        Column.numbers("energy", columns[7]),
                        Column.words("near", near),
                        Column.numbers(
                                "residual",
                                groups.stream()
                                        .mapToDouble(Attractors.Group::residual)
                                        .toArray())));
    }

    static String kind(Attractors.Group group) {
        if (group.period() == 0) {
            return "undecided";
        }
        if (group.period() > 1) {
            return "cycle of " + group.period();
        }
        return group.spectralRadius() < 1 ? "stable point" : group.index() > 0 ? "saddle" : "undecided point";
    }

    private static double energy(StateMap map, Attractors.Group group) {
        return group.period() == 0
                ? Double.NaN
                : map.energy().map(each -> each.of(group.state())).orElse(Double.NaN);
    }

    private static double undecidedSteps(Attractors attractors, Settling.Ends ends) {
        return undecided(attractors).map(i -> ends.steps()[i]).average().orElse(0);
    }

    private static double undecidedChange(Attractors attractors, Settling.Ends ends) {
        return undecided(attractors).mapToDouble(i -> ends.change()[i]).max().orElse(0);
    }

    private static IntStream undecided(Attractors attractors) {
        return IntStream.range(0, attractors.member().length)
                .filter(i -> attractors.member()[i] < 0);
    }

    static Item states(ItemSpec spec, StateMap map, Attractors attractors) {
        int d = map.dimension();
        double[] data = new double[attractors.groups().size() * d];
        for (int k = 0; k < attractors.groups().size(); k++) {
            System.arraycopy(attractors.groups().get(k).state(), 0, data, k * d, d);
        }
        return new Item.Array(
                spec.name(),
                spec.quantity(),
                "",
                List.of(
                        Dimension.index(spec.dims().get(0), attractors.groups().size()),
                        Dimension.index("coordinate", d)),
                data);
    }
}
