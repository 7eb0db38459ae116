package org.fixpoint.activations;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.osgi.service.component.annotations.Component;

/** The rectifier cut off at six. */
@Component(service = Contribution.class)
public final class Relu6 implements Contribution<ActivationFunction> {
    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "relu6", "Rectified linear unit cut off at 6")
                .formula("min(max(0, x), 6)")
                .sources("Krizhevsky, Convolutional deep belief networks on CIFAR-10, 2010");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new Clipped(1, 0, 0, 6);
    }
}
