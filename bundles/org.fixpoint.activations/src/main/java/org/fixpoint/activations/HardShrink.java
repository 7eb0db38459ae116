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

/** Hard thresholding: x where |x| exceeds lambda, else zero. */
@Component(service = Contribution.class)
public final class HardShrink implements Contribution<ActivationFunction> {
    static final Parameter.Real LAMBDA = Parameter.real("lambda", "Half the width of the interval that is mapped to 0")
            .in(Range.closedOpen(0, Double.POSITIVE_INFINITY))
            .typically(0, 2)
            .byDefault(0.5);

    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "hard-shrink", "Hard thresholding")
                .formula("x for |x| > lambda, else 0")
                .parameters(LAMBDA)
                .sources(
                        "Donoho and Johnstone, Ideal spatial adaptation by wavelet shrinkage, Biometrika 81, 1994, doi:10.1093/biomet/81.3.425");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new Function(checked.get(LAMBDA));
    }

    private record Function(double lambda) implements ActivationFunction {
        @Override
        public double value(double x) {
            return Math.abs(x) > lambda ? x : 0;
        }

        @Override
        public Optional<Enclosure> enclosure() {
            return Optional.of(FormulaBounds.of("where(abs(x) > l, x, 0)", lambda));
        }

        @Override
        public double derivative(double x) {
            double distance = Math.abs(x) - lambda;
            return distance > 0 || lambda == 0 ? 1 : distance < 0 ? 0 : 0.5;
        }

        @Override
        public double[] jumps() {
            return lambda == 0 ? new double[0] : new double[] {-lambda, lambda};
        }
    }
}
