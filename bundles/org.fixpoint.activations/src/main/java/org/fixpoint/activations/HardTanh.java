package org.fixpoint.activations;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.osgi.service.component.annotations.Component;

/** The identity clipped to [−1, 1]. */
@Component(service = Contribution.class)
public final class HardTanh implements Contribution<ActivationFunction> {
    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "hard-tanh", "Identity clipped to [−1, 1]")
                .formula("min(max(−1, x), 1)")
                .sources("Collobert, Large scale machine learning, PhD thesis, Université Paris VI, 2004");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new Clipped(1, 0, -1, 1);
    }
}
