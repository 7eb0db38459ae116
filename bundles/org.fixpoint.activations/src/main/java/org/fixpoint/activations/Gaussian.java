package org.fixpoint.activations;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.osgi.service.component.annotations.Component;

/** The Gaussian bump exp(−x²). */
@Component(service = Contribution.class)
public final class Gaussian implements Contribution<ActivationFunction> {
    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "gaussian", "Gaussian bump")
                .formula("exp(−x²)")
                .sources(
                        "Broomhead and Lowe, Multivariable functional interpolation and adaptive networks, Complex Systems 2, 1988");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new QuadraticExponential(-1);
    }
}
