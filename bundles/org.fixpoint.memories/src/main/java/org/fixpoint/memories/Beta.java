package org.fixpoint.memories;

import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;

/** The inverse temperature as a parameter. */
final class Beta {
    static final Parameter.Real PARAMETER = of("β, the inverse temperature of the softmax");
    /** That of graded units. */
    static final Parameter.Real GAIN = of("β, the gain of a unit: the slope of tanh(β h) at 0");

    private Beta() {}

    private static Parameter.Real of(String doc) {
        return Parameter.real("beta", doc)
                .in(Range.open(0, Double.POSITIVE_INFINITY).because("at β ≤ 0 patterns repel or do nothing"))
                .typically(0.1, 50)
                .byDefault(8);
    }
}
