package org.fixpoint.analyses.dynamics;

import org.fixpoint.api.Refusal;

/**
 * A plane through three states, with orthonormal directions.
 *
 * @param origin a state in the plane
 * @param right the first direction
 * @param up the second
 */
record PlaneSection(double[] origin, double[] right, double[] up) {
    private static final double FLAT = 1e-9;

    /** The coordinates of the plane of the first two coordinates. */
    static PlaneSection ofFirstTwo(int d) {
        double[] right = new double[d];
        double[] up = new double[d];
        right[0] = 1;
        up[1] = 1;
        return new PlaneSection(new double[d], right, up);
    }

    /**
     * The plane through three states.
     *
     * @throws Refusal if they lie on a line
     */
    static PlaneSection through(double[] a, double[] b, double[] c) {
        double[] right = unit(minus(b, a));
        double[] up = minus(c, a);
        double size = RestingPoint.norm(up);
        for (int i = 0; i < 2; i++) { // twice, for what rounding leaves
            double along = dot(up, right);
            for (int k = 0; k < up.length; k++) {
                up[k] -= along * right[k];
            }
        }
        if (!(RestingPoint.norm(up) > FLAT * size)) {
            throw new Refusal(
                    "the three points that basin-section goes through lie on one line; give three that span a plane");
        }
        return new PlaneSection(a, right, unit(up));
    }

    /** The sine of the angle at a between b and c, which differ from a. */
    static double sine(double[] a, double[] b, double[] c) {
        double[] along = unit(minus(b, a));
        double[] other = minus(c, a);
        double[] across = other.clone();
        double share = dot(other, along);
        for (int i = 0; i < across.length; i++) {
            across[i] -= share * along[i];
        }
        return RestingPoint.norm(across) / RestingPoint.norm(other);
    }

    private static double[] unit(double[] v) {
        double length = RestingPoint.norm(v);
        if (!(length > 0)) {
            throw new Refusal(
                    "two of the three points that basin-section goes through are the same; give three that span a plane");
        }
        double[] unit = v.clone();
        for (int i = 0; i < v.length; i++) {
            unit[i] /= length;
        }
        return unit;
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = a.clone();
        for (int i = 0; i < a.length; i++) {
            difference[i] -= b[i];
        }
        return difference;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** The state at a place of the plane. */
    double[] at(double x, double y) {
        double[] state = origin.clone();
        for (int i = 0; i < state.length; i++) {
            state[i] += x * right[i] + y * up[i];
        }
        return state;
    }

    /** The place of the plane next to a state, and how far the state is from it: right, up, away. */
    double[] place(double[] state) {
        double[] difference = minus(state, origin);
        double x = dot(difference, right);
        double y = dot(difference, up);
        return new double[] {x, y, RestingPoint.distance(at(x, y), state)};
    }
}
