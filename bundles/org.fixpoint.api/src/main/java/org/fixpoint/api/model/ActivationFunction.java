package org.fixpoint.api.model;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A scalar activation φ: R → R, applied to each coordinate of a pre-activation.
 *
 * <p>Finite for every finite argument. Stateless; called from several threads.
 */
@ConsumerType
public interface ActivationFunction {
    /** φ(x). */
    double value(double x);

    /** φ'(x); at a kink the mean of the one-sided derivatives, at a jump the derivative of the continuous part. */
    double derivative(double x);

    /**
     * φ of each element: {@code out[i] = φ(x[i])}. The hot path of every simulation, and of kernel maps by quadrature.
     *
     * @param x not modified
     * @param out modified; as long as x, and another array
     */
    default void values(double[] x, double[] out) {
        for (int i = 0; i < x.length; i++) {
            out[i] = value(x[i]);
        }
    }

    /**
     * φ of each element to single precision, where states are rounded to it in any case: as {@link #values}, but the size of an element may
     * be off by 2⁻²⁴ of itself. For those only who have a way that takes less time than {@link #values}, which it is by default.
     *
     * @param x not modified
     * @param out modified; as long as x, and another array
     */
    default void valuesToSingle(double[] x, double[] out) {
        values(x, out);
    }

    /**
     * φ' of each element: {@code out[i] = φ'(x[i])}.
     *
     * @param x not modified
     * @param out modified; as long as x, and another array
     */
    default void derivatives(double[] x, double[] out) {
        for (int i = 0; i < x.length; i++) {
            out[i] = derivative(x[i]);
        }
    }

    /** Where φ is continuous and a derivative of any order is not, ascending; quadrature splits there. A new array. */
    default double[] kinks() {
        return new double[0];
    }

    /** Where φ itself is discontinuous, ascending; there E[φ'φ'] is not the slope of the kernel map. A new array. */
    default double[] jumps() {
        return new double[0];
    }

    /** The closed form of the Gaussian pair expectation, where one is known. */
    default Optional<DualActivation> dual() {
        return Optional.empty();
    }

    /** Proven bounds, where they are offered; what is certified rests on them alone. */
    default Optional<Enclosure> enclosure() {
        return Optional.empty();
    }
}
