package org.fixpoint.maths.certified;

import java.util.Optional;
import org.fixpoint.maths.interval.Interval;

/**
 * Gaussian moments and Hermite coefficients of a function φ, enclosed: the true numbers are members of these intervals.
 *
 * @param second E[φ²]
 * @param slopeSecond E[φ'²] with the weak derivative, so that κ'(1) = E[φ'²]/E[φ²]; not bounded above where φ jumps, or where it is not
 *     proven that it does not
 * @param hermite c_k = E[φ(Z) he_k(Z)], he_k normalised and φ not; c₀ is E[φ]. Owned by this
 * @param jump where φ is proven to jump
 * @param loose where it is not proven that φ is continuous
 * @param panels how many panels the line was cut into
 */
public record CertifiedMoments(
        Interval second,
        Interval slopeSecond,
        Interval[] hermite,
        Optional<Double> jump,
        Optional<Double> loose,
        int panels) {

    /**
     * The moments under the standard normal distribution.
     *
     * @param breaks where the function may not be smooth; any that is left out is found, at some cost
     * @param degree of the last coefficient, from 2 to 150
     * @throws NotEnclosedException where the moments are not bounded
     */
    public static CertifiedMoments of(EnclosedFunction f, double[] breaks, int degree) {
        if (degree < 2 || degree > HermiteValues.MOST) {
            throw new IllegalArgumentException("degree " + degree + " is not from 2 to " + HermiteValues.MOST);
        }
        return new CertifiedQuadrature(f, degree).over(breaks);
    }

    /** E[φ'²] − E[φ²], whose sign is that of κ'(1) − 1. */
    public Interval excess() {
        return slopeSecond.minus(second);
    }

    /** E[φ²] less the squares of the coefficients up to a degree: what higher ones weigh. */
    public Interval tailMass(int degree) {
        Interval mass = second;
        for (int k = 0; k <= degree; k++) {
            mass = mass.minus(hermite[k].square());
        }
        return mass.max(Interval.ZERO);
    }
}
