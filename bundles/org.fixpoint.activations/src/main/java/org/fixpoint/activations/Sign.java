package org.fixpoint.activations;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.osgi.service.component.annotations.Component;

/** The sign, with value 0 at 0. */
@Component(service = Contribution.class)
public final class Sign implements Contribution<ActivationFunction> {
    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "sign", "Sign")
                .formula("−1 for x < 0, 0 at 0, 1 for x > 0")
                .sources(
                        "Hopfield, Neural networks and physical systems with emergent collective computational abilities, PNAS 79, 1982, doi:10.1073/pnas.79.8.2554",
                        "Williams, Computing with infinite networks, NeurIPS 1996 (dual)");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new Step(-1, 1);
    }
}
