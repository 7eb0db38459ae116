package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Enclosure;
import org.osgi.service.component.annotations.Component;

/** The identity gated by a piecewise linear sigmoid, x relu6(x + 3)/6. */
@Component(service = Contribution.class)
public final class HardSwish implements Contribution<ActivationFunction> {
    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "hard-swish", "Piecewise quadratic swish")
                .formula("x min(max(0, x + 3), 6) / 6")
                .sources("Howard et al., Searching for MobileNetV3, ICCV 2019, arXiv:1905.02244");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new Function();
    }

    private record Function() implements ActivationFunction {
        @Override
        public double value(double x) {
            return x >= 3 ? x : x <= -3 ? 0 : x * (x + 3) / 6;
        }

        @Override
        public Optional<Enclosure> enclosure() {
            return Optional.of(FormulaBounds.of("x*clip(x + 3, 0, 6)/6"));
        }

        @Override
        public double derivative(double x) {
            if (Math.abs(x) == 3) {
                return x > 0 ? 1.25 : -0.25; // between 3/2 and 1, and between 0 and −1/2
            }
            return x > 3 ? 1 : x < -3 ? 0 : (2 * x + 3) / 6;
        }

        @Override
        public double[] kinks() {
            return new double[] {-3, 3};
        }
    }
}
