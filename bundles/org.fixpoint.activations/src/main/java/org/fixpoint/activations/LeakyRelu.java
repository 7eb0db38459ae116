package org.fixpoint.activations;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.osgi.service.component.annotations.Component;

/** The rectifier with a small fixed slope for negative x. */
@Component(service = Contribution.class)
public final class LeakyRelu implements Contribution<ActivationFunction> {
    static final Parameter.Real ALPHA = Parameter.real("alpha", "Slope for negative x")
            .in(Range.closed(-10, 10))
            .typically(0, 1)
            .byDefault(0.01);

    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "leaky-relu", "Leaky rectified linear unit")
                .formula("x for x ≥ 0, alpha x for x < 0")
                .parameters(ALPHA)
                .sources(
                        "Maas, Hannun and Ng, Rectifier nonlinearities improve neural network acoustic models, ICML 2013");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new BentLine(checked.get(ALPHA), 1);
    }
}
