package org.fixpoint.analyses.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fixpoint.analyses.kernels.OfModel;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Refusal;
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
import org.fixpoint.maths.dynamics.Eigenvector;
import org.fixpoint.maths.dynamics.Stability;
import org.osgi.service.component.annotations.Component;

/**
 * The Morse graph: from each fixed point with one unstable direction, where the two halves of its unstable manifold lead.
 *
 * <p>Fixed points are sought as state-fixed-points does, and the column completeness says whether they are all. Where an orbit came to no
 * rest, or at none of the points, its target is NaN. The energy is NaN for a map without one.
 */
@Component(service = Contribution.class)
public final class UnstableManifolds implements Contribution<Analysis> {
    static final Parameter.Whole STARTS = Parameter.whole(
                    "starts",
                    "starts of Newton's method where the search is not certified: so many of those that the model suggests, and random ones",
                    1,
                    1_000_000)
            .byDefault(500);
    static final Parameter.Real OFFSET = Parameter.real(
                    "offset", "where orbits begin: so far from the fixed point, relative to 1 + its length")
            .in(Range.openClosed(0, 0.1))
            .typically(1e-6, 1e-2)
            .byDefault(1e-4);

    private static final double SAME = 1e-6; // both are improved by Newton's method
    private static final ItemSpec POINTS = new ItemSpec(
            "morse-points",
            Item.Table.class,
            "morse-points",
            List.of("point", "index", "stability", "spectral-radius", "energy", "residual", "near", "completeness"),
            "the fixed points found, those of lower index first, and whether they are all");
    private static final ItemSpec STATES = new ItemSpec(
            "morse-states", Item.Array.class, "state", List.of("point", "coordinate"), "the state of each point");
    private static final ItemSpec EDGES = new ItemSpec(
            "morse-graph",
            Item.Table.class,
            "morse-graph",
            List.of("saddle", "eigenvalue", "side", "target", "steps", "energy-drop"),
            "where each half of the unstable manifold of a point of index 1 leads");

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(Analysis.class, "unstable-manifolds", "Where the unstable directions of saddles lead")
                .parameters(STARTS, OFFSET, Basins.MOST_STEPS, Basins.TOLERANCE);
    }

    @Override
    public Analysis create(Values checked) {
        return new OfModel(Facet.STATE_MAP, List.of(POINTS, STATES, EDGES, Finding.SPEC), (subject, run) -> {
            StateMap map = subject.get(Facet.STATE_MAP);
            return Remark.added(items(map, checked, run), map);
        });
    }

    /** A fixed point in the coordinates of the frame. */
    private record Point(double[] y, Stability stability) {}

    /** Half of an unstable manifold. */
    private record Half(int saddle, double eigenvalue, int side, double[] start) {}

    private static List<Item> items(StateMap map, Values checked, RunContext run) {
        Frame frame = Frame.of(map);
        StateSearch.Found search = StateSearch.brief(checked.get(STARTS)).of(map, run);
        List<Point> points = points(frame, search);
        if (points.isEmpty()) {
            throw new Refusal("no fixed point was found; give more starts");
        }
        List<Half> halves = new ArrayList<>();
        int saddles = 0;
        for (int i = 0; i < points.size(); i++) {
            run.checkCancelled();
            if (points.get(i).stability().index() == 1) {
                saddles++;
                halves.addAll(halves(frame, points.get(i), i, checked.get(OFFSET)));
            }
        }
        int d = map.dimension();
        double[] starts = new double[halves.size() * d];
        for (int i = 0; i < halves.size(); i++) {
            System.arraycopy(halves.get(i).start(), 0, starts, i * d, d);
        }
        Settling.Ends ends =
                new Settling(map, checked.get(Basins.TOLERANCE), checked.get(Basins.MOST_STEPS)).of(starts, run);
        int[] targets = targets(frame, points, Attractors.of(map, ends, run));
        List<double[]> states =
                points.stream().map(point -> frame.lift(point.y())).toList();
        String verdict = search.points().completeness().words();
        return List.of(
                table(map, points, states, verdict),
                states(states, d),
                edges(map, halves, states, targets, ends),
                OrbitFindings.ofManifolds(points.size(), saddles, targets, verdict));
    }

    private static List<Point> points(Frame frame, StateSearch.Found search) {
        List<double[]> states = search.states(frame.map());
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            Stability stability = search.points().points().get(i).spectrum().eigenvalues();
            points.add(new Point(frame.coordinates(states.get(i)), stability));
        }
        points.sort(
                (a, b) -> Integer.compare(a.stability().index(), b.stability().index()));
        return points;
    }

    private static List<Half> halves(Frame frame, Point saddle, int number, double offset) {
        int m = saddle.y().length;
        double eigenvalue = saddle.stability().real()[0]; // the only one outside the unit circle, hence real
        double[] jacobian = new double[m * m];
        frame.smooth().jacobian(saddle.y(), jacobian);
        Optional<double[]> direction = Eigenvector.of(jacobian, m, eigenvalue);
        List<Half> halves = new ArrayList<>();
        for (int side : direction.isPresent() ? new int[] {1, -1} : new int[0]) {
            double step = side * offset * (1 + RestingPoint.norm(saddle.y()));
            double[] y = saddle.y().clone();
            for (int i = 0; i < m; i++) {
                y[i] += step * direction.orElseThrow()[i];
            }
            halves.add(new Half(number, eigenvalue, side, frame.lift(y)));
        }
        return halves;
    }

    private static Item table(StateMap map, List<Point> points, List<double[]> states, String verdict) {
        int n = points.size();
        double[][] numbers = new double[5][n];
        String[] stability = new String[n];
        String[] near = new String[n];
        String[] completeness = new String[n];
        Arrays.fill(completeness, verdict);
        for (int i = 0; i < n; i++) {
            Stability at = points.get(i).stability();
            numbers[0][i] = i;
            numbers[1][i] = at.index();
            numbers[2][i] = at.spectralRadius();
            numbers[3][i] = energy(map, states.get(i));
            numbers[4][i] = residual(map, states.get(i));
            stability[i] = at.spectralRadius() < 1 ? "stable" : at.spectralRadius() > 1 ? "unstable" : "undecided";
            near[i] = map.near(states.get(i));
        }
        return new Item.Table(
                POINTS.name(),
                POINTS.quantity(),
                List.of(
                        Column.numbers("point", numbers[0]),
                        Column.numbers("index", numbers[1]),
                        Column.words("stability", stability),
                        Column.numbers("spectral-radius", numbers[2]),
                        Column.numbers("energy", numbers[3]),
                        Column.numbers("residual", numbers[4]),
                        Column.words("near", near),
                        Column.words("completeness", completeness)));
    }

    private static double energy(StateMap map, double[] x) {
        return map.energy().map(energy -> energy.of(x)).orElse(Double.NaN);
    }

    private static double residual(StateMap map, double[] x) {
        double[] image = new double[x.length];
        map.apply(x, image);
        double most = 0;
        for (int i = 0; i < x.length; i++) {
            most = Math.max(most, Math.abs(x[i] - image[i]));
        }
        return most;
    }

    private static Item states(List<double[]> states, int d) {
        double[] data = new double[states.size() * d];
        for (int i = 0; i < states.size(); i++) {
            System.arraycopy(states.get(i), 0, data, i * d, d);
        }
        return new Item.Array(
                STATES.name(),
                STATES.quantity(),
                "",
                List.of(Dimension.index("point", states.size()), Dimension.index("coordinate", d)),
                data);
    }

    private static Item edges(
            StateMap map, List<Half> halves, List<double[]> states, int[] targets, Settling.Ends ends) {
        double[][] numbers = new double[6][halves.size()];
        for (int i = 0; i < halves.size(); i++) {
            Half half = halves.get(i);
            int target = targets[i];
            double[] saddle = states.get(half.saddle());
            numbers[0][i] = half.saddle();
            numbers[1][i] = half.eigenvalue();
            numbers[2][i] = half.side();
            numbers[3][i] = target < 0 ? Double.NaN : target;
            numbers[4][i] = ends.steps()[i];
            numbers[5][i] = target < 0 ? Double.NaN : energy(map, saddle) - energy(map, states.get(target));
        }
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < numbers.length; c++) {
            columns.add(Column.numbers(EDGES.dims().get(c), numbers[c]));
        }
        return new Item.Table(EDGES.name(), EDGES.quantity(), columns);
    }

    /** The point at which each orbit ends; −1 for none. */
    private static int[] targets(Frame frame, List<Point> points, Attractors attractors) {
        return Arrays.stream(attractors.member())
                .map(member -> member < 0
                        ? -1
                        : nearest(frame, points, attractors.groups().get(member)))
                .toArray();
    }

    private static int nearest(Frame frame, List<Point> points, Attractors.Group group) {
        double[] y = frame.coordinates(group.state());
        int nearest = 0;
        for (int k = 1; k < points.size(); k++) {
            if (RestingPoint.distance(points.get(k).y(), y)
                    < RestingPoint.distance(points.get(nearest).y(), y)) {
                nearest = k;
            }
        }
        boolean same = RestingPoint.distance(points.get(nearest).y(), y) < SAME * (1 + RestingPoint.norm(y));
        return same && group.period() == 1 ? nearest : -1;
    }
}
