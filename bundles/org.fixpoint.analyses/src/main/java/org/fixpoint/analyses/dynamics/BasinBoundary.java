package org.fixpoint.analyses.dynamics;

import java.util.ArrayList;
import java.util.List;
import org.fixpoint.maths.dynamics.RestingOrbits;
import org.fixpoint.maths.dynamics.SmoothMap;

/**
 * Half of the stable manifold of a saddle in the plane, as the boundary of the two basins that its unstable directions lead to.
 *
 * <p>From one point to the next the line is continued straight on, and the boundary sought across it by bisection between a state that goes
 * to one attractor and a state that goes to the other. No inverse of the map is needed, and the bracket is the error of the point. The half
 * ends where it leaves the box, where a third basin begins, or where no bracket of both basins is found.
 *
 * @param map in the plane, in units of its region
 * @param low the least coordinates of the box
 * @param high the largest
 * @param attractors to which orbits are assigned
 * @param step between points, in those units
 */
record BasinBoundary(SmoothMap map, double[] low, double[] high, List<double[]> attractors, double step) {
    private static final double NEAR = 1e-6; // of an attractor or the saddle
    private static final double REST = 1e-13;
    private static final int STEPS = 20_000;
    private static final double BRACKET = 1e-9;
    private static final int HALVINGS = 6;
    private static final int MOST = 5_000;
    private static final int NONE = -1;
    private static final int SADDLE = -2;

    /**
     * A point of the boundary.
     *
     * @param y its coordinates
     * @param width how far apart the states are between which it lies
     */
    record Point(double[] y, double width) {}

    /** The attractor that the orbit from a state ends at. */
    private int target(double[] y, double[] saddle) {
        RestingOrbits.BatchMap batch = (states, count, out) -> {
            double[] image = new double[2];
            map.apply(new double[] {states[0], states[1]}, image);
            System.arraycopy(image, 0, out, 0, 2);
        };
        double[] end = RestingOrbits.of(batch, y, 2, new RestingOrbits.Rest(REST, 1, STEPS), left -> {})
                .states();
        for (int k = 0; k < attractors.size(); k++) {
            if (RestingPoint.distance(end, attractors.get(k)) < NEAR) {
                return k;
            }
        }
        return RestingPoint.distance(end, saddle) < NEAR ? SADDLE : NONE;
    }

    /**
     * The half that leaves a saddle in a direction; the saddle alone if its unstable directions lead to no two attractors.
     *
     * @param along the stable direction, of length 1
     * @param across the unstable one, of length 1
     * @param look called for each point; may throw to stop
     */
    List<Point> from(double[] saddle, double[] along, double[] across, Runnable look) {
        List<Point> points = new ArrayList<>();
        points.add(new Point(saddle, 0));
        int right = target(moved(saddle, across, step / 8), saddle);
        int left = target(moved(saddle, across, -step / 8), saddle);
        if (right < 0 || left < 0 || right == left) {
            return points;
        }
        double[] at = saddle;
        double[] direction = along;
        double[] normal = across;
        double turn = along[0] * across[1] - along[1] * across[0] > 0 ? 1 : -1; // the side of the right basin
        double length = step;
        for (int halvings = 0; points.size() < MOST && halvings <= HALVINGS; ) {
            look.run();
            double[] ahead = moved(at, direction, length);
            if (!isInside(ahead)) {
                return points;
            }
            Point next = between(ahead, normal, length, right, left, saddle);
            if (next.width() < 0) {
                halvings++;
                length /= 2;
                continue;
            }
            double[] moved = {next.y()[0] - at[0], next.y()[1] - at[1]};
            double norm = StrictMath.hypot(moved[0], moved[1]);
            direction = new double[] {moved[0] / norm, moved[1] / norm};
            normal = new double[] {-turn * direction[1], turn * direction[0]};
            at = next.y();
            points.add(next);
            halvings = 0;
            length = Math.min(step, 2 * length);
        }
        return points;
    }

    /** The boundary across a line; of width −1 if there is none. */
    private Point between(double[] ahead, double[] normal, double reach, int right, int left, double[] saddle) {
        double from = -reach;
        double to = reach;
        if (target(moved(ahead, normal, to), saddle) != right || target(moved(ahead, normal, from), saddle) != left) {
            return new Point(ahead, -1);
        }
        while (to - from > BRACKET) {
            double middle = 0.5 * (from + to);
            int there = target(moved(ahead, normal, middle), saddle);
            if (there == right) {
                to = middle;
            } else if (there == left) {
                from = middle;
            } else if (there == SADDLE) { // on the manifold to rounding
                return new Point(moved(ahead, normal, middle), 0);
            } else {
                return new Point(ahead, -1);
            }
        }
        return new Point(moved(ahead, normal, 0.5 * (from + to)), to - from);
    }

    private boolean isInside(double[] y) {
        return y[0] >= low[0] && y[0] <= high[0] && y[1] >= low[1] && y[1] <= high[1];
    }

    private static double[] moved(double[] y, double[] direction, double length) {
        return new double[] {y[0] + length * direction[0], y[1] + length * direction[1]};
    }
}
