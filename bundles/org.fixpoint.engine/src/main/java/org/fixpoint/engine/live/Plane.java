package org.fixpoint.engine.live;

import java.util.List;
import java.util.Optional;
import org.fixpoint.api.model.StateMap;

/**
 * A plane of states that is looked at, or a line where there is no more to a map.
 *
 * @param origin a state in it; not to be modified
 * @param directions one or two, orthonormal
 */
public record Plane(double[] origin, List<double[]> directions) {
    private static final double FLAT = 1e-6;

    public Plane {
        directions = List.copyOf(directions);
    }

    /**
     * The plane in which a map is seen best: of up to two coordinates all there is, of more the one through three landmarks that are
     * far apart.
     *
     * @param landmarks states of interest
     */
    static Plane of(StateMap map, List<double[]> landmarks) {
        Optional<StateMap.Reduction> reduction =
                map.reduction().filter(reduced -> reduced.map().dimension() > 0);
        int d = map.dimension();
        int m = reduction.map(each -> each.map().dimension()).orElse(d);
        double[] origin = reduction.map(StateMap.Reduction::origin).orElse(new double[d]);
        if (m <= 2) {
            return new Plane(origin, axes(reduction, d, m));
        }
        return through(landmarks).orElse(new Plane(origin, axes(reduction, d, 2)));
    }

    /** The first coordinates of the map, or of its reduction. */
    private static List<double[]> axes(Optional<StateMap.Reduction> reduction, int d, int count) {
        double[][] axes = new double[count][d];
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < d; i++) {
                int m = reduction.map(each -> each.map().dimension()).orElse(d);
                int place = i * m + k;
                axes[k][i] = reduction.map(each -> each.basis()[place]).orElse(0.0);
            }
            if (reduction.isEmpty()) {
                axes[k][k] = 1;
            }
        }
        return List.of(axes);
    }

    private static Optional<Plane> through(List<double[]> landmarks) {
        if (landmarks.isEmpty()) {
            return Optional.empty();
        }
        double[] a = landmarks.get(0);
        double[] b = farthest(landmarks, new Plane(a, List.of()));
        Plane line = new Plane(a, unit(minus(b, a)).stream().toList());
        double[] c = farthest(landmarks, line);
        double reach = norm(minus(b, a));
        double[] across = line.residue(c);
        return line.directions().isEmpty() || norm(across) < FLAT * reach
                ? Optional.empty()
                : unit(across).map(up -> new Plane(a, List.of(line.directions().get(0), up)));
    }

    private static double[] farthest(List<double[]> states, Plane from) {
        double[] best = states.get(0);
        for (double[] state : states) {
            best = norm(from.residue(state)) > norm(from.residue(best)) ? state : best;
        }
        return best;
    }

    private static Optional<double[]> unit(double[] v) {
        double length = norm(v);
        if (!(length > 0)) {
            return Optional.empty();
        }
        double[] unit = v.clone();
        for (int i = 0; i < v.length; i++) {
            unit[i] /= length;
        }
        return Optional.of(unit);
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = a.clone();
        for (int i = 0; i < a.length; i++) {
            difference[i] -= b[i];
        }
        return difference;
    }

    static double norm(double[] v) {
        double sum = 0;
        for (double each : v) {
            sum += each * each;
        }
        return Math.sqrt(sum);
    }

    /** What of a state's distance from the origin lies across the plane. */
    private double[] residue(double[] state) {
        double[] rest = minus(state, origin);
        for (double[] direction : directions) {
            double along = dot(rest, direction);
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= along * direction[i];
            }
        }
        return rest;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Whether a state lies in it, but for rounding. */
    boolean holds(double[] state) {
        return norm(residue(state)) <= FLAT * (norm(state) + norm(origin));
    }

    /** Whether there is one direction only. */
    boolean isLine() {
        return directions.size() == 1;
    }

    /** The state at a place: one number for each direction. */
    double[] at(double... place) {
        double[] state = origin.clone();
        for (int k = 0; k < directions.size(); k++) {
            for (int i = 0; i < state.length; i++) {
                state[i] += place[k] * directions.get(k)[i];
            }
        }
        return state;
    }

    /** The place next to a state, one number for each direction. */
    double[] place(double[] state) {
        double[] from = minus(state, origin);
        return directions.stream()
                .mapToDouble(direction -> dot(from, direction))
                .toArray();
    }
}
