package org.fixpoint.memories;

import java.util.function.DoubleFunction;
import org.fixpoint.api.model.StateFamily;
import org.fixpoint.api.model.StateMap;

/**
 * A memory as its inverse temperature β varies over the positive numbers.
 *
 * @param value the β that the model has
 * @param maps the map at each β
 * @param slope ∂F/∂β
 */
record BetaFamily(double value, DoubleFunction<StateMap> maps, Slope slope) implements StateFamily {
    /** ∂F/∂β at a state. */
    @FunctionalInterface
    interface Slope {
        /** Writes ∂F/∂β to {@code out}. */
        void of(double beta, double[] x, double[] out);
    }

    @Override
    public String parameter() {
        return "beta";
    }

    @Override
    public double low() {
        return 0;
    }

    @Override
    public double high() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public StateMap at(double beta) {
        if (!(beta > 0) || Double.isInfinite(beta)) {
            throw new IllegalArgumentException("beta " + beta + " is no positive number");
        }
        return maps.apply(beta);
    }

    @Override
    public void derivative(double beta, double[] x, double[] out) {
        slope.of(beta, x, out);
    }
}
