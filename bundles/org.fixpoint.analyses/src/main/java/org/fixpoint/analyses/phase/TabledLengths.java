package org.fixpoint.analyses.phase;

import java.util.Optional;
import org.fixpoint.maths.kernel.BracketedRoot;
import org.fixpoint.maths.kernel.MomentTable;
import org.fixpoint.maths.kernel.VarianceMoments;

/** Stationary variances of many layers of one activation, by roots of the length map in a table of its moments. */
final class TabledLengths {
    private static final int PER_DECADE = 20;
    private static final double SAME = 1e-11;

    private final MomentTable table;
    private final double[] nodes;
    private final VarianceMoments[] moments;

    TabledLengths(MomentTable table) {
        this.table = table;
        nodes = table.nodes(PER_DECADE);
        moments = new VarianceMoments[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            moments[i] = table.at(nodes[i]);
        }
    }

    /**
     * The moments at the stationary variance next to a given one, in the direction in which the layer takes it; at variance 0 where
     * it shrinks to nothing, and empty where it leaves the table, growing.
     */
    Optional<VarianceMoments> reached(PropagatingLayer layer, double first) {
        double start = Math.max(nodes[0], Math.min(nodes[nodes.length - 1], first));
        VarianceMoments here = table.at(start);
        double change = excess(layer, here);
        if (Math.abs(change) <= SAME * start) {
            return Optional.of(here);
        }
        double last = start;
        int step = change > 0 ? 1 : -1;
        for (int i = change > 0 ? 0 : nodes.length - 1; i >= 0 && i < nodes.length; i += step) {
            boolean beyond = change > 0 ? nodes[i] > start : nodes[i] < start;
            if (!beyond) {
                continue;
            }
            double there = excess(layer, moments[i]);
            if (there == 0 || there > 0 != change > 0) {
                return Optional.of(table.at(root(layer, last, nodes[i])));
            }
            last = nodes[i];
        }
        boolean vanishes = change < 0
                && layer.biasVariance() == 0
                && layer.function().value().applyAsDouble(0) == 0;
        return vanishes ? Optional.of(VarianceMoments.atZero(layer.function())) : Optional.empty();
    }

    /** Whether a layer makes the smallest variance of the table larger, beyond rounding. */
    boolean growFromZero(PropagatingLayer layer) {
        return excess(layer, moments[0]) > SAME * nodes[0];
    }

    private double root(PropagatingLayer layer, double one, double other) {
        return BracketedRoot.of(q -> excess(layer, table.at(q)), Math.min(one, other), Math.max(one, other))
                .at();
    }

    private static double excess(PropagatingLayer layer, VarianceMoments at) {
        return at.image(layer.gain(), layer.biasVariance()) - at.q();
    }
}
