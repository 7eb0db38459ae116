package org.fixpoint.api.model;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Proven bounds of an activation φ, from which its class is certified.
 *
 * <p>Meant is φ over the real numbers, not its evaluation in doubles: every bound is rounded outwards. What is not known is the whole
 * line, −∞ below and +∞ above; whoever reads the bounds then refines the panel, or says that the answer is undecided. Moore,
 * Kearfott and Cloud, Introduction to Interval Analysis (2009). Stateless; called from several threads.
 */
@ConsumerType
public interface Enclosure {
    /**
     * The Taylor coefficients φ⁽ᵏ⁾(ξ)/k!, k = 0, …, order, for ξ in a panel.
     *
     * <p>Where the coefficients 0 to n over the panel are finite, φ is n − 1 times continuously differentiable inside it, with a
     * Lipschitz continuous last derivative, and the n-th holds almost everywhere. At an end of the panel φ counts as it continues
     * from within; single points do not count.
     *
     * @param low the lower end, finite
     * @param high the upper end, at least low
     * @param centre in the panel
     * @param order at least 0
     */
    Panel on(double low, double high, double centre, int order);

    /**
     * How φ and φ' grow.
     *
     * @param from not 0; for all x ≥ from if it is positive, for all x ≤ from if it is negative
     */
    Tail tail(double from);

    /** Whether φ is proven to be continuous at x. */
    boolean isContinuousAt(double x);

    /** What holds exactly, and no bounds could prove. */
    List<Fact> facts();

    /**
     * Bounds of Taylor coefficients by their order.
     *
     * @param atLow lower bounds at the centre
     * @param atHigh upper bounds at the centre
     * @param overLow lower bounds for all points of the panel at once
     * @param overHigh upper bounds for all points of the panel at once
     */
    record Panel(double[] atLow, double[] atHigh, double[] overLow, double[] overHigh) {}

    /**
     * Bounds beyond a point.
     *
     * @param value of |φ|
     * @param slope of |φ'|; unknown where φ may jump
     */
    record Tail(Growth value, Growth slope) {}

    /**
     * The bound exp(constant + rate · |x| + quadratic · x²).
     *
     * @param constant −∞ for a function that is 0, +∞ where no bound is known
     */
    record Growth(double constant, double rate, double quadratic) {}

    /**
     * Something that holds exactly.
     *
     * @param reason why it does, in words that are shown to the researcher
     */
    record Fact(Statement statement, String reason) {}

    /** What may hold exactly. */
    enum Statement {
        /** φ(−x) = −φ(x). */
        ODD,
        /** φ(−x) = φ(x). */
        EVEN,
        /** E[φ(Z)] = 0 for a standard normal Z. */
        MEAN_ZERO,
        /** E[φ'(Z)²] = E[φ(Z)²], both finite, so that κ'(1) = 1. */
        BALANCED,
        /** φ(x) = a + b x. */
        LINEAR
    }
}
