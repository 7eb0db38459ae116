package org.fixpoint.activations;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.osgi.service.component.annotations.Component;

/** The sigmoid-weighted linear unit x σ(x). */
@Component(service = Contribution.class)
public final class Silu implements Contribution<ActivationFunction> {
    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "silu", "Sigmoid-weighted linear unit")
                .formula("x / (1 + exp(−x))")
                .sources(
                        "Hendrycks and Gimpel, Gaussian error linear units, 2016, arXiv:1606.08415",
                        "Elfwing, Uchibe and Doya, Sigmoid-weighted linear units, Neural Networks 107, 2018,"
                                + " arXiv:1702.03118");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new GatedLine(1);
    }
}
