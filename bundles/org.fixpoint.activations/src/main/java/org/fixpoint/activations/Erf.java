package org.fixpoint.activations;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.osgi.service.component.annotations.Component;

/** The error function. */
@Component(service = Contribution.class)
public final class Erf implements Contribution<ActivationFunction> {
    static final Parameter.Real SCALE = Parameter.real("scale", "Factor of x")
            .in(Range.closed(-1000, 1000))
            .typically(0.1, 5)
            .byDefault(1);

    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "erf", "Error function")
                .formula("erf(scale x)")
                .parameters(SCALE)
                .sources("Williams, Computing with infinite networks, NeurIPS 1996 (dual)");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new ErrorFunction(checked.get(SCALE));
    }
}
