package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Enclosure;
import org.fixpoint.maths.elementary.ArrayFunctions;
import org.fixpoint.maths.elementary.Elementary;
import org.osgi.service.component.annotations.Component;

/** The softplus, the integral of the logistic sigmoid. */
@Component(service = Contribution.class)
public final class Softplus implements Contribution<ActivationFunction> {
    static final Parameter.Real BETA = Parameter.real("beta", "Sharpness of the bend")
            .in(Range.openClosed(0, 1000))
            .typically(0.1, 10)
            .byDefault(1);

    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "softplus", "Softplus")
                .formula("log(1 + exp(beta x)) / beta")
                .parameters(BETA)
                .sources(
                        "Dugas, Bengio, Bélisle, Nadeau and Garcia, Incorporating second-order functional knowledge for better option pricing, NeurIPS 2000");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new Function(checked.get(BETA));
    }

    private record Function(double beta) implements ActivationFunction {
        @Override
        public double value(double x) {
            return Math.max(x, 0) + Elementary.softplus(-Math.abs(beta * x)) / beta;
        }

        @Override
        public void values(double[] x, double[] out) {
            for (int i = 0; i < x.length; i++) {
                out[i] = -Math.abs(beta * x[i]);
            }
            ArrayFunctions.fastest().softplus(out, out);
            for (int i = 0; i < x.length; i++) {
                out[i] = Math.max(x[i], 0) + out[i] / beta;
            }
        }

        @Override
        public Optional<Enclosure> enclosure() {
            return Optional.of(FormulaBounds.of("log(1 + exp(b*x))/b", beta));
        }

        @Override
        public double derivative(double x) {
            return Logistic.value(beta * x);
        }

        @Override
        public void derivatives(double[] x, double[] out) {
            for (int i = 0; i < x.length; i++) {
                out[i] = beta * x[i];
            }
            ArrayFunctions.fastest().logistic(out, out);
        }
    }
}
