package org.fixpoint.maths.formula;

import java.util.Optional;

/**
 * A function of x as compiled code, with its first two derivatives, its kinks and its jumps.
 *
 * <p>Stateless; called from several threads. Bit for bit what term-by-term evaluation gives.
 */
public abstract class CompiledFormula {
    private final double[] kinks;
    private final double[] jumps;
    private final Optional<ArrayEvaluation> valuesTogether;
    private final Optional<ArrayEvaluation> derivativesTogether;

    /** For generated classes. */
    CompiledFormula(
            double[] kinks,
            double[] jumps,
            Optional<ArrayEvaluation> valuesTogether,
            Optional<ArrayEvaluation> derivativesTogether) {
        this.kinks = kinks.clone();
        this.jumps = jumps.clone();
        this.valuesTogether = valuesTogether;
        this.derivativesTogether = derivativesTogether;
    }

    /** {@link #values}, one after the other. */
    abstract void eachValue(double[] x, double[] out);

    /** {@link #derivatives}, one after the other. */
    abstract void eachDerivative(double[] x, double[] out);

    /** The value at x. */
    public abstract double value(double x);

    /** The derivative; at a kink or jump the mean of the one-sided derivatives. */
    public abstract double derivative(double x);

    /** The second derivative between kinks and jumps; at one of them the mean of the one-sided ones. */
    public abstract double secondDerivative(double x);

    /**
     * {@code out[i]} is the value at {@code x[i]}.
     *
     * @param x not modified
     * @param out modified; as long as x, and another array
     */
    public final void values(double[] x, double[] out) {
        if (valuesTogether.isPresent()) {
            valuesTogether.get().values(x, out, this::eachValue);
        } else {
            eachValue(x, out);
        }
    }

    /**
     * {@code out[i]} is the derivative at {@code x[i]}.
     *
     * @param x not modified
     * @param out modified; as long as x, and another array
     */
    public final void derivatives(double[] x, double[] out) {
        if (derivativesTogether.isPresent()) {
            derivativesTogether.get().values(x, out, this::eachDerivative);
        } else {
            eachDerivative(x, out);
        }
    }

    /** Where it is continuous and a derivative of any order is not, ascending. A new array. */
    public final double[] kinks() {
        return kinks.clone();
    }

    /** Where it is discontinuous, ascending. A new array. */
    public final double[] jumps() {
        return jumps.clone();
    }
}
