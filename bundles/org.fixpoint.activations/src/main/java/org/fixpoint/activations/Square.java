package org.fixpoint.activations;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.osgi.service.component.annotations.Component;

/** The square. */
@Component(service = Contribution.class)
public final class Square implements Contribution<ActivationFunction> {
    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "square", "Square")
                .formula("x²")
                .sources(
                        "Livni, Shalev-Shwartz and Shamir, On the computational efficiency of training neural networks, NeurIPS 2014, arXiv:1410.1141");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new PowerSeries(0, 0, 1);
    }
}
