package org.fixpoint.memories;

import java.util.List;

/** The standard basis as patterns. */
final class StandardBasis {
    private StandardBasis() {}

    /** e₁, …, e_N. */
    static PatternSet of(int count) {
        double[] rows = new double[count * count];
        for (int i = 0; i < count; i++) {
            rows[i * count + i] = 1;
        }
        return new PatternSet(rows, count, count, List.of());
    }
}
