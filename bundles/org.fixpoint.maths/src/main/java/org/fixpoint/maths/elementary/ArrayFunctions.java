package org.fixpoint.maths.elementary;

/**
 * The functions of {@link Elementary} over arrays: the same bits, element by element, whichever provider computes them.
 *
 * <p>Unless said otherwise, {@code out} is as long as {@code x} or longer and may be x itself; elements beyond the length of x are left as they are.
 * Safe for use by several threads. No call allocates.
 */
public interface ArrayFunctions {
    /** The fastest provider that works here: through the Vector API where its module is present, else plain loops. */
    static ArrayFunctions fastest() {
        return ArrayFunctionsChoice.FASTEST;
    }

    /** {@code out[i]} = eˣ for x = {@code x[i]}. */
    void exp(double[] x, double[] out);

    /** {@code out[i]} = eˣ − 1 for x = {@code x[i]}. */
    void expm1(double[] x, double[] out);

    /** {@code out[i] = tanh(x[i])}. */
    void tanh(double[] x, double[] out);

    /** {@code out[i] = 1/(1 + exp(-x[i]))}. */
    void logistic(double[] x, double[] out);

    /** The derivative of the logistic function at each {@code x[i]}. */
    void logisticSlope(double[] x, double[] out);

    /** {@code out[i] = log(1 + exp(x[i]))}. */
    void softplus(double[] x, double[] out);

    /**
     * Replaces each row of scores by its softmax, pᵢ = exp(sᵢ)/Σⱼ exp(sⱼ), to a few units in the last place.
     *
     * @param x finite scores, rows × columns, row-major
     * @param cut from −700 to 0; scores farther below the largest of their row become 0
     * @throws IllegalArgumentException if the cut is outside, or x is shorter than the rows
     */
    void softmaxRows(double[] x, int rows, int columns, double cut);
}
