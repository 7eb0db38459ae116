package org.fixpoint.activations;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.osgi.service.component.annotations.Component;

/** The absolute value. */
@Component(service = Contribution.class)
public final class Abs implements Contribution<ActivationFunction> {
    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "abs", "Absolute value")
                .formula("|x|")
                .sources(
                        "Bruna and Mallat, Invariant scattering convolution networks, IEEE TPAMI 35, 2013, arXiv:1203.1513");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new BentLine(-1, 1);
    }
}
