package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Enclosure;
import org.osgi.service.component.annotations.Component;

/** Soft thresholding: x moved towards zero by lambda. */
@Component(service = Contribution.class)
public final class SoftShrink implements Contribution<ActivationFunction> {
    static final Parameter.Real LAMBDA = Parameter.real("lambda", "Half the width of the interval that is mapped to 0")
            .in(Range.closedOpen(0, Double.POSITIVE_INFINITY))
            .typically(0, 2)
            .byDefault(0.5);

    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "soft-shrink", "Soft thresholding")
                .formula("x − lambda for x > lambda, x + lambda for x < −lambda, else 0")
                .parameters(LAMBDA)
                .sources(
                        "Donoho, De-noising by soft-thresholding, IEEE Trans. Inf. Theory 41, 1995, doi:10.1109/18.382009");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new Function(checked.get(LAMBDA));
    }

    private record Function(double lambda) implements ActivationFunction {
        @Override
        public double value(double x) {
            return x > lambda ? x - lambda : x < -lambda ? x + lambda : 0;
        }

        @Override
        public Optional<Enclosure> enclosure() {
            return Optional.of(FormulaBounds.of("where(abs(x) > l, x - l*sign(x), 0)", lambda));
        }

        @Override
        public double derivative(double x) {
            double distance = Math.abs(x) - lambda;
            return distance > 0 || lambda == 0 ? 1 : distance < 0 ? 0 : 0.5;
        }

        @Override
        public double[] kinks() {
            return lambda == 0 ? new double[0] : new double[] {-lambda, lambda};
        }
    }
}
