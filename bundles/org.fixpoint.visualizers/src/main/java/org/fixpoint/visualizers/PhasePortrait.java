package org.fixpoint.visualizers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.api.figure.Panel.Axis;
import org.fixpoint.api.figure.Panel.Scale;
import org.fixpoint.api.figure.Slot;
import org.fixpoint.api.figure.Visualizer;
import org.osgi.service.component.annotations.Component;

/**
 * Fixed points by index, orbits, basins and the polytope of the patterns, on the plane of the states, of a section, or of the first
 * two principal coordinates of the fixed points.
 */
@Component(service = Contribution.class)
public final class PhasePortrait implements Contribution<Visualizer> {
    private static final Slot STATES = new Slot(
            "states",
            Item.Array.class,
            "fixed-point-states",
            Set.of("point", "coordinate"),
            true,
            "the coordinates of each fixed point");
    private static final Slot POINTS = new Slot(
            "points",
            Item.Table.class,
            "state-fixed-points",
            Set.of("point", "index"),
            false,
            "the index of each fixed point, which sets its glyph");
    private static final Slot ORBITS = new Slot(
            "orbits", Item.Array.class, "orbit", Set.of("orbit", "step", "coordinate"), false, "states along orbits");
    private static final Slot BASINS = new Slot(
            "basins",
            Item.Array.class,
            "basin",
            Set.of("up", "right"),
            false,
            "the attractor of each place of a plane");
    private static final Slot PLANE = new Slot(
            "plane",
            Item.Array.class,
            "plane",
            Set.of("vector", "coordinate"),
            false,
            "the plane of the basins: origin, right and up");
    private static final Slot PATTERNS = new Slot(
            "patterns",
            Item.Array.class,
            "patterns",
            Set.of("pattern", "coordinate"),
            false,
            "stored patterns, the corners of the polytope");

    private static final Mark.Shape[] SHAPES = {
        Mark.Shape.DISC, Mark.Shape.CIRCLE, Mark.Shape.TRIANGLE, Mark.Shape.DIAMOND, Mark.Shape.SQUARE, Mark.Shape.CROSS
    };

    @Override
    public Descriptor<Visualizer> descriptor() {
        return Descriptor.of(
                Visualizer.class, "phase-portrait", "Fixed points, orbits and basins on a plane of states");
    }

    @Override
    public Visualizer create(Values checked) {
        return new Visualizer() {
            @Override
            public List<Slot> slots() {
                return List.of(STATES, POINTS, ORBITS, BASINS, PLANE, PATTERNS);
            }

            @Override
            public Figure draw(Map<String, Item> filled) {
                return drawn(new Filled(filled), Optional.ofNullable(filled.get(POINTS.name())));
            }
        };
    }

    private static Figure drawn(Filled slots, Optional<Item> given) {
        Item.Array states = own(slots.required(STATES), STATES);
        Optional<Item.Array> orbits = slots.array(ORBITS).map(array -> own(array, ORBITS));
        Optional<Item.Array> basins = slots.array(BASINS).map(array -> own(array, BASINS));
        Optional<Item.Array> patterns = slots.array(PATTERNS).map(array -> own(array, PATTERNS));
        Optional<Item.Array> plane = slots.array(PLANE).map(array -> own(array, PLANE));
        StateProjection projection = plane.map(StateProjection::ofPlane).orElseGet(() -> StateProjection.of(states));
        List<Mark> marks = new ArrayList<>();
        if (plane.isPresent() || states.dims().get(1).size() == 2) {
            basins.ifPresent(array -> marks.add(heat(array)));
        }
        patterns.ifPresent(array -> marks.addAll(polytope(array, projection)));
        orbits.ifPresent(array -> marks.add(lines(array, projection)));
        int[] index = given.map(item -> index(slots, states)).orElse(new int[0]);
        marks.addAll(points(states, index, projection));
        Panel.Plot plot = new Panel.Plot("", Axis.linear(projection.x()), Axis.linear(projection.y()), marks);
        return new Figure("Phase portrait", Optional.of(finding(states, index) + verdict(given)), 1, List.of(plot));
    }

    /** An array without the dimensions that a sweep added. */
    private static Item.Array own(Item.Array array, Slot slot) {
        Item.Array reduced = Slices.withoutIdle(array, Sweeps.of(array, List.copyOf(slot.dims())));
        if (reduced.dims().size() > slot.dims().size()) {
            throw new Refusal(array.name() + " was swept over "
                    + Wording.list(Sweeps.of(reduced, List.copyOf(slot.dims())))
                    + "; a portrait is of one model, so give each of these one value");
        }
        return reduced;
    }

    private static Mark heat(Item.Array basins) {
        double[] right = coordinates(basins, 1);
        double[] up = coordinates(basins, 0);
        return new Mark.Heat("attractor", right, up, basins.data(), Scale.LINEAR, OptionalDouble.empty());
    }

    private static double[] coordinates(Item.Array array, int dim) {
        Dimension along = array.dims().get(dim);
        return along instanceof Dimension.Numbers numbers
                ? numbers.values()
                : Dimension.index(along.name(), along.size()).values();
    }

    private static List<Mark> polytope(Item.Array patterns, StateProjection projection) {
        int count = patterns.dims().get(0).size();
        double[][] places = projection.places(patterns.data(), 0, count);
        List<Mark> marks = new ArrayList<>();
        if (count > 1) {
            double[][] hull = StateProjection.hull(places);
            marks.add(new Mark.Line("hull of the patterns", Mark.NEUTRAL, Mark.Stroke.DOTTED, hull[0], hull[1]));
        }
        marks.add(new Mark.Points("pattern", Mark.NEUTRAL, Mark.Shape.STAR, places[0], places[1]));
        return marks;
    }

    /** All orbits as one line with gaps. */
    private static Mark lines(Item.Array orbits, StateProjection projection) {
        int count = orbits.dims().get(0).size();
        int steps = orbits.dims().get(1).size();
        int d = orbits.dims().get(2).size();
        double[] x = new double[count * (steps + 1)];
        double[] y = new double[count * (steps + 1)];
        Arrays.fill(y, Double.NaN);
        for (int i = 0; i < count; i++) {
            double[][] places = projection.places(orbits.data(), i * steps * d, steps);
            for (int k = 0; k < steps; k++) {
                boolean finite = Double.isFinite(places[0][k]) && Double.isFinite(places[1][k]);
                x[i * (steps + 1) + k] = finite ? places[0][k] : 0;
                y[i * (steps + 1) + k] = finite ? places[1][k] : Double.NaN;
            }
        }
        return new Mark.Line("orbits", Mark.NEUTRAL, Mark.Stroke.SOLID, x, y);
    }

    private static int[] index(Filled slots, Item.Array states) {
        double[] index = new SweptTable(slots.table(POINTS)).numbers("index");
        if (index.length != states.dims().get(0).size()) {
            throw new Refusal("there are " + index.length + " rows in slot points and "
                    + states.dims().get(0).size() + " fixed points in slot states; give both of the same analysis");
        }
        return Arrays.stream(index)
                .mapToInt(each -> Double.isFinite(each) ? (int) each : -1)
                .toArray();
    }

    private static List<Mark> points(Item.Array states, int[] index, StateProjection projection) {
        int count = states.dims().get(0).size();
        double[][] places = projection.places(states.data(), 0, count);
        Map<Integer, List<Integer>> byIndex = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            if (Double.isFinite(places[0][i]) && Double.isFinite(places[1][i])) {
                byIndex.computeIfAbsent(index.length == 0 ? 0 : index[i], each -> new ArrayList<>())
                        .add(i);
            }
        }
        List<Mark> marks = new ArrayList<>();
        byIndex.forEach((which, rows) -> marks.add(new Mark.Points(
                index.length == 0 ? "fixed point" : words(which),
                Math.max(0, which),
                SHAPES[Math.min(Math.max(0, which), SHAPES.length - 1)],
                rows.stream().mapToDouble(i -> places[0][i]).toArray(),
                rows.stream().mapToDouble(i -> places[1][i]).toArray())));
        return marks;
    }

    private static String words(int index) {
        return index < 0 ? "undecided" : index == 0 ? "stable" : "index " + index;
    }

    private static String finding(Item.Array states, int[] index) {
        int count = states.dims().get(0).size();
        if (index.length == 0) {
            return count + " fixed points";
        }
        Map<Integer, Integer> counts = new TreeMap<>();
        Arrays.stream(index).forEach(which -> counts.merge(which, 1, Integer::sum));
        List<String> words = new ArrayList<>();
        counts.forEach((which, many) -> words.add(many + " " + (which > 0 ? "of " : "") + words(which)));
        return count + " fixed points: " + Wording.list(words);
    }

    private static String verdict(Optional<Item> points) {
        return points.filter(Item.Table.class::isInstance)
                .flatMap(table -> Verdicts.of((Item.Table) table))
                .map(words -> "; " + words + ".")
                .orElse(".");
    }
}
