package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Enclosure;
import org.osgi.service.component.annotations.Component;

/** The bent identity, with slope 1/2 at −∞ and 3/2 at +∞. */
@Component(service = Contribution.class)
public final class BentIdentity implements Contribution<ActivationFunction> {
    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "bent-identity", "Identity bent smoothly at zero")
                .formula("(√(x² + 1) − 1)/2 + x")
                .sources("Kunc and Kléma, Three decades of activations, 2024, arXiv:2402.09092");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new Function();
    }

    private record Function() implements ActivationFunction {
        @Override
        public double value(double x) {
            return x + 0.5 * x * (x / (StrictMath.hypot(x, 1) + 1));
        }

        @Override
        public Optional<Enclosure> enclosure() {
            return Optional.of(FormulaBounds.of("(sqrt(x^2 + 1) - 1)/2 + x"));
        }

        @Override
        public double derivative(double x) {
            return 1 + 0.5 * (x / StrictMath.hypot(x, 1));
        }
    }
}
