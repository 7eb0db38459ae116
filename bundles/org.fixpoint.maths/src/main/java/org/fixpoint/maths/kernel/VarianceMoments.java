package org.fixpoint.maths.kernel;

import org.fixpoint.maths.gaussian.GaussianExpectation;
import org.fixpoint.maths.gaussian.GaussianMoments;
import org.fixpoint.maths.gaussian.PiecewiseFunction;

/**
 * What a layer does to lengths and to nearby inputs if its pre-activations have variance q: the means of an activation f over
 * √q Z, Z standard normal.
 *
 * @param q the variance, at least 0
 * @param secondMoment E[f(√q Z)²]
 * @param slopeSecondMoment E[f'(√q Z)²]; +∞ if f has jumps
 * @param slopeExcess q E[f'(√q Z)²] − E[f(√q Z)²], one integral and not a difference; +∞ if f has jumps
 * @param lengthSlope the derivative of q ↦ E[f(√q Z)²], E[f(√q Z)² (Z² − 1)]/(2q)
 * @param error an estimate of the largest error of the two moments, relative to the larger of E[f²] and q E[f'²]
 */
public record VarianceMoments(
        double q, double secondMoment, double slopeSecondMoment, double slopeExcess, double lengthSlope, double error) {
    private static final double ASIDE = 1e-12;

    /**
     * The means at a variance, by quadrature.
     *
     * @param q positive
     * @throws ArithmeticException where they cannot be verified to exist, or are not resolved
     */
    public static VarianceMoments of(PiecewiseFunction function, double q) {
        PiecewiseFunction scaled = function.scaled(Math.sqrt(q));
        GaussianMoments moments = GaussianMoments.of(scaled);
        double second = moments.secondMoment();
        double scale = function.hasJumps() ? second : Math.max(second, moments.slopeSecondMoment());
        double error = Math.max(moments.secondMomentError(), moments.slopeExcessError()) / scale;
        return new VarianceMoments(
                q,
                second,
                moments.slopeSecondMoment() / q,
                moments.slopeExcess(),
                GaussianExpectation.lengthSlope(scaled) / q,
                error);
    }

    /**
     * The limit of the means as q → 0: f(0)², and half the sum of the squared one-sided derivatives at 0, which is also the
     * derivative of E[f²] if f(0) = 0.
     *
     * @throws IllegalArgumentException if f has a jump at 0, or f(0) ≠ 0, where the derivative of E[f²] needs f''
     */
    public static VarianceMoments atZero(PiecewiseFunction function) {
        double value = function.value().applyAsDouble(0);
        if (value != 0 || contains(function.jumps(), 0)) {
            throw new IllegalArgumentException("only a function that is continuous at 0 and 0 there has this limit");
        }
        double left = function.derivative().applyAsDouble(-ASIDE);
        double right = function.derivative().applyAsDouble(ASIDE);
        double smooth = function.derivative().applyAsDouble(0);
        double slope = contains(function.kinks(), 0) ? 0.5 * (left * left + right * right) : smooth * smooth;
        return new VarianceMoments(0, 0, slope, 0, slope, 2 * Math.ulp(1.0));
    }

    /** χ₁ = σ_w² E[f'(√q Z)²]: how the distance of two nearly equal inputs grows in a layer at stationary length. */
    public double chi(double weightVariance) {
        return weightVariance * slopeSecondMoment;
    }

    /** σ_w² E[f(√q Z)²] + σ_b², the variance of pre-activations one layer on. */
    public double image(double weightVariance, double biasVariance) {
        return weightVariance * secondMoment + biasVariance;
    }

    private static boolean contains(double[] points, double x) {
        for (double point : points) {
            if (point == x) {
                return true;
            }
        }
        return false;
    }
}
