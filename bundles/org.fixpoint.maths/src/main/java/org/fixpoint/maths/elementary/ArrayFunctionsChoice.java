package org.fixpoint.maths.elementary;

import org.fixpoint.maths.linear.VectorProvider;

/** Decides once. */
final class ArrayFunctionsChoice {
    static final ArrayFunctions FASTEST = VectorProvider.load(
                    ArrayFunctions.class, "org.fixpoint.maths.elementary.VectorArrayFunctions")
            .filter(functions -> VectorProvider.isFast())
            .orElseGet(PlainArrayFunctions::new);

    private ArrayFunctionsChoice() {}
}
