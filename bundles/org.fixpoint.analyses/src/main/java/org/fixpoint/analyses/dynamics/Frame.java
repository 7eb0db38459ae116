package org.fixpoint.analyses.dynamics;

import java.util.Optional;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.api.model.StateMap.Reduction;
import org.fixpoint.maths.dynamics.SmoothMap;

/**
 * The coordinates in which the fixed points of a map are sought: those of a subspace that holds all its values, or its own.
 *
 * @param map the map in its own coordinates
 * @param subspace empty if the map's own coordinates serve
 * @param smooth the map in the coordinates of the subspace
 */
record Frame(StateMap map, Optional<Reduction> subspace, SmoothMap smooth) {
    static Frame of(StateMap map) {
        Optional<Reduction> reduction = map.reduction();
        return new Frame(
                map, reduction, new SmoothStateMap(reduction.map(Reduction::map).orElse(map)));
    }

    double[] lift(double[] y) {
        return subspace.map(each -> each.lift(y)).orElse(y);
    }

    double[] coordinates(double[] x) {
        return subspace.map(each -> each.coordinates(x)).orElse(x);
    }
}
