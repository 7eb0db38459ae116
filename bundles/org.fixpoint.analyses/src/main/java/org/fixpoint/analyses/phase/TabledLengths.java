package org.fixpoint.analyses.phase;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fixpoint.maths.kernel.BracketedRoot;
import org.fixpoint.maths.kernel.Crossings;
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
        boolean grows = change > 0;
        List<Crossings.Crossing> crossings = crossings(layer, start, grows);
        if (!crossings.isEmpty()) {
            Crossings.Crossing next = crossings.get(grows ? 0 : crossings.size() - 1);
            return Optional.of(table.at(next.low() == next.high() ? next.low() : root(layer, next.low(), next.high())));
        }
        boolean vanishes =
                !grows && layer.biasVariance() == 0 && layer.function().value().applyAsDouble(0) == 0;
        return vanishes ? Optional.of(VarianceMoments.atZero(layer.function())) : Optional.empty();
    }

    /** The stationary variances above a start, or below. */
    private List<Crossings.Crossing> crossings(PropagatingLayer layer, double start, boolean above) {
        double[] places = new double[nodes.length + 1];
        double[] values = new double[nodes.length + 1];
        int count = 0;
        for (int i = 0; i <= nodes.length; i++) {
            boolean isStart = above ? i == 0 : i == nodes.length;
            VarianceMoments at = isStart ? table.at(start) : moments[above ? i - 1 : i];
            if (isStart || (above ? at.q() > start : at.q() < start)) {
                places[count] = at.q();
                values[count++] = excess(layer, at) / at.q();
            }
        }
        return Crossings.of(
                q -> excess(layer, table.at(q)) / q, Arrays.copyOf(places, count), Arrays.copyOf(values, count));
    }

    /** Whether a layer makes the smallest variance of the table larger, beyond rounding. */
    boolean growFromZero(PropagatingLayer layer) {
        return excess(layer, moments[0]) > SAME * nodes[0];
    }

    private double root(PropagatingLayer layer, double low, double high) {
        return BracketedRoot.of(q -> excess(layer, table.at(q)), low, high).at();
    }

    private static double excess(PropagatingLayer layer, VarianceMoments at) {
        return at.image(layer.gain(), layer.biasVariance()) - at.q();
    }
}
