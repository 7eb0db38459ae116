package org.fixpoint.activations;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.osgi.service.component.annotations.Component;

/** The sigmoid approximation of the Gaussian error linear unit, x σ(1.702x). */
@Component(service = Contribution.class)
public final class QuickGelu implements Contribution<ActivationFunction> {
    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "quick-gelu", "Sigmoid approximation of GELU")
                .formula("x / (1 + exp(−1.702 x))")
                .sources("Hendrycks and Gimpel, Gaussian error linear units, 2016, arXiv:1606.08415");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new GatedLine(1.702);
    }
}
