package org.fixpoint.memories;

import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;

/** What is done to the patterns of a memory of graded units. */
enum UnitScaling {
    /** A coordinate becomes its sign, 1 or −1. */
    SIGN,
    /** Nothing. */
    NONE;

    static final Parameter.Choice<UnitScaling> PARAMETER = Parameter.choice(
                    "normalise",
                    "sign: every coordinate of a pattern becomes 1 or -1, by its sign; none: patterns as they are",
                    UnitScaling.class)
            .byDefault(SIGN);

    /**
     * The patterns so treated.
     *
     * @throws Refusal if a coordinate is 0 and has no sign
     */
    PatternSet apply(PatternSet patterns) {
        if (this == NONE) {
            return patterns;
        }
        int n = patterns.dimension();
        double[] rows = patterns.rows().clone();
        for (int k = 0; k < rows.length; k++) {
            if (rows[k] == 0) {
                throw new Refusal("coordinate " + (k % n + 1) + " of " + StoredPatterns.name(k / n, patterns.labels())
                        + " is 0 and has no sign; remove the mean of the patterns, or set normalise: none");
            }
            rows[k] = Math.signum(rows[k]);
        }
        return new PatternSet(rows, patterns.count(), n, patterns.labels());
    }
}
