package org.fixpoint.analyses.dynamics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.fixpoint.analyses.kernels.OfModel;
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
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.maths.dynamics.CertifiedSearch;
import org.fixpoint.maths.dynamics.FixedPointSet;
import org.fixpoint.maths.dynamics.NewtonSearch;
import org.osgi.service.component.annotations.Component;

/**
 * All fixed points of a map of states, stable and unstable, and how sure it is that none is missing.
 *
 * <p>NaN stands for an index or a degree that is undecided, for the sum of such degrees, and for the energy of a model that has none.
 */
@Component(service = Contribution.class)
public final class StateFixedPoints implements Contribution<Analysis> {
    static final Parameter.Choice<SearchMethod> METHOD = Parameter.choice(
                    "method",
                    "certified proves that none is missing; newton starts from many states; auto takes the first for up to 3 coordinates",
                    SearchMethod.class)
            .byDefault(SearchMethod.AUTO);
    static final Parameter.Whole BOXES = Parameter.whole(
                    "boxes", "the most boxes that the certified search looks at", 1, 100_000_000)
            .byDefault(500_000);
    static final Parameter.Real RESOLUTION = Parameter.real(
                    "resolution", "boxes of this share of the region are not halved any more")
            .in(Range.open(0, 1))
            .typically(1e-9, 1e-3)
            .byDefault(1e-6);
    static final Parameter.Whole STARTS = Parameter.whole(
                    "starts",
                    "random starts of Newton's method, after those that the model suggests, at most while the degrees do not add up to 1",
                    1,
                    10_000_000)
            .byDefault(400);
    static final Parameter.Whole QUIET = Parameter.whole(
                    "quiet",
                    "random starts in a row without a new point after which the search ends if the degrees add up to 1; at least 50 and three for each point found",
                    1,
                    10_000_000)
            .byDefault(100);
    static final Parameter.Real CAP = Parameter.real(
                    "step-cap",
                    "the longest Newton step, from 16 coordinates on the root mean square of them, as a share of half the width of the region")
            .in(Range.openClosed(0, 100))
            .typically(0.1, 1)
            .byDefault(0.3);

    private static final ItemSpec TABLE = new ItemSpec(
            "state-fixed-points",
            Item.Table.class,
            "state-fixed-points",
            List.of(
                    "point",
                    "stability",
                    "index",
                    "spectral-radius",
                    "eigenvalue-error",
                    "degree",
                    "energy",
                    "residual",
                    "radius",
                    "near",
                    "method",
                    "completeness"),
            "the fixed points by index and energy: index counts eigenvalues beyond 1 in modulus, degree is the sign of det(I − F')");
    private static final ItemSpec STATES = new ItemSpec(
            "fixed-point-states",
            Item.Array.class,
            "fixed-point-states",
            List.of("point", "coordinate"),
            "the coordinates of each fixed point");
    private static final ItemSpec REAL = new ItemSpec(
            "eigenvalues",
            Item.Array.class,
            "eigenvalues",
            List.of("point", "mode"),
            "real parts of the eigenvalues of F' at each fixed point, by falling modulus");
    private static final ItemSpec IMAGINARY = new ItemSpec(
            "eigenvalues-imaginary",
            Item.Array.class,
            "eigenvalues-imaginary",
            List.of("point", "mode"),
            "their imaginary parts");
    private static final ItemSpec COMPLETENESS = new ItemSpec(
            "completeness",
            Item.Table.class,
            "completeness",
            List.of(
                    "verdict",
                    "count",
                    "stable",
                    "degree-sum",
                    "method",
                    "boxes",
                    "undecided-boxes",
                    "starts",
                    "reason"),
            "whether the points are all there are, and why");

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(
                        Analysis.class,
                        "state-fixed-points",
                        "All fixed points of a map of states, with a proof where possible")
                .formula("x = F(x); stable if every eigenvalue of F'(x) has |λ| < 1")
                .parameters(METHOD, BOXES, RESOLUTION, STARTS, QUIET, CAP)
                .sources(
                        "Krawczyk, Computing 4 (1969) 187, doi:10.1007/BF02234767",
                        "Farrell, Birkisson and Funke (2015), arXiv:1410.5620",
                        "Beise (2026), arXiv:2603.27804");
    }

    @Override
    public Analysis create(Values checked) {
        StateSearch search = new StateSearch(
                checked.get(METHOD),
                new CertifiedSearch.Budget(checked.get(BOXES), checked.get(RESOLUTION)),
                new NewtonSearch.Settings(
                        checked.get(STARTS), Math.min(checked.get(QUIET), checked.get(STARTS)), checked.get(CAP)));
        return new OfModel(
                Facet.STATE_MAP,
                List.of(TABLE, STATES, REAL, IMAGINARY, COMPLETENESS, Finding.SPEC),
                (subject, run) -> {
                    StateMap map = subject.get(Facet.STATE_MAP);
                    return Remark.added(items(search, map, run), map);
                });
    }

    private static List<Item> items(StateSearch search, StateMap map, RunContext run) {
        StateSearch.Found found = search.of(map, run);
        List<StateFixedPoint> points = StateFixedPoint.sorted(map, found);
        double[] numbers =
                IntStream.rangeClosed(1, points.size()).asDoubleStream().toArray();
        Dimension point = new Dimension.Numbers("point", "", numbers);
        Dimension mode = Dimension.index("mode", map.dimension());
        return List.of(
                table(numbers, points, found.points().completeness().words()),
                array(
                        STATES,
                        point,
                        Dimension.index("coordinate", map.dimension()),
                        points.stream().map(StateFixedPoint::state).toList()),
                array(
                        REAL,
                        point,
                        mode,
                        points.stream().map(StateFixedPoint::real).toList()),
                array(
                        IMAGINARY,
                        point,
                        mode,
                        points.stream().map(StateFixedPoint::imaginary).toList()),
                completeness(found, map.remark()),
                FixedPointFinding.of(found, points));
    }

    private static Item table(double[] numbers, List<StateFixedPoint> points, String verdict) {
        return new Item.Table(
                TABLE.name(),
                TABLE.quantity(),
                List.of(
                        Column.numbers("point", numbers),
                        words(
                                "stability",
                                points,
                                p -> p.found().spectrum().stability().name().toLowerCase(Locale.ROOT)),
                        numbers("index", points, StateFixedPoint::index),
                        numbers(
                                "spectral-radius",
                                points,
                                p -> p.found().spectrum().eigenvalues().spectralRadius()),
                        numbers("eigenvalue-error", points, p -> p.found()
                                .spectrum()
                                .error()),
                        numbers("degree", points, StateFixedPoint::degree),
                        numbers("energy", points, StateFixedPoint::energy),
                        numbers("residual", points, StateFixedPoint::residual),
                        numbers("radius", points, StateFixedPoint::radius),
                        words("near", points, StateFixedPoint::near),
                        words("method", points, StateFixedPoint::method),
                        words("completeness", points, p -> verdict)));
    }

    private static Column numbers(String name, List<StateFixedPoint> points, ToDoubleFunction<StateFixedPoint> of) {
        return Column.numbers(name, points.stream().mapToDouble(of).toArray());
    }

    private static Column words(String name, List<StateFixedPoint> points, Function<StateFixedPoint, String> of) {
        return new Column.Words(name, points.stream().map(of).toList());
    }

    private static Item array(ItemSpec spec, Dimension point, Dimension inner, List<double[]> rows) {
        double[] data = rows.stream().flatMapToDouble(Arrays::stream).toArray();
        return new Item.Array(spec.name(), spec.quantity(), "", List.of(point, inner), data);
    }

    private static Item completeness(StateSearch.Found found, String remark) {
        FixedPointSet set = found.points();
        return new Item.Table(
                COMPLETENESS.name(),
                COMPLETENESS.quantity(),
                List.of(
                        Column.words("verdict", set.completeness().words()),
                        Column.numbers("count", set.points().size()),
                        Column.numbers("stable", set.stable()),
                        Column.numbers(
                                "degree-sum",
                                set.degreeSum().isPresent() ? set.degreeSum().getAsInt() : Double.NaN),
                        Column.words("method", found.done()),
                        Column.numbers("boxes", (double) set.boxes()),
                        Column.numbers(
                                "undecided-boxes",
                                set.undecided().stream()
                                        .mapToInt(region -> region.boxes())
                                        .sum()),
                        Column.numbers("starts", set.starts()),
                        Column.words(
                                "reason", found.remark() + set.reason() + (remark.isEmpty() ? "" : ". " + remark))));
    }
}
