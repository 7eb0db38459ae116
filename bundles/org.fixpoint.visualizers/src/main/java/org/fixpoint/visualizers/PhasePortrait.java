package org.fixpoint.visualizers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.api.figure.Panel.Axis;
import org.fixpoint.api.figure.Slot;
import org.fixpoint.api.figure.Visualizer;
import org.fixpoint.visualizers.paint.Hues;
import org.osgi.service.component.annotations.Component;

/**
 * Fixed points by index, orbits, basins and the polytope of the patterns, on the plane of the states, of a section, or of the first
 * two principal coordinates of the fixed points. What does not lie on the plane of a section is pale, and named so.
 */
@Component(service = Contribution.class)
public final class PhasePortrait implements Contribution<Visualizer> {
    private static final Slot BASINS = new Slot(
            "basins",
            Item.Array.class,
            "basin",
            Set.of("up", "right"),
            false,
            "the attractor of each place of a plane");
    private static final Slot ATTRACTORS = new Slot(
            "attractors",
            Item.Table.class,
            "section-attractors",
            Set.of("attractor", "near"),
            false,
            "what the attractors of the basins are near");
    private static final Slot PLANE = new Slot(
            "plane",
            Item.Array.class,
            "plane",
            Set.of("vector", Dimension.COORDINATE),
            false,
            "the plane of the basins: origin, right and up");
    private static final Slot SECTION = new Slot(
            "section", Item.Table.class, "section-points", Set.of("plane", "point"), false, "which plane it is");
    private static final Slot BOUNDARIES = new Slot(
            "boundaries",
            Item.Array.class,
            "stable-manifold",
            Set.of("half", "step", Dimension.COORDINATE),
            false,
            "the stable manifolds of saddles, which bound the basins");
    private static final double ON_PLANE = 0.005; // of the extent shown: half of a glyph

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
                return List.of(
                        PortraitSlots.STATES,
                        PortraitSlots.POINTS,
                        PortraitSlots.ORBITS,
                        BASINS,
                        ATTRACTORS,
                        PLANE,
                        SECTION,
                        BOUNDARIES,
                        PortraitSlots.PATTERNS);
            }

            @Override
            public Figure draw(Map<String, Item> filled) {
                return drawn(new Filled(filled));
            }
        };
    }

    private static Figure drawn(Filled slots) {
        Item.Array states = PortraitSlots.required(slots, PortraitSlots.STATES);
        Optional<Item.Array> orbits = PortraitSlots.own(slots, PortraitSlots.ORBITS);
        Optional<Item.Array> patterns = PortraitSlots.own(slots, PortraitSlots.PATTERNS);
        Optional<Item.Array> plane = PortraitSlots.own(slots, PLANE);
        FixedPointMarks points = PortraitSlots.index(slots, states);
        int d = PortraitSlots.coordinates(states);
        int count = states.dims().get(0).size();
        StateProjection projection = plane.map(StateProjection::ofPlane).orElseGet(() -> StateProjection.of(states));
        List<Mark> marks = new ArrayList<>();
        if (plane.isPresent() || d == 2) {
            PortraitSlots.own(slots, BASINS).ifPresent(array -> marks.add(BasinRegions.of(array, names(slots))));
        }
        patterns.ifPresent(array -> marks.addAll(hull(array, projection)));
        orbits.ifPresent(array -> {
            int hue = Hues.faded(Mark.NEUTRAL, d > 2 ? FixedPointMarks.PALE : 0.3);
            marks.add(lines(d > 2 ? "orbits, projected" : "orbits", hue, array, projection));
        });
        boolean bounded = slots.bySlot().get(BOUNDARIES.name()) instanceof Item.Array array && array.data().length > 0;
        Optional.of(BOUNDARIES)
                .filter(slot -> bounded)
                .flatMap(slot -> PortraitSlots.own(slots, slot))
                .ifPresent(array -> marks.add(lines("basin boundaries", Mark.NEUTRAL, array, projection)));
        patterns.ifPresent(array -> marks.addAll(corners(array, projection, plane.isPresent())));
        double[][] places = projection.places(states.data(), 0, count);
        boolean[] away = plane.isPresent() ? away(states, projection, places) : new boolean[count];
        marks.addAll(points.marks(places, away, "off the plane"));
        String title = d == 2 || plane.isEmpty() ? "" : section(slots);
        Panel.Plot plot = new Panel.Plot(title, Axis.linear(projection.x()), Axis.linear(projection.y()), marks);
        return new Figure(
                "Phase portrait",
                Optional.of(PortraitSlots.finding(slots, points, count)),
                1,
                List.of(plot.withSameUnits()));
    }

    private static List<String> names(Filled slots) {
        return slots.bySlot().containsKey(ATTRACTORS.name())
                ? new SweptTable(slots.table(ATTRACTORS)).words("near")
                : List.of();
    }

    private static String section(Filled slots) {
        if (!slots.bySlot().containsKey(SECTION.name())) {
            return "";
        }
        String words = new SweptTable(slots.table(SECTION)).words("plane").get(0);
        return words.isEmpty() ? "" : Wording.capital(words);
    }

    /** Which states lie farther from the plane than their glyphs would show. */
    private static boolean[] away(Item.Array states, StateProjection projection, double[][] places) {
        int count = places[0].length;
        double[] distances = projection.distances(states.data(), 0, count);
        double largest = Math.sqrt(PrincipalAxes.dot(projection.origin(), projection.origin()));
        for (int i = 0; i < count; i++) {
            largest = Math.max(largest, Math.max(Math.abs(places[0][i]), Math.abs(places[1][i])));
        }
        boolean[] away = new boolean[count];
        for (int i = 0; i < count; i++) {
            away[i] = distances[i] > ON_PLANE * largest;
        }
        return away;
    }

    private static List<Mark> hull(Item.Array patterns, StateProjection projection) {
        int count = patterns.dims().get(0).size();
        if (count < 2) {
            return List.of();
        }
        double[][] hull = StateProjection.hull(projection.places(patterns.data(), 0, count));
        return List.of(new Mark.Line("hull of the patterns", Mark.NEUTRAL, Mark.Stroke.DOTTED, hull[0], hull[1]));
    }

    private static List<Mark> corners(Item.Array patterns, StateProjection projection, boolean onSection) {
        int count = patterns.dims().get(0).size();
        double[][] places = projection.places(patterns.data(), 0, count);
        boolean[] away = onSection ? away(patterns, projection, places) : new boolean[count];
        List<Mark> marks = new ArrayList<>();
        for (boolean here : new boolean[] {false, true}) {
            int[] rows = IntStream.range(0, count).filter(i -> away[i] != here).toArray();
            if (rows.length > 0) {
                marks.add(new Mark.Points(
                        here ? "pattern" : "pattern, off the plane",
                        here ? Mark.NEUTRAL : Hues.faded(Mark.NEUTRAL, FixedPointMarks.PALE),
                        Mark.Shape.STAR,
                        Arrays.stream(rows).mapToDouble(i -> places[0][i]).toArray(),
                        Arrays.stream(rows).mapToDouble(i -> places[1][i]).toArray()));
            }
        }
        return marks;
    }

    /** All orbits, or halves of manifolds, as one line with gaps. */
    private static Mark lines(String name, int hue, Item.Array orbits, StateProjection projection) {
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
        return new Mark.Line(name, hue, Mark.Stroke.SOLID, x, y);
    }
}
