package org.fixpoint.maths.geometry;

import java.util.Optional;
import org.fixpoint.maths.dynamics.SmoothMap;
import org.fixpoint.maths.linear.LinearEquations;

/**
 * The fixed point x = F(x) to which damped Newton steps lead from a start nearby.
 *
 * @param point x, length d
 * @param residual |x − F(x)|
 * @param steps the steps taken
 * @param converged whether the residual came down to rounding
 */
public record NearbyFixedPoint(double[] point, double residual, int steps, boolean converged) {
    private static final double ROUNDING = 0x1p-50;
    private static final double ENOUGH = 0x1p-52; // nothing to be gained by further steps

    /**
     * Newton steps for x − F(x) = 0, halved until the residual falls. Rounding is that of states of size 1 or of x, if it is larger.
     *
     * @param start length d; not modified
     * @param most no more steps than these
     */
    public static NearbyFixedPoint from(SmoothMap map, double[] start, int most) {
        return from(map, start, most, 1, () -> {});
    }

    /** The same, with a look round on the way. */
    public static NearbyFixedPoint from(SmoothMap map, double[] start, int most, Runnable look) {
        return from(map, start, most, 1, look);
    }

    /**
     * The same for states of another size.
     *
     * @param unit the size of states, positive; rounding is that of this or of x, if it is larger
     * @param look called before each step; may throw to stop
     */
    public static NearbyFixedPoint from(SmoothMap map, double[] start, int most, double unit, Runnable look) {
        double[] x = start.clone();
        double[] gap = gap(map, x);
        int steps = 0;
        while (steps < most && norm(gap) > ENOUGH * Math.max(unit, norm(x))) {
            look.run();
            Optional<double[]> next = step(map, x, gap);
            if (next.isEmpty()) {
                break;
            }
            x = next.get();
            gap = gap(map, x);
            steps++;
        }
        return new NearbyFixedPoint(x, norm(gap), steps, norm(gap) <= rounding(map, x, unit));
    }

    /** What rounding x does to x − F(x). */
    private static double rounding(SmoothMap map, double[] x, double unit) {
        int d = map.dimension();
        double[] jacobian = new double[d * d];
        map.jacobian(x, jacobian);
        return ROUNDING * d * Math.max(unit, norm(x)) * (1 + norm(jacobian));
    }

    /** A step along Newton's direction to a smaller residual; nothing if there is none. */
    private static Optional<double[]> step(SmoothMap map, double[] x, double[] gap) {
        int d = map.dimension();
        double[] jacobian = new double[d * d];
        map.jacobian(x, jacobian);
        for (int i = 0; i < jacobian.length; i++) {
            jacobian[i] = (i % (d + 1) == 0 ? 1 : 0) - jacobian[i];
        }
        Optional<double[]> direction = LinearEquations.solve(jacobian, gap);
        for (double length = 1; direction.isPresent() && length > 0x1p-20; length /= 2) {
            double[] next = x.clone();
            for (int i = 0; i < d; i++) {
                next[i] -= length * direction.get()[i];
            }
            if (norm(gap(map, next)) < norm(gap)) {
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    private static double[] gap(SmoothMap map, double[] x) {
        double[] gap = new double[x.length];
        map.apply(x, gap);
        for (int i = 0; i < gap.length; i++) {
            gap[i] = x[i] - gap[i];
        }
        return gap;
    }

    private static double norm(double[] a) {
        double sum = 0;
        for (double each : a) {
            sum += each * each;
        }
        return Math.sqrt(sum);
    }
}
