package org.fixpoint.activations;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.osgi.service.component.annotations.Component;

/** The piecewise linear sigmoid relu6(x + 3)/6. */
@Component(service = Contribution.class)
public final class HardSigmoid implements Contribution<ActivationFunction> {
    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "hard-sigmoid", "Piecewise linear sigmoid")
                .formula("min(max(0, x/6 + 1/2), 1)")
                .sources(
                        "Courbariaux, Bengio and David, BinaryConnect, NeurIPS 2015, arXiv:1511.00363",
                        "Howard et al., Searching for MobileNetV3, ICCV 2019, arXiv:1905.02244 (slope 1/6)");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new Clipped(1.0 / 6, 0.5, 0, 1);
    }
}
