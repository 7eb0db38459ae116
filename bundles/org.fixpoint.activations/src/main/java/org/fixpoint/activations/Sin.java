package org.fixpoint.activations;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.osgi.service.component.annotations.Component;

/** The sine wave sin(wx + t). */
@Component(service = Contribution.class)
public final class Sin implements Contribution<ActivationFunction> {
    static final Parameter.Real FREQUENCY = Parameter.real("w", "Angular frequency")
            .in(Range.closed(-1000, 1000))
            .typically(0, 30)
            .byDefault(1);
    static final Parameter.Real PHASE = Parameter.real("t", "Phase")
            .in(Range.closed(-10, 10))
            .typically(-3.14, 3.14)
            .byDefault(0);

    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "sin", "Sine wave")
                .formula("sin(w x + t)")
                .parameters(FREQUENCY, PHASE)
                .sources(
                        "Sitzmann et al., Implicit neural representations with periodic activation functions, NeurIPS 2020, arXiv:2006.09661");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new Wave(checked.get(FREQUENCY), checked.get(PHASE));
    }
}
