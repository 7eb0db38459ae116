package org.fixpoint.analyses.dynamics;

import java.util.Optional;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.api.model.StateMap.Reduction;
import org.fixpoint.maths.dynamics.SmoothMap;

/**
 * The coordinates in which fixed points are told apart and followed: those of a subspace that holds all values of the map, or its own,
 * in units of the region. A map of states a thousand times as long is the same map in them.
 *
 * @param map the map in its own coordinates
 * @param subspace empty if the map's own coordinates serve
 * @param unit half the widest side of the region
 * @param smooth the map in the coordinates of the subspace, in units
 */
record Frame(StateMap map, Optional<Reduction> subspace, double unit, SmoothMap smooth) {
    static Frame of(StateMap map) {
        Optional<Reduction> reduction = reduction(map);
        StateMap inner = reduction.map(Reduction::map).orElse(map);
        double unit = unit(inner.region());
        return new Frame(map, reduction, unit, new Scaled(inner, unit));
    }

    /** The part of the map that moves: its reduction to at least one coordinate, if it has one. */
    static Optional<Reduction> reduction(StateMap map) {
        return map.reduction().filter(reduced -> reduced.map().dimension() > 0);
    }

    /** Half the widest side of a region; 1 if it is a point. */
    static double unit(StateMap.Region region) {
        double widest = 0;
        for (int i = 0; i < region.low().length; i++) {
            widest = Math.max(widest, region.high()[i] / 2 - region.low()[i] / 2);
        }
        return widest > 0 ? widest : 1;
    }

    /** The state at coordinates y. */
    double[] lift(double[] y) {
        double[] x = scaled(y, unit);
        return subspace.map(each -> each.lift(x)).orElse(x);
    }

    /** The coordinates of the point of the subspace next to a state. */
    double[] coordinates(double[] x) {
        return scaled(subspace.map(each -> each.coordinates(x)).orElse(x), 1 / unit);
    }

    static double[] scaled(double[] x, double factor) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = factor * x[i];
        }
        return y;
    }

    private record Scaled(StateMap map, double unit) implements SmoothMap {
        @Override
        public int dimension() {
            return map.dimension();
        }

        @Override
        public void apply(double[] y, double[] out) {
            map.apply(scaled(y, unit), out);
            for (int i = 0; i < out.length; i++) {
                out[i] /= unit;
            }
        }

        @Override
        public void jacobian(double[] y, double[] out) {
            map.jacobian(scaled(y, unit), out);
        }
    }
}
