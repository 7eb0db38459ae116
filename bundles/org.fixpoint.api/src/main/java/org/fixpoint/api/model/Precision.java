package org.fixpoint.api.model;

import org.fixpoint.api.Parameter;

/**
 * The arithmetic of a sampled network's products with its weights.
 *
 * <p>An architecture that offers both declares {@link #PARAMETER}. It is in the key of a point as any other, but a value of this type does
 * not name random streams: both precisions are of the same network, in single precision with its weights rounded.
 */
public enum Precision {
    /** Numbers of 53 bits. */
    DOUBLE,
    /** Factors of 24 bits, twice as many in a vector: for similarities and other averages over samples. */
    SINGLE;

    /** {@code precision}, double by default. */
    public static final Parameter.Choice<Precision> PARAMETER = Parameter.choice(
                    "precision",
                    "the arithmetic of the products with weights; single is faster, and moves similarities by some 1e-6 in 64"
                            + " layers, or more where layers amplify differences",
                    Precision.class)
            .byDefault(DOUBLE);
}
