package org.fixpoint.visualizers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.api.figure.Panel.Axis;
import org.fixpoint.api.figure.Slot;
import org.fixpoint.api.figure.Visualizer;
import org.osgi.service.component.annotations.Component;

/**
 * Fixed points by index, orbits by the attractor at which they end, and the polytope of the patterns in space, seen without
 * perspective. What is farther from the eye is paler; edges that the polytope hides are dotted.
 *
 * <p>States of more than three coordinates are shown by the first three principal ones of the fixed points.
 */
@Component(service = Contribution.class)
public final class SpacePortrait implements Contribution<Visualizer> {
    /** From where the angles are counted. */
    enum View {
        /** The direction in which the fixed points are farthest apart. */
        CLEAREST,
        /** The first axis. */
        AXES
    }

    private static final Parameter.Choice<View> VIEW = Parameter.choice(
                    "view", "angles are counted from the clearest view, or from the axes", View.class)
            .byDefault(View.CLEAREST);
    private static final Parameter.Real AZIMUTH = Parameter.real("azimuth", "turned about the third axis by so much")
            .unit("°")
            .in(Range.closed(-360, 360))
            .typically(-180, 180)
            .byDefault(0);
    private static final Parameter.Real ELEVATION = Parameter.real(
                    "elevation", "raised by so much, at most to the pole")
            .unit("°")
            .in(Range.closed(-180, 180))
            .typically(-90, 90)
            .byDefault(0);

    @Override
    public Descriptor<Visualizer> descriptor() {
        return Descriptor.of(
                        Visualizer.class,
                        "space-portrait",
                        "Fixed points, orbits and the polytope of the patterns in space")
                .parameters(VIEW, AZIMUTH, ELEVATION);
    }

    @Override
    public Visualizer create(Values checked) {
        View view = checked.get(VIEW);
        double azimuth = checked.get(AZIMUTH);
        double elevation = checked.get(ELEVATION);
        return new Visualizer() {
            @Override
            public List<Slot> slots() {
                return List.of(
                        PortraitSlots.STATES, PortraitSlots.POINTS, PortraitSlots.ORBITS, PortraitSlots.PATTERNS);
            }

            @Override
            public Figure draw(Map<String, Item> filled) {
                return drawn(new Filled(filled), view, azimuth, elevation);
            }
        };
    }

    private static Figure drawn(Filled slots, View view, double azimuth, double elevation) {
        Item.Array states = PortraitSlots.required(slots, PortraitSlots.STATES);
        int d = PortraitSlots.coordinates(states);
        if (d == 2) {
            throw new Refusal(states.name() + " has states of two coordinates; take the figure phase-portrait");
        }
        FixedPointMarks index = PortraitSlots.index(slots, states);
        PrincipalAxes axes = PrincipalAxes.of(states, 3);
        double[][] points =
                axes.coordinates(states.data(), 0, states.dims().get(0).size());
        Sight from = view == View.CLEAREST ? Sight.clearest(finite(points)) : new Sight(0, 0);
        Sight sight = new Sight(from.azimuth() + azimuth, Math.max(-90, Math.min(90, from.elevation() + elevation)));
        SpaceMarks space = new SpaceMarks(sight, finite(points));
        List<Mark> marks = new ArrayList<>(space.axes(d == 3 ? "x" : "principal coordinate "));
        Optional<double[][]> patterns = PortraitSlots.own(slots, PortraitSlots.PATTERNS)
                .map(array ->
                        axes.coordinates(array.data(), 0, array.dims().get(0).size()));
        patterns.ifPresent(corners -> marks.addAll(space.polytope(corners)));
        PortraitSlots.own(slots, PortraitSlots.ORBITS)
                .ifPresent(array -> marks.addAll(space.orbits(orbits(array, axes), points, index, near(slots))));
        patterns.ifPresent(corners -> marks.add(space.patterns(corners)));
        marks.addAll(space.points(points, index));
        String turned = Wording.number(((sight.azimuth() % 360) + 360) % 360, 4);
        Axis x = Axis.linear("across the view, from azimuth " + turned + "°");
        Axis y = Axis.linear("up the view, from elevation " + Wording.number(sight.elevation(), 3) + "°");
        Panel.Plot plot = new Panel.Plot("", x, y, marks).withSameUnits();
        return new Figure(
                "Portrait in space", Optional.of(PortraitSlots.finding(slots, index, points.length)), 1, List.of(plot));
    }

    private static double[][] finite(double[][] points) {
        return Arrays.stream(points)
                .filter(point -> Arrays.stream(point).allMatch(Double::isFinite))
                .toArray(double[][]::new);
    }

    /** The coordinates along each orbit. */
    private static double[][][] orbits(Item.Array orbits, PrincipalAxes axes) {
        int count = orbits.dims().get(0).size();
        int steps = orbits.dims().get(1).size();
        int d = orbits.dims().get(2).size();
        double[][][] paths = new double[count][][];
        for (int i = 0; i < count; i++) {
            paths[i] = axes.coordinates(orbits.data(), i * steps * d, steps);
        }
        return paths;
    }

    private static List<String> near(Filled slots) {
        return slots.bySlot().containsKey(PortraitSlots.POINTS.name())
                ? new SweptTable(slots.table(PortraitSlots.POINTS)).wordsIfAny("near")
                : List.of();
    }
}
