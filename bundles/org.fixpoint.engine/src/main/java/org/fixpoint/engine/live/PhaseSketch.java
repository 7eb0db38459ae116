package org.fixpoint.engine.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.engine.live.StateSketch.Standing;

/**
 * A map of states seen in a plane: where each state of a grid goes, fixed points, the states that it has by name, and the orbits of some.
 *
 * @param map F
 * @param plane in which it is seen
 * @param sight what of the plane is seen: least and largest number along each direction
 * @param stopped looked at before each application of the map
 */
record PhaseSketch(StateMap map, Plane plane, double[][] sight, BooleanSupplier stopped) {
    /** So many named states are marked at most. */
    static final int MOST_LANDMARKS = 200;

    private static final int STEPS = 400;
    private static final double REST = 1e-7; // of the width in sight
    private static final double HEAD = 0.35;
    private static final int FIXED_POINTS = 2; // marks at the end of a line's: unstable and stable ones
    private static final String PROJECTED = ", projected";

    /**
     * Draws the portrait; on a line the map itself with its steps.
     *
     * @throws Refusal if no place of the grid has a finite image
     * @throws RunContext.Cancelled once it is stopped
     */
    Drawn drawn(StateSketch sketch, List<double[]> starts, int grid) {
        if (plane.isLine()) {
            Panel.Plot line = scalar().drawn(
                            grid * grid, starts.stream().map(at -> at[0]).toList())
                    .plot();
            List<Mark> marks = new ArrayList<>(line.marks());
            marks.addAll(line.marks().size() - FIXED_POINTS, landmarks());
            line.marks().stream()
                    .filter(Mark.Line.class::isInstance)
                    .forEach(mark -> requireFinite(((Mark.Line) mark).y()));
            return new Drawn(new Panel.Plot(line.title(), line.x(), line.y(), marks), words(sketch));
        }
        List<Mark> marks = new ArrayList<>();
        marks.add(flow(grid));
        for (int k = 0; k < starts.size(); k++) {
            marks.addAll(orbit(starts.get(k), 2 + k));
        }
        marks.addAll(landmarks());
        marks.add(points(Mark.Shape.CIRCLE, Standing.UNSTABLE, sketch));
        marks.add(points(Mark.Shape.DIAMOND, Standing.UNDECIDED, sketch));
        marks.add(points(Mark.Shape.DISC, Standing.STABLE, sketch));
        boolean whole = map.dimension() <= 2;
        Panel.Axis x = axis(whole ? "x" : "first direction of the plane", 0);
        Panel.Axis y = axis(whole ? "y" : "second direction of the plane", 1);
        return new Drawn(new Panel.Plot("", x, y, marks).withSameUnits(), words(sketch));
    }

    private Panel.Axis axis(String label, int direction) {
        return Panel.Axis.linear(label).from(sight[direction][0], sight[direction][1]);
    }

    private ScalarSketch scalar() {
        double width = sight[0][1] - sight[0][0];
        return new ScalarSketch(List.of("x", "F(x)"), sight[0][0], sight[0][1], this::along, x -> {
            double h = 1e-6 * width;
            return (along(x + h) - along(x - h)) / (2 * h);
        });
    }

    private void apply(double[] state, double[] image) {
        if (stopped.getAsBoolean()) {
            throw new RunContext.Cancelled();
        }
        map.apply(state, image);
    }

    /** The map along the line. */
    private double along(double x) {
        double[] image = new double[map.dimension()];
        apply(plane.at(x), image);
        return plane.place(image)[0];
    }

    /** An arrow from each place of a grid towards where its state goes, the longest as long as a cell. */
    private Mark flow(int grid) {
        double[] step = {
            (sight[0][1] - sight[0][0]) / grid, (sight[1][1] - sight[1][0]) / grid,
        };
        double[] image = new double[map.dimension()];
        double[][] from = new double[grid * grid][];
        double[][] by = new double[grid * grid][];
        double[] lengths = new double[grid * grid];
        double longest = 0;
        for (int i = 0; i < from.length; i++) {
            int column = i % grid;
            int row = i / grid;
            double[] place = {sight[0][0] + (column + 0.5) * step[0], sight[1][0] + (row + 0.5) * step[1]};
            apply(plane.at(place), image);
            double[] end = plane.place(image);
            from[i] = place;
            by[i] = new double[] {end[0] - place[0], end[1] - place[1]};
            double length = StrictMath.hypot(by[i][0] / step[0], by[i][1] / step[1]);
            lengths[i] = length;
            longest = Double.isFinite(length) ? Math.max(longest, length) : longest;
        }
        requireFinite(lengths);
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < from.length && longest > 0; i++) {
            double length = lengths[i] / longest;
            double scale = length > 0 ? 0.9 * Math.sqrt(length) / (length * longest) : 0; // short ones are seen too
            if (Double.isFinite(length)) {
                arrow(from[i], by[i][0] * scale, by[i][1] * scale, x, y);
            }
        }
        return new Mark.Line("", Mark.NEUTRAL, Mark.Stroke.SOLID, ScalarSketch.array(x), ScalarSketch.array(y));
    }

    private static void requireFinite(double[] numbers) {
        if (Arrays.stream(numbers).noneMatch(Double::isFinite)) {
            throw new Refusal("the map of states has no finite value at any place that is looked at; take another"
                    + " parameter or model");
        }
    }

    private static void arrow(double[] at, double dx, double dy, List<Double> x, List<Double> y) {
        double ex = at[0] + dx;
        double ey = at[1] + dy;
        x.addAll(List.of(at[0], ex, ex - HEAD * (dx + 0.6 * dy), ex, ex - HEAD * (dx - 0.6 * dy), ex));
        y.addAll(List.of(at[1], ey, ey - HEAD * (dy - 0.6 * dx), ey, ey - HEAD * (dy + 0.6 * dx), Double.NaN));
    }

    private List<Mark> orbit(double[] start, int hue) {
        List<Double> x = new ArrayList<>(List.of(start[0]));
        List<Double> y = new ArrayList<>(List.of(start[1]));
        double width = Math.max(sight[0][1] - sight[0][0], sight[1][1] - sight[1][0]);
        double[] state = plane.at(start);
        double[] image = new double[state.length];
        for (int i = 0; i < STEPS; i++) {
            apply(state, image);
            double moved = 0;
            for (int k = 0; k < state.length; k++) {
                moved = Math.max(moved, Math.abs(image[k] - state[k]));
            }
            double[] before = state;
            state = image;
            image = before;
            double[] place = plane.place(state);
            x.add(place[0]);
            y.add(place[1]);
            if (!(moved > REST * width)) {
                break;
            }
        }
        return List.of(
                new Mark.Line("", hue, Mark.Stroke.SOLID, ScalarSketch.array(x), ScalarSketch.array(y)),
                new Mark.Points("", hue, Mark.Shape.CROSS, new double[] {start[0]}, new double[] {start[1]}));
    }

    /** The states that the model has by name, a mark for each kind; on a line they are on its diagonal, as fixed points are. */
    private List<Mark> landmarks() {
        Map<String, List<double[]>> kinds = new LinkedHashMap<>();
        for (StateMap.Landmark mark : map.landmarks(MOST_LANDMARKS)) {
            String kind = mark.kind() + (plane.holds(mark.state()) ? "" : PROJECTED);
            kinds.computeIfAbsent(kind, first -> new ArrayList<>()).add(plane.place(mark.state()));
        }
        List<Mark> marks = new ArrayList<>();
        kinds.forEach((kind, places) -> {
            double[] x = places.stream().mapToDouble(place -> place[0]).toArray();
            double[] y = places.stream()
                    .mapToDouble(place -> place[place.length - 1])
                    .toArray();
            marks.add(new Mark.Points(kind, kind.endsWith(PROJECTED) ? Mark.NEUTRAL : 0, Mark.Shape.STAR, x, y));
        });
        return marks;
    }

    private Mark points(Mark.Shape shape, Standing standing, StateSketch sketch) {
        List<double[]> places = sketch.points().stream()
                .filter(point -> point.standing() == standing)
                .map(point -> plane.place(point.state()))
                .toList();
        return new Mark.Points(
                "", // the sentence below names them
                1,
                shape,
                places.stream().mapToDouble(place -> place[0]).toArray(),
                places.stream().mapToDouble(place -> place[1]).toArray());
    }

    private String words(StateSketch sketch) {
        boolean projected = map.landmarks(MOST_LANDMARKS).stream().anyMatch(mark -> !plane.holds(mark.state()));
        return found(sketch)
                + (projected ? " A projected star stands at the place of the plane next to its state." : "");
    }

    private String found(StateSketch sketch) {
        if (sketch.attractorsOnly()) {
            return String.format(
                    Locale.ROOT,
                    "Orbits of a few starts end at %d places (filled); there may be more, and unstable ones: a run looks for"
                            + " them. Seen in a plane of the %d coordinates.",
                    sketch.points().size(),
                    map.dimension());
        }
        long stable = count(sketch, Standing.STABLE);
        long unstable = count(sketch, Standing.UNSTABLE);
        long undecided = count(sketch, Standing.UNDECIDED);
        return String.format(
                Locale.ROOT,
                "%d stable (filled), %d unstable (hollow)%s found quickly; a run tells whether these are all.",
                stable,
                unstable,
                undecided == 0 ? "" : ", " + undecided + " undecided");
    }

    private static long count(StateSketch sketch, Standing standing) {
        return sketch.points().stream()
                .filter(point -> point.standing() == standing)
                .count();
    }
}
