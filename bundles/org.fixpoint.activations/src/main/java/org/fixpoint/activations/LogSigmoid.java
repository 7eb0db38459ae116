package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Enclosure;
import org.fixpoint.maths.elementary.ArrayFunctions;
import org.osgi.service.component.annotations.Component;

/** The logarithm of the logistic sigmoid. */
@Component(service = Contribution.class)
public final class LogSigmoid implements Contribution<ActivationFunction> {
    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "log-sigmoid", "Logarithm of the logistic sigmoid")
                .formula("−log(1 + exp(−x))")
                .sources("Kunc and Kléma, Three decades of activations, 2024, arXiv:2402.09092");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new Function();
    }

    private record Function() implements ActivationFunction {
        @Override
        public double value(double x) {
            return -Logistic.integral(-x);
        }

        @Override
        public void values(double[] x, double[] out) {
            for (int i = 0; i < x.length; i++) {
                out[i] = -x[i];
            }
            ArrayFunctions.fastest().softplus(out, out);
            for (int i = 0; i < x.length; i++) {
                out[i] = -out[i];
            }
        }

        @Override
        public Optional<Enclosure> enclosure() {
            return Optional.of(FormulaBounds.of("-log(1 + exp(-x))"));
        }

        @Override
        public double derivative(double x) {
            return Logistic.value(-x);
        }

        @Override
        public void derivatives(double[] x, double[] out) {
            for (int i = 0; i < x.length; i++) {
                out[i] = -x[i];
            }
            ArrayFunctions.fastest().logistic(out, out);
        }
    }
}
