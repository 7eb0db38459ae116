package org.fixpoint.activations;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.osgi.service.component.annotations.Component;

/** A polynomial. */
@Component(service = Contribution.class)
public final class Polynomial implements Contribution<ActivationFunction> {
    static final Parameter.Reals COEFFICIENTS =
            Parameter.reals("coefficients", "Coefficients of 1, x, x², … in this order", 1, 33);

    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "polynomial", "Polynomial")
                .formula("Σ cₖ xᵏ")
                .parameters(COEFFICIENTS)
                .sources("O'Donnell, Analysis of Boolean Functions, 2014, chapter 11");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new PowerSeries(checked.get(COEFFICIENTS));
    }
}
