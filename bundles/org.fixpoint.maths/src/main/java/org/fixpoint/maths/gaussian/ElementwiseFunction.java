package org.fixpoint.maths.gaussian;

import java.util.function.DoubleUnaryOperator;

/** A real function of each element of an array; called from several threads. */
@FunctionalInterface
public interface ElementwiseFunction {
    /**
     * {@code out[i] = f(x[i])}, each element the same bits whatever the others are.
     *
     * @param x not modified
     * @param out modified; as long as x, and another array
     */
    void apply(double[] x, double[] out);

    /** One element after the other. */
    static ElementwiseFunction of(DoubleUnaryOperator f) {
        return (x, out) -> {
            for (int i = 0; i < x.length; i++) {
                out[i] = f.applyAsDouble(x[i]);
            }
        };
    }

    /**
     * One function of the elements below a point and another of the rest, each asked for its own only: less work than both of all elements
     * where neighbours mostly lie on one side.
     */
    static ElementwiseFunction split(double point, ElementwiseFunction below, ElementwiseFunction rest) {
        return new SplitFunction(point, below, rest);
    }
}
