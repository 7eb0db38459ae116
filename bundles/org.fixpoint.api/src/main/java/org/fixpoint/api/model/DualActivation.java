package org.fixpoint.api.model;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The dual of an activation φ in closed form: expectations of φ under a centred Gaussian pair.
 *
 * <p>(u, v) is centred bivariate normal with variances {@code qx, qy ≥ 0} and correlation {@code rho} in [-1, 1]; φ is not
 * normalised. Relative accuracy a few ulp. Daniely, Frostig and Singer (2016), arXiv:1602.05897, Definition 4.
 */
@ConsumerType
public interface DualActivation {
    /** E[φ(u)φ(v)]. */
    double value(double qx, double qy, double rho);

    /**
     * E[φ'(u)φ'(v)] with the weak derivative, so that ∂/∂ρ E[φ(u)φ(v)] = √(qx qy) · slope; +∞ at |ρ| = 1 if φ jumps.
     */
    double slope(double qx, double qy, double rho);

    /** E[φ(u)] for u of variance q. */
    double mean(double q);

    /** E[φ(u)²] for u of variance q. */
    default double secondMoment(double q) {
        return value(q, q, 1);
    }

    /** E[φ'(u)²] for u of variance q; +∞ if φ jumps. */
    default double slopeSecondMoment(double q) {
        return slope(q, q, 1);
    }

    /**
     * E[φ'(u)²] · q − E[φ(u)²] for u of variance q. Its sign decides between converging, polynomial and diverging similarity, so
     * an implementation for which it vanishes identically returns exactly 0.
     */
    default double slopeExcess(double q) {
        return q * slopeSecondMoment(q) - secondMoment(q);
    }

    /**
     * c₀, …, c_degree in closed form, c_k = E[φ(Z)he_k(Z)] for a standard normal Z and the normalised Hermite polynomial; each
     * relatively accurate, and 0 exactly where it vanishes.
     *
     * @param degree at least 0
     * @return a new array, or empty if there is no closed form
     */
    default Optional<double[]> hermite(int degree) {
        return Optional.empty();
    }
}
