package org.fixpoint.activations;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.osgi.service.component.annotations.Component;

/** The identity, a linear layer. */
@Component(service = Contribution.class)
public final class Identity implements Contribution<ActivationFunction> {
    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "identity", "Identity")
                .formula("x")
                .sources(
                        "Saxe, McClelland and Ganguli, Exact solutions to the nonlinear dynamics of learning in deep linear neural networks, ICLR 2014, arXiv:1312.6120");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new PowerSeries(0, 1);
    }
}
