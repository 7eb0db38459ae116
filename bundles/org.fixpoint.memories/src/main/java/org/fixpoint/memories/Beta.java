package org.fixpoint.memories;

import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;

/** The inverse temperature as a parameter. */
final class Beta {
    static final Parameter.Real PARAMETER = Parameter.real("beta", "β, the inverse temperature of the softmax")
            .in(Range.open(0, Double.POSITIVE_INFINITY).because("at β ≤ 0 patterns repel or do nothing"))
            .typically(0.1, 50)
            .byDefault(8);

    private Beta() {}
}
