package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Enclosure;
import org.fixpoint.maths.elementary.ArrayFunctions;
import org.osgi.service.component.annotations.Component;

/** The logistic sigmoid. */
@Component(service = Contribution.class)
public final class Sigmoid implements Contribution<ActivationFunction> {
    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "sigmoid", "Logistic sigmoid")
                .formula("1 / (1 + exp(−x))")
                .sources(
                        "Rumelhart, Hinton and Williams, Learning representations by back-propagating errors, Nature 323, 1986, doi:10.1038/323533a0");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new Function();
    }

    private record Function() implements ActivationFunction {
        @Override
        public double value(double x) {
            return Logistic.value(x);
        }

        @Override
        public void values(double[] x, double[] out) {
            ArrayFunctions.fastest().logistic(x, out);
        }

        @Override
        public void derivatives(double[] x, double[] out) {
            ArrayFunctions.fastest().logisticSlope(x, out);
        }

        @Override
        public Optional<Enclosure> enclosure() {
            return Optional.of(FormulaBounds.of("sigmoid(x)"));
        }

        @Override
        public double derivative(double x) {
            return Logistic.slope(x);
        }
    }
}
