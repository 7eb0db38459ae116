package org.fixpoint.visualizers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.visualizers.paint.Hues;

/**
 * What lies in space as marks on a view of it, in as many steps of paleness as there are of depth.
 *
 * @param sight from where it is seen
 * @param bodies points whose nearest and farthest span the depth
 */
record SpaceMarks(Sight sight, double[][] bodies) {
    private static final int STEPS = 4;
    private static final double PALEST = 0.6;
    private static final double AT_POINT = 0.02; // of the extent: an orbit that ends so near a fixed point ends at it
    private static final int MOST_ENDS = 6; // as many as there are hues
    private static final String[] SUBSCRIPTS = {"₁", "₂", "₃"};
    private static final Mark.Stroke[] STROKES = {Mark.Stroke.SOLID, Mark.Stroke.DASHED, Mark.Stroke.DOTTED};

    /** The three axes from the origin, as long as what is shown reaches; told apart by their strokes. */
    List<Mark> axes(String name) {
        double length = extent();
        List<Mark> marks = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            double[] end = new double[3];
            end[k] = length;
            double[] place = sight.place(end);
            String label = name.length() == 1 ? name + SUBSCRIPTS[k] : name + (k + 1);
            marks.add(new Mark.Line(
                    label, Hues.faded(Mark.NEUTRAL, PALEST), STROKES[k], new double[] {0, place[0]}, new double[] {
                        0, place[1]
                    }));
        }
        return marks;
    }

    /** The largest distance of a body from the origin. */
    private double extent() {
        return Arrays.stream(bodies)
                .mapToDouble(body -> Math.sqrt(PrincipalAxes.dot(body, body)))
                .max()
                .orElse(1);
    }

    /** The edges of the polytope: solid where they are seen, dotted and paler where they are hidden. */
    List<Mark> polytope(double[][] corners) {
        if (corners.length > Polytope.MOST) {
            return List.of();
        }
        List<double[][]> seen = new ArrayList<>();
        List<double[][]> hidden = new ArrayList<>();
        for (Polytope.Edge edge : Polytope.of(corners).edges()) {
            List<double[][]> side = edge.hidden(sight.towards()) ? hidden : seen;
            side.add(new double[][] {corners[edge.from()], corners[edge.to()]});
        }
        List<Mark> marks = new ArrayList<>();
        if (!hidden.isEmpty()) {
            marks.add(line("hidden edge", Hues.faded(Mark.NEUTRAL, 0.3), Mark.Stroke.DOTTED, hidden));
        }
        if (!seen.isEmpty()) {
            marks.add(line("edge of the polytope", Hues.faded(Mark.NEUTRAL, 0.3), Mark.Stroke.SOLID, seen));
        }
        return marks;
    }

    /** The patterns. */
    Mark patterns(double[][] corners) {
        double[][] places = places(corners);
        return new Mark.Points("pattern", Mark.NEUTRAL, Mark.Shape.STAR, places[0], places[1]);
    }

    /**
     * Orbits, those that end at the same attractor in one hue.
     *
     * @param near what each fixed point is near, or less
     */
    List<Mark> orbits(double[][][] paths, double[][] points, FixedPointMarks index, List<String> near) {
        Map<Integer, List<double[][]>> byEnd = new TreeMap<>();
        for (double[][] path : paths) {
            byEnd.computeIfAbsent(end(path[path.length - 1], points, index), end -> new ArrayList<>())
                    .add(path);
        }
        List<Mark> marks = new ArrayList<>();
        if (byEnd.size() > MOST_ENDS) {
            marks.add(line("orbits", Hues.faded(Mark.NEUTRAL, 0.5), Mark.Stroke.SOLID, List.of(paths)));
            return marks;
        }
        byEnd.forEach((end, members) -> {
            String at = end < 0
                    ? "orbits that end elsewhere"
                    : end < near.size() && !near.get(end).isEmpty()
                            ? "orbits to " + near.get(end)
                            : "orbits to fixed point " + (end + 1);
            int hue = Hues.faded(end < 0 ? Mark.NEUTRAL : marks.size(), 0.45);
            marks.add(line(at, hue, Mark.Stroke.SOLID, members));
        });
        return marks;
    }

    /** The stable fixed point at which a state is, or −1. */
    private int end(double[] state, double[][] points, FixedPointMarks index) {
        int nearest = -1;
        double least = AT_POINT * extent();
        for (int i = 0; i < points.length; i++) {
            double sum = 0;
            for (int k = 0; k < 3; k++) {
                sum += (points[i][k] - state[k]) * (points[i][k] - state[k]);
            }
            if (Math.sqrt(sum) <= least && (index.index().length == 0 || index.index()[i] == 0)) {
                least = Math.sqrt(sum);
                nearest = i;
            }
        }
        return nearest;
    }

    /** The fixed points, the farthest first; the legend shows each index as it looks near the eye. */
    List<Mark> points(double[][] points, FixedPointMarks index) {
        double[][] places = places(points);
        double[] depth = Arrays.stream(points)
                .mapToDouble(point -> sight.place(point)[2])
                .toArray();
        double low = Arrays.stream(bodies)
                .mapToDouble(body -> sight.place(body)[2])
                .min()
                .orElse(0);
        double high = Arrays.stream(bodies)
                .mapToDouble(body -> sight.place(body)[2])
                .max()
                .orElse(0);
        List<Mark> marks = new ArrayList<>();
        for (Mark each : index.marks(places, new boolean[points.length], "")) {
            Mark.Points whole = (Mark.Points) each;
            marks.add(new Mark.Points(whole.label(), whole.hue(), whole.shape(), new double[0], new double[0]));
        }
        for (int step = STEPS - 1; step >= 0; step--) {
            double[][] here = new double[2][points.length];
            for (int i = 0; i < points.length; i++) {
                double away = high > low ? (high - depth[i]) / (high - low) : 0;
                boolean shown = Math.min(STEPS - 1, (int) (away * STEPS)) == step;
                here[0][i] = shown ? places[0][i] : Double.NaN;
                here[1][i] = places[1][i];
            }
            double pale = PALEST * step / (STEPS - 1);
            for (Mark each : index.marks(here, new boolean[points.length], "")) {
                Mark.Points some = (Mark.Points) each;
                marks.add(new Mark.Points("", Hues.faded(some.hue(), pale), some.shape(), some.x(), some.y()));
            }
        }
        return marks;
    }

    private double[][] places(double[][] points) {
        double[][] places = new double[2][points.length];
        for (int i = 0; i < points.length; i++) {
            double[] place = sight.place(points[i]);
            places[0][i] = place[0];
            places[1][i] = place[1];
        }
        return places;
    }

    /** Paths as one line with gaps. */
    private Mark line(String label, int hue, Mark.Stroke stroke, List<double[][]> paths) {
        List<double[]> places = new ArrayList<>();
        for (double[][] path : paths) {
            for (double[] point : path) {
                double[] place = sight.place(point);
                boolean finite = Double.isFinite(place[0]) && Double.isFinite(place[1]);
                places.add(finite ? place : new double[] {0, Double.NaN});
            }
            places.add(new double[] {0, Double.NaN});
        }
        return new Mark.Line(
                label,
                hue,
                stroke,
                places.stream().mapToDouble(place -> place[0]).toArray(),
                places.stream().mapToDouble(place -> place[1]).toArray());
    }
}
