package org.fixpoint.activations;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.osgi.service.component.annotations.Component;

/** The line gated by a logistic sigmoid of adjustable sharpness. */
@Component(service = Contribution.class)
public final class Swish implements Contribution<ActivationFunction> {
    static final Parameter.Real BETA = Parameter.real("beta", "Sharpness of the gate")
            .in(Range.closed(-1000, 1000))
            .typically(0, 5)
            .byDefault(1);

    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "swish", "Swish, x gated by the sigmoid of beta x")
                .formula("x / (1 + exp(−beta x))")
                .parameters(BETA)
                .sources("Ramachandran, Zoph and Le, Searching for activation functions, 2017, arXiv:1710.05941");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new GatedLine(checked.get(BETA));
    }
}
