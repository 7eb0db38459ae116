package org.fixpoint.activations;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.osgi.service.component.annotations.Component;

/** The randomised rectifier as it is used after training: the slope for negative x is the mean of its uniform distribution. */
@Component(service = Contribution.class)
public final class Rrelu implements Contribution<ActivationFunction> {
    static final Parameter.Real LOWER = Parameter.real("lower", "Least slope for negative x")
            .in(Range.closed(-10, 10))
            .typically(0, 1)
            .byDefault(0.125);
    static final Parameter.Real UPPER = Parameter.real("upper", "Greatest slope for negative x")
            .in(Range.closed(-10, 10))
            .typically(0, 1)
            .byDefault(1.0 / 3);

    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(
                        ActivationFunction.class, "rrelu", "Randomised leaky rectified linear unit at its mean slope")
                .formula("x for x ≥ 0, (lower + upper)/2 x for x < 0")
                .parameters(LOWER, UPPER)
                .sources(
                        "Xu, Wang, Chen and Li, Empirical evaluation of rectified activations in convolutional network, 2015, arXiv:1505.00853");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new BentLine(0.5 * (checked.get(LOWER) + checked.get(UPPER)), 1);
    }
}
