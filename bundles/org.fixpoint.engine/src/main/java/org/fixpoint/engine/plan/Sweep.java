package org.fixpoint.engine.plan;

import java.util.List;
import org.fixpoint.engine.document.Node;

/** The values of a sweep, for those who look at one without planning the experiment. */
public final class Sweep {
    private Sweep() {}

    /**
     * The values that a sweep lists or spans, the very ones that points are made for, in their order; none where it is at fault.
     *
     * @param values what stands under the key {@code sweep}
     * @param whole whether the values of a span are rounded to whole numbers
     */
    public static List<Node> values(Node values, boolean whole) {
        return SweepGrid.values(values, new Place("sweep", values.mark()), whole, new Faults());
    }
}
