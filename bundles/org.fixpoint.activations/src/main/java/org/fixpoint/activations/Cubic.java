package org.fixpoint.activations;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.osgi.service.component.annotations.Component;

/** The cube. */
@Component(service = Contribution.class)
public final class Cubic implements Contribution<ActivationFunction> {
    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "cubic", "Cube")
                .formula("x³")
                .sources("Chen and Manning, A fast and accurate dependency parser using neural networks,"
                        + " EMNLP 2014, doi:10.3115/v1/D14-1082");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new PowerSeries(0, 0, 0, 1);
    }
}
