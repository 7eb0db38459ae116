package org.fixpoint.maths.elementary;

/**
 * The functions of {@link Elementary} over arrays: the same bits, element by element, but for what is said to be to single precision.
 *
 * <p>Unless said otherwise, {@code out} is as long as {@code x} or longer and may be x itself; elements beyond the length of x are left as they are.
 * Safe for use by several threads. After the first on its thread no call
 * allocates.
 */
public interface ArrayFunctions {
    /** The provider. */
    static ArrayFunctions fastest() {
        return BlockArrayFunctions.ONLY;
    }

    /** {@code out[i]} = eˣ for x = {@code x[i]}. */
    void exp(double[] x, double[] out);

    /**
     * Replaces the first n elements by eˣ; the smaller they are known to be, the less it takes.
     *
     * @param largest at least every |x| of them, up to 708; where it is not, or one is NaN, anything takes their place
     * @throws IllegalArgumentException if it is above 708 or NaN
     */
    void expUpTo(double largest, double[] x, int n);

    /** {@code out[i]} = eˣ − 1 for x = {@code x[i]}. */
    void expm1(double[] x, double[] out);

    /** {@code out[i] = tanh(x[i])}. */
    void tanh(double[] x, double[] out);

    /**
     * {@code out[i]} = tanh x for x = {@code x[i]}, to single precision: the relative error is below 2⁻²⁵, so that a float made of it is
     * off by a unit in the last place at most, and it takes half of the time. Exactly odd, in size below 1; the same bits on every machine.
     */
    void tanhToSingle(double[] x, double[] out);

    /** {@code out[i] = 1/(1 + exp(-x[i]))}. */
    void logistic(double[] x, double[] out);

    /** The derivative of the logistic function at each {@code x[i]}. */
    void logisticSlope(double[] x, double[] out);

    /** {@code out[i]} = x σ(βx) for x = {@code x[i]}, σ the logistic function and β finite. */
    void swish(double beta, double[] x, double[] out);

    /** The derivative of x σ(βx) at each {@code x[i]}. */
    void swishSlope(double beta, double[] x, double[] out);

    /** {@code out[i] = log(1 + exp(x[i]))}. */
    void softplus(double[] x, double[] out);

    /** {@code out[i] = erf(x[i])}. */
    void erf(double[] x, double[] out);

    /** {@code out[i]} = Φ(x) for x = {@code x[i]}. */
    void normalCdf(double[] x, double[] out);

    /** {@code out[i]} = Φ'(x) for x = {@code x[i]}. */
    void normalDensity(double[] x, double[] out);

    /** {@code out[i]} = x Φ(x) for x = {@code x[i]}. */
    void gelu(double[] x, double[] out);

    /** {@code out[i]} = Φ(x) + x Φ'(x) for x = {@code x[i]}. */
    void geluSlope(double[] x, double[] out);

    /** {@code out[i] = sin(x[i])}. */
    void sin(double[] x, double[] out);

    /** {@code out[i] = cos(x[i])}. */
    void cos(double[] x, double[] out);

    /** {@code out[i] = arctan(x[i])}. */
    void arctan(double[] x, double[] out);

    /**
     * Replaces each row of scores by its softmax, pᵢ = exp(sᵢ)/Σⱼ exp(sⱼ).
     *
     * <p>Of n columns a weight is off by at most (n/8 + maxⱼ sⱼ − sᵢ + ln n + 20) · 2⁻⁵³ of itself, from the sum, the difference to the largest
     * score, those in the sum, and the rest; and by n exp(cut) of itself for scores that are cut.
     *
     * @param x finite scores, rows × columns, row-major
     * @param cut from −700 to 0; scores farther below the largest of their row become 0
     * @throws IllegalArgumentException if the cut is outside, or x is shorter than the rows
     */
    void softmaxRows(double[] x, int rows, int columns, double cut);
}
