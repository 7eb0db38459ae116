package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.model.DesignedActivation;
import org.fixpoint.api.model.DualActivation;
import org.fixpoint.api.model.Enclosure;

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

    /** With κ'(1) = 1 where that was asked for: meant are the coefficients that the doubles round. */
    @Override
    public Optional<Enclosure> enclosure() {
        FormulaBounds bounds = sum.enclosure();
        boolean balanced = design.target().equals("slope-at-one") && design.wanted() == 1;
        return Optional.of(
                balanced
                        ? bounds.with(new Enclosure.Fact(
                                Enclosure.Statement.BALANCED,
                                "the coefficients are by design those with E[phi'^2] = E[phi^2]"))
                        : bounds);
    }
}
