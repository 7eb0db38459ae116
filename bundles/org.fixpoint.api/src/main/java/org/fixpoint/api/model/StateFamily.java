package org.fixpoint.api.model;

import org.osgi.annotation.versioning.ConsumerType;

/** A {@link StateMap} that depends smoothly on one real parameter, such as an inverse temperature. Stateless. */
@ConsumerType
public interface StateFamily {
    /** The name of the parameter, as the architecture has it. */
    String parameter();

    /** The value that the model has. */
    double value();

    /** The least value for which the map exists; it need not exist there itself. */
    double low();

    /** The largest value for which the map exists. */
    double high();

    /**
     * The map at a value.
     *
     * @param value above {@link #low()}, below {@link #high()}
     */
    StateMap at(double value);

    /**
     * ∂F/∂(parameter).
     *
     * @param x length d; not modified
     * @param out length d
     */
    void derivative(double value, double[] x, double[] out);
}
