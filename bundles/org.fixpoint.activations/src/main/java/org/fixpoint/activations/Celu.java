package org.fixpoint.activations;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.osgi.service.component.annotations.Component;

/** The continuously differentiable exponential linear unit. */
@Component(service = Contribution.class)
public final class Celu implements Contribution<ActivationFunction> {
    static final Parameter.Real ALPHA = Parameter.real("alpha", "Minus the limit at −∞, and the scale of its approach")
            .in(Range.openClosed(0, 100))
            .typically(0.1, 2)
            .byDefault(1);

    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "celu", "Continuously differentiable exponential linear unit")
                .formula("x for x ≥ 0, alpha (exp(x/alpha) − 1) for x < 0")
                .parameters(ALPHA)
                .sources("Barron, Continuously differentiable exponential linear units, 2017, arXiv:1704.07483");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new ExponentialLine(1, checked.get(ALPHA), checked.get(ALPHA));
    }
}
