package org.fixpoint.activations;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.osgi.service.component.annotations.Component;

/** The rectified linear unit max(0, x). */
@Component(service = Contribution.class)
public final class Relu implements Contribution<ActivationFunction> {
    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "relu", "Rectified linear unit")
                .formula("max(0, x)")
                .sources(
                        "Nair and Hinton, Rectified linear units improve restricted Boltzmann machines, ICML 2010",
                        "Cho and Saul, Kernel methods for deep learning, NeurIPS 2009 (dual)");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new BentLine(0, 1);
    }
}
