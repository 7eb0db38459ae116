package org.fixpoint.analyses.dynamics;

import java.util.Optional;
import org.fixpoint.api.model.StateEnclosure;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.maths.dynamics.MapBounds;
import org.fixpoint.maths.dynamics.SearchBox;
import org.fixpoint.maths.dynamics.SmoothMap;

/** A map of states as the methods for iterated maps take it. */
record SmoothStateMap(StateMap map) implements SmoothMap {
    @Override
    public int dimension() {
        return map.dimension();
    }

    @Override
    public void apply(double[] x, double[] out) {
        map.apply(x, out);
    }

    @Override
    public void jacobian(double[] x, double[] out) {
        map.jacobian(x, out);
    }

    /** Its proven bounds. */
    Optional<MapBounds> bounds() {
        return map.enclosure().map(Bounds::new);
    }

    /** Its region. */
    SearchBox box() {
        StateMap.Region region = map.region();
        return new SearchBox(region.low(), region.high(), region.absorbing());
    }

    private record Bounds(StateEnclosure enclosure) implements MapBounds {
        @Override
        public void value(double[] low, double[] high, double[] outLow, double[] outHigh) {
            enclosure.value(low, high, outLow, outHigh);
        }

        @Override
        public void jacobian(double[] low, double[] high, double[] outLow, double[] outHigh) {
            enclosure.jacobian(low, high, outLow, outHigh);
        }
    }
}
