package org.fixpoint.analyses.dynamics;

import java.util.Optional;
import org.fixpoint.api.RunContext;
import org.fixpoint.maths.dynamics.Stability;
import org.fixpoint.maths.geometry.NearbyFixedPoint;

/**
 * Where an orbit came to rest, in the coordinates of a frame.
 *
 * @param at the fixed point, if Newton's method converges nearby, or the last state
 * @param isFixed whether it converged
 * @param stability of the fixed point, if there is one and its eigenvalues can be computed
 */
record RestingPoint(double[] at, boolean isFixed, Optional<Stability> stability) {
    private static final double NEAR = 1e-2; // an orbit rests so far from a saddle that it leaves slowly
    private static final double STEPS = 1e3;
    private static final double COARSE = 1e-4;
    private static final int NEWTON = 50;
    private static final double SAME = 1e-8;
    private static final double ROUNDING = 1e-13; // over the distance of the eigenvalues from 1 it is Newton's error
    private static final double SLOW = 1e-3;
    private static final double FACTOR = 10;
    private static final int MORE = 100;
    private static final double HELD = 1e-12;

    /**
     * The point near the end of an orbit.
     *
     * @param y the end
     * @param change the largest change of a coordinate in the last step
     */
    static RestingPoint near(Frame frame, double[] y, double change, RunContext run) {
        NearbyFixedPoint found = NearbyFixedPoint.from(frame.smooth(), y, NEWTON, run::checkCancelled);
        boolean near = distance(found.point(), y) < NEAR * (1 + norm(y)) + STEPS * change;
        if (!found.converged() || !near) {
            return new RestingPoint(y, false, Optional.empty());
        }
        return new RestingPoint(found.point(), true, stability(frame, found.point()));
    }

    /** The stability of a fixed point. */
    static Optional<Stability> stability(Frame frame, double[] y) {
        double[] jacobian = new double[y.length * y.length];
        frame.smooth().jacobian(y, jacobian);
        return Stability.of(jacobian, y.length);
    }

    /** Whether an orbit that ends at y is on its way here, as far as its last step can tell. */
    boolean explains(double[] y, double change) {
        double rate = stability.map(Stability::spectralRadius).orElse(1.0);
        return isFixed && 1 - rate >= SLOW && distance(at, y) <= FACTOR * change / (1 - rate) + HELD * (1 + norm(y));
    }

    /** Whether both are one as far as Newton's method, or without it the rest of the orbits, can tell. */
    boolean isSameAs(RestingPoint other) {
        double away = distance(at, other.at);
        if (isFixed != other.isFixed) {
            return false;
        }
        double room = Math.min(
                stability.map(Stability::hyperbolicity).orElse(0.0),
                other.stability.map(Stability::hyperbolicity).orElse(0.0));
        double same = isFixed ? Math.min(COARSE, Math.max(SAME, ROUNDING / room)) : COARSE;
        return away <= same * (1 + norm(at));
    }

    /** Whether an orbit that goes on from y stays: always if this is no saddle, else only if it approaches to rounding. */
    boolean holds(Frame frame, double[] y) {
        if (!isFixed || stability.map(Stability::index).orElse(0) == 0) {
            return true;
        }
        double room = stability.map(Stability::hyperbolicity).orElse(0.0);
        double held = Math.min(COARSE, Math.max(HELD, ROUNDING / room)) * (1 + norm(at));
        double[] x = y;
        for (int k = 0; k < MORE && !(distance(x, at) <= held); k++) {
            double[] next = new double[x.length];
            frame.smooth().apply(x, next);
            x = next;
        }
        return distance(x, at) <= held;
    }

    static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    static double norm(double[] x) {
        return distance(x, new double[x.length]);
    }
}
