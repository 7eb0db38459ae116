package org.fixpoint.activations;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.osgi.service.component.annotations.Component;

/** A Hermite polynomial, orthonormal under the standard normal distribution. */
@Component(service = Contribution.class)
public final class Hermite implements Contribution<ActivationFunction> {
    static final Parameter.Whole DEGREE = Parameter.whole("k", "Degree", 0, 100).byDefault(2);

    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "hermite", "Normalised Hermite polynomial")
                .formula("heₖ(x) = (−1)ᵏ exp(x²/2) dᵏ/dxᵏ exp(−x²/2) / √k!")
                .parameters(DEGREE)
                .sources(
                        "O'Donnell, Analysis of Boolean Functions, 2014, chapter 11",
                        "Daniely, Frostig and Singer, Toward deeper understanding of neural networks, NeurIPS 2016, arXiv:1602.05897 (dual)");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new HermitePolynomial(checked.get(DEGREE));
    }
}
