package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.DualActivation;
import org.fixpoint.api.model.Enclosure;
import org.osgi.service.component.annotations.Component;

/** The line with a ripple, x + sin²(ax)/a. */
@Component(service = Contribution.class)
public final class Snake implements Contribution<ActivationFunction> {
    static final Parameter.Real FREQUENCY = Parameter.real(
                    "a", "Frequency of the ripple, and the inverse of its height")
            .in(Range.openClosed(0, 1000))
            .typically(0.1, 10)
            .byDefault(1);

    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "snake", "Snake, a line with a periodic ripple")
                .formula("x + sin²(a x) / a")
                .parameters(FREQUENCY)
                .sources(
                        "Ziyin, Hartwig and Ueda, Neural networks fail to learn periodic functions and how to fix it, NeurIPS 2020, arXiv:2006.08195");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new Function(checked.get(FREQUENCY));
    }

    private record Function(double a) implements ActivationFunction {
        @Override
        public double value(double x) {
            double sin = Wave.sine(a, x, 0);
            return x + sin * sin / a;
        }

        @Override
        public void values(double[] x, double[] out) {
            Wave.sines(a, x, 0, out);
            for (int i = 0; i < x.length; i++) {
                out[i] = x[i] + out[i] * out[i] / a;
            }
        }

        @Override
        public Optional<Enclosure> enclosure() {
            return Optional.of(FormulaBounds.of("x + sin(a*x)^2/a", a));
        }

        @Override
        public double derivative(double x) {
            return 1 + Wave.sine(2 * a, x, 0);
        }

        @Override
        public void derivatives(double[] x, double[] out) {
            Wave.sines(2 * a, x, 0, out);
            for (int i = 0; i < x.length; i++) {
                out[i] = 1 + out[i];
            }
        }

        @Override
        public Optional<DualActivation> dual() {
            return Optional.of(new SnakeDual(a));
        }
    }
}
