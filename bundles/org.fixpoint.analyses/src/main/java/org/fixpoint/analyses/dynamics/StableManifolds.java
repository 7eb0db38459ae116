package org.fixpoint.analyses.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fixpoint.analyses.kernels.OfModel;
import org.fixpoint.analyses.words.Phrases;
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
import org.fixpoint.maths.dynamics.FixedPoint;
import org.fixpoint.maths.dynamics.Stability;
import org.osgi.service.component.annotations.Component;

/**
 * The boundaries of basins in the plane, as the stable manifolds of the fixed points of index 1; see {@link BasinBoundary} for the method.
 *
 * <p>For maps whose states, or the subspace that holds their values, have two coordinates. A saddle whose unstable directions lead to one
 * attractor separates nothing, and has no line here.
 */
@Component(service = Contribution.class)
public final class StableManifolds implements Contribution<Analysis> {
    static final Parameter.Real STEP = Parameter.real(
                    "step", "distance from point to point of a boundary, over half the width of the region")
            .in(Range.openClosed(0, 0.2))
            .typically(0.005, 0.1)
            .byDefault(0.02);

    private static final ItemSpec LINES = new ItemSpec(
            "stable-manifolds",
            Item.Array.class,
            "stable-manifold",
            List.of("half", "step", "coordinate"),
            "states along each half of a stable manifold, from its saddle on; shorter halves repeat their last state");
    private static final ItemSpec HALVES = new ItemSpec(
            "stable-manifold-halves",
            Item.Table.class,
            "stable-manifold-halves",
            List.of("half", "saddle", "points", "length", "error"),
            "what the saddle of each half is near, and how far its states are from the boundary at most, in any direction");

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(
                        Analysis.class, "stable-manifolds", "Boundaries of basins, the stable manifolds of saddles")
                .parameters(STEP, UnstableManifolds.STARTS);
    }

    @Override
    public Analysis create(Values checked) {
        return new OfModel(Facet.STATE_MAP, List.of(LINES, HALVES, Finding.SPEC), (subject, run) -> {
            StateMap map = subject.get(Facet.STATE_MAP);
            return Remark.added(items(map, checked.get(STEP), checked.get(UnstableManifolds.STARTS), run), map);
        });
    }

    /** A half in the coordinates of the frame. */
    private record Half(String saddle, List<BasinBoundary.Point> points) {
        double length() {
            double sum = 0;
            for (int k = 1; k < points.size(); k++) {
                sum += RestingPoint.distance(
                        points.get(k - 1).y(), points.get(k).y());
            }
            return sum;
        }

        double error() {
            return points.stream().mapToDouble(BasinBoundary.Point::width).max().orElse(0);
        }
    }

    private static List<Item> items(StateMap map, double step, int starts, RunContext run) {
        Frame frame = Frame.of(map);
        if (frame.smooth().dimension() != 2) {
            throw new Refusal("stable-manifolds draws boundaries in the plane, and the states of the model need "
                    + Phrases.counted(frame.smooth().dimension(), "coordinate")
                    + "; take basin-section and unstable-manifolds");
        }
        StateSearch.Found search = StateSearch.brief(starts).of(map, run);
        List<double[]> states = search.states(map);
        List<double[]> attractors = new ArrayList<>();
        List<double[]> saddles = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            FixedPoint point = search.points().points().get(i);
            int index = point.spectrum().eigenvalues().index();
            double[] y = frame.coordinates(states.get(i));
            if (index < 2) {
                (index == 0 ? attractors : saddles).add(y);
            }
        }
        StateMap.Region region =
                frame.subspace().map(StateMap.Reduction::map).orElse(map).region();
        BasinBoundary boundary = new BasinBoundary(
                frame.smooth(),
                Frame.scaled(region.low(), 1 / frame.unit()),
                Frame.scaled(region.high(), 1 / frame.unit()),
                attractors,
                step);
        List<Half> halves = new ArrayList<>();
        for (double[] saddle : saddles) {
            run.progress("boundaries", (double) halves.size() / (2 * saddles.size()));
            halves.addAll(halves(frame, boundary, saddle, run));
        }
        return List.of(
                lines(frame, halves, map.dimension()),
                table(halves, frame.unit()),
                finding(
                        halves,
                        saddles.size(),
                        frame.unit(),
                        search.points().completeness().words()));
    }

    private static List<Half> halves(Frame frame, BasinBoundary boundary, double[] saddle, RunContext run) {
        double[] jacobian = new double[4];
        frame.smooth().jacobian(saddle, jacobian);
        Optional<Stability> stability = Stability.of(jacobian, 2);
        Optional<double[]> across = stability.flatMap(each -> Eigenvector.of(jacobian, 2, each.real()[0]));
        Optional<double[]> along = stability.flatMap(each -> Eigenvector.of(jacobian, 2, each.real()[1]));
        List<Half> halves = new ArrayList<>();
        for (int side : across.isPresent() && along.isPresent() ? new int[] {1, -1} : new int[0]) {
            List<BasinBoundary.Point> points =
                    boundary.from(saddle, Frame.scaled(along.get(), side), across.get(), run::checkCancelled);
            if (points.size() > 1) {
                halves.add(new Half(frame.map().near(frame.lift(saddle)), points));
            }
        }
        return halves;
    }

    private static Item lines(Frame frame, List<Half> halves, int d) {
        int steps = halves.stream().mapToInt(half -> half.points().size()).max().orElse(1);
        double[] data = new double[halves.size() * steps * d];
        for (int i = 0; i < halves.size(); i++) {
            List<BasinBoundary.Point> points = halves.get(i).points();
            for (int k = 0; k < steps; k++) {
                double[] x =
                        frame.lift(points.get(Math.min(k, points.size() - 1)).y());
                System.arraycopy(x, 0, data, (i * steps + k) * d, d);
            }
        }
        return new Item.Array(
                LINES.name(),
                LINES.quantity(),
                "",
                List.of(
                        Dimension.index("half", halves.size()),
                        Dimension.index("step", steps),
                        Dimension.index("coordinate", d)),
                data);
    }

    private static Item table(List<Half> halves, double unit) {
        double[][] numbers = new double[4][halves.size()];
        for (int i = 0; i < halves.size(); i++) {
            numbers[0][i] = i;
            numbers[1][i] = halves.get(i).points().size();
            numbers[2][i] = unit * halves.get(i).length();
            numbers[3][i] = unit * halves.get(i).error();
        }
        return new Item.Table(
                HALVES.name(),
                HALVES.quantity(),
                List.of(
                        Column.numbers("half", numbers[0]),
                        Column.words("saddle", halves.stream().map(Half::saddle).toArray(String[]::new)),
                        Column.numbers("points", numbers[1]),
                        Column.numbers("length", numbers[2]),
                        Column.numbers("error", numbers[3])));
    }

    private static Item finding(List<Half> halves, int saddles, double unit, String verdict) {
        double error = halves.stream().mapToDouble(Half::error).max().orElse(0);
        return Finding.of(Phrases.counted(halves.size(), "boundary line") + " from "
                + Phrases.counted(saddles, "saddle") + " of index 1 among fixed points that are " + verdict
                + (halves.isEmpty()
                        ? "."
                        : ", each state of them within " + Phrases.number(unit * error)
                                + " of both basins that it separates."));
    }
}
