package org.fixpoint.activations;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.osgi.service.component.annotations.Component;

/** The exponential linear unit. */
@Component(service = Contribution.class)
public final class Elu implements Contribution<ActivationFunction> {
    static final Parameter.Real ALPHA = Parameter.real("alpha", "Minus the limit at −∞")
            .in(Range.closed(-10, 10))
            .typically(0, 2)
            .byDefault(1);

    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "elu", "Exponential linear unit")
                .formula("x for x ≥ 0, alpha (exp(x) − 1) for x < 0")
                .parameters(ALPHA)
                .sources(
                        "Clevert, Unterthiner and Hochreiter, Fast and accurate deep network learning by exponential linear units,"
                                + " ICLR 2016, arXiv:1511.07289");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new ExponentialLine(checked.get(ALPHA), 1, 1);
    }
}
