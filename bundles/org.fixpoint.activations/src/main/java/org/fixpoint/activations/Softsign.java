package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Enclosure;
import org.osgi.service.component.annotations.Component;

/** The softsign x/(1 + |x|). */
@Component(service = Contribution.class)
public final class Softsign implements Contribution<ActivationFunction> {
    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "softsign", "Softsign")
                .formula("x / (1 + |x|)")
                .sources(
                        "Glorot and Bengio, Understanding the difficulty of training deep feedforward neural networks, AISTATS 2010");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new Function();
    }

    private record Function() implements ActivationFunction {
        private static final double LARGE = 1e150; // the square of larger numbers leaves the range

        @Override
        public double value(double x) {
            return x / (1 + Math.abs(x));
        }

        @Override
        public Optional<Enclosure> enclosure() {
            return Optional.of(FormulaBounds.of("x/(1 + abs(x))"));
        }

        @Override
        public double derivative(double x) {
            double root = 1 + Math.abs(x);
            return root < LARGE ? 1 / (root * root) : 1 / root / root;
        }

        @Override
        public double[] kinks() {
            return new double[] {0};
        }
    }
}
