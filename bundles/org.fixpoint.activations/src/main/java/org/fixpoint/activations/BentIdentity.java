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
            return x + 0.5 * x * (x / (root(x) + 1));
        }

        /** √(x² + 1). */
        private static double root(double x) {
            double y = Math.min(Math.abs(x), 1e150); // beyond, slope and value have the same digits
            return Math.max(Math.sqrt(y * y + 1), Math.abs(x));
        }

        @Override
        public void values(double[] x, double[] out) {
            for (int i = 0; i < x.length; i++) {
                out[i] = x[i] + 0.5 * x[i] * (x[i] / (root(x[i]) + 1));
            }
        }

        @Override
        public Optional<Enclosure> enclosure() {
            return Optional.of(FormulaBounds.of("(sqrt(x^2 + 1) - 1)/2 + x"));
        }

        @Override
        public double derivative(double x) {
            return 1 + 0.5 * (x / root(x));
        }

        @Override
        public void derivatives(double[] x, double[] out) {
            for (int i = 0; i < x.length; i++) {
                out[i] = 1 + 0.5 * (x[i] / root(x[i]));
            }
        }
    }
}
