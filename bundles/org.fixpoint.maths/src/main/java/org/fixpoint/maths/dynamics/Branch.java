package org.fixpoint.maths.dynamics;

import java.util.List;

/**
 * A branch of fixed points: a curve in state and parameter, traced by pseudo-arclength continuation.
 *
 * @param points along the curve
 * @param begin why it was not traced beyond its first point
 * @param end why it was not traced beyond its last point
 */
public record Branch(List<Point> points, End begin, End end) {
    public Branch {
        points = List.copyOf(points);
    }

    /** Why a branch was not traced further. */
    public enum End {
        /** The parameter reached the end of its range. */
        RANGE,
        /** The curve is closed. */
        CLOSED,
        /** The state left the region of interest. */
        REGION,
        /** The number of steps allowed was used up. */
        STEPS,
        /** Not even the shortest step met the curve again. */
        STALLED
    }

    /**
     * A fixed point on a branch.
     *
     * @param state x; not to be modified
     * @param parameter λ
     * @param tangent the unit tangent (dx, du) with u the parameter in the unit of the continuation; not to be modified
     * @param stability eigenvalues of f'(x)
     * @param residual max |x − f(x, λ)|
     */
    public record Point(double[] state, double parameter, double[] tangent, Stability stability, double residual) {
        /** The direction in which the parameter changes along the branch: positive, negative, or 0 at a turn. */
        double turn() {
            return tangent[tangent.length - 1];
        }
    }

    /** How often the branch passes a value of the parameter, none of its ends counted. */
    public int passes(double parameter) {
        int count = 0;
        for (int i = 1; i < points.size(); i++) {
            double a = points.get(i - 1).parameter();
            double b = points.get(i).parameter();
            count += (a < parameter) != (b < parameter) ? 1 : 0;
        }
        return count;
    }
}
