package org.fixpoint.activations;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.osgi.service.component.annotations.Component;

/** The unit step, with value 1/2 at 0. */
@Component(service = Contribution.class)
public final class Heaviside implements Contribution<ActivationFunction> {
    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "heaviside", "Unit step")
                .formula("0 for x < 0, 1/2 at 0, 1 for x > 0")
                .sources(
                        "McCulloch and Pitts, A logical calculus of the ideas immanent in nervous activity, 1943, doi:10.1007/BF02478259",
                        "Cho and Saul, Kernel methods for deep learning, NeurIPS 2009 (dual)");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new Step(0, 1);
    }
}
