package org.fixpoint.activations;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.osgi.service.component.annotations.Component;

/** The parametric rectifier, with its slope for negative x at the value where training begins. */
@Component(service = Contribution.class)
public final class Prelu implements Contribution<ActivationFunction> {
    static final Parameter.Real ALPHA = Parameter.real("alpha", "Slope for negative x")
            .in(Range.closed(-10, 10))
            .typically(0, 1)
            .byDefault(0.25);

    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "prelu", "Parametric rectified linear unit")
                .formula("x for x ≥ 0, alpha x for x < 0")
                .parameters(ALPHA)
                .sources("He, Zhang, Ren and Sun, Delving deep into rectifiers, ICCV 2015, arXiv:1502.01852");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new BentLine(checked.get(ALPHA), 1);
    }
}
