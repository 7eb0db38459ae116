package org.fixpoint.activations;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.osgi.service.component.annotations.Component;

/** The exponential of a square, exp(ax²): bell-shaped for a below zero, fast growing above. */
@Component(service = Contribution.class)
public final class ExpQuadratic implements Contribution<ActivationFunction> {
    static final Parameter.Real RATE = Parameter.real("a", "Coefficient of the square")
            .in(Range.open(Double.NEGATIVE_INFINITY, 0.25)
                    .because("not square-integrable under the Gaussian from 1/4 on"))
            .typically(-2, 0.24);

    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "exp-quadratic", "Exponential of a square")
                .formula("exp(a x²)")
                .parameters(RATE)
                .sources("Williams, Computing with infinite networks, NeurIPS 1996");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new QuadraticExponential(checked.get(RATE));
    }
}
