package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Enclosure;
import org.osgi.service.component.annotations.Component;

/** The identity above a threshold and a constant up to it. */
@Component(service = Contribution.class)
public final class Threshold implements Contribution<ActivationFunction> {
    static final Parameter.Real THRESHOLD = Parameter.real("threshold", "Where the identity begins")
            .typically(-2, 2)
            .byDefault(1);
    static final Parameter.Real VALUE = Parameter.real("value", "The constant up to the threshold")
            .typically(-2, 2)
            .byDefault(0);

    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "threshold", "Identity above a threshold, a constant up to it")
                .formula("x for x > threshold, else value")
                .parameters(THRESHOLD, VALUE)
                .sources(
                        "Konda, Memisevic and Krueger, Zero-bias autoencoders and the benefits of co-adapting features, ICLR 2015, arXiv:1402.3337");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new Function(checked.get(THRESHOLD), checked.get(VALUE));
    }

    private record Function(double threshold, double constant) implements ActivationFunction {
        @Override
        public double value(double x) {
            return x > threshold ? x : constant;
        }

        @Override
        public Optional<Enclosure> enclosure() {
            return Optional.of(FormulaBounds.of("where(x > t, x, c)", threshold, constant));
        }

        @Override
        public double derivative(double x) {
            return x > threshold ? 1 : x < threshold ? 0 : 0.5;
        }

        @Override
        public double[] kinks() {
            return constant == threshold ? new double[] {threshold} : new double[0];
        }

        @Override
        public double[] jumps() {
            return constant == threshold ? new double[0] : new double[] {threshold};
        }
    }
}
