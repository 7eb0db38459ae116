package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.model.DesignedActivation;
import org.fixpoint.api.model.DualActivation;

/** A designed sum of Hermite polynomials. */
record DesignedSum(HermiteSum sum, Design design) implements DesignedActivation {
    @Override
    public double value(double x) {
        return sum.value(x);
    }

    @Override
    public double derivative(double x) {
        return sum.derivative(x);
    }

    @Override
    public Optional<DualActivation> dual() {
        return Optional.of(sum.dual());
    }
}
