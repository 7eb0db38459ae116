package org.fixpoint.maths.kernel;

import java.util.function.DoubleUnaryOperator;

/**
 * A kernel map divided by its value at one, κ(1) = 1, with what its class depends on.
 *
 * @param mean c₀ = E[φ]/√E[φ²], so that κ(0) = c₀²
 * @param value κ on [-1, 1]
 * @param slope κ' on [-1, 1]; it may be infinite at ±1
 * @param gap 1 − κ(1 − δ) for δ in [0, 2], without cancellation
 * @param slopeExcess κ'(1) − 1 = (E[φ'²] − E[φ²])/E[φ²], which may be +∞; never a difference of rounded numbers
 * @param tolerance below it in size, c₀, the excess and Σ_{k≥2} c_k² count as zero
 */
public record NormalizedKernel(
        double mean,
        DoubleUnaryOperator value,
        DoubleUnaryOperator slope,
        DoubleUnaryOperator gap,
        double slopeExcess,
        double tolerance) {

    /** A kernel in closed form; its gap is the plain difference 1 − κ(1 − δ), which cancels for small δ. */
    public static NormalizedKernel closedForm(
            double mean, DoubleUnaryOperator value, DoubleUnaryOperator slope, double slopeExcess, double tolerance) {
        return new NormalizedKernel(
                mean, value, slope, delta -> 1 - value.applyAsDouble(1 - delta), slopeExcess, tolerance);
    }

    /** Σ_{k≥2} c_k² = 1 − κ(0) − κ'(0), which is zero for linear functions only. */
    public double nonlinearity() {
        return 1 - mean * mean - slope.applyAsDouble(0);
    }
}
