package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Enclosure;
import org.fixpoint.maths.elementary.ArrayFunctions;
import org.fixpoint.maths.elementary.Elementary;
import org.osgi.service.component.annotations.Component;

/** The hyperbolic tangent. */
@Component(service = Contribution.class)
public final class Tanh implements Contribution<ActivationFunction> {
    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "tanh", "Hyperbolic tangent")
                .formula("tanh x")
                .sources("LeCun, Bottou, Orr and Müller, Efficient BackProp, 1998");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new Function();
    }

    private record Function() implements ActivationFunction {
        @Override
        public double value(double x) {
            return Elementary.tanh(x);
        }

        @Override
        public void values(double[] x, double[] out) {
            ArrayFunctions.fastest().tanh(x, out);
        }

        @Override
        public void valuesToSingle(double[] x, double[] out) {
            ArrayFunctions.fastest().tanhToSingle(x, out);
        }

        @Override
        public Optional<Enclosure> enclosure() {
            return Optional.of(FormulaBounds.of("tanh(x)"));
        }

        @Override
        public double derivative(double x) {
            return 4 * Logistic.slope(2 * x); // 1 − tanh² would lose all digits in the tails
        }

        @Override
        public void derivatives(double[] x, double[] out) {
            for (int i = 0; i < x.length; i++) {
                out[i] = 2 * x[i];
            }
            ArrayFunctions.fastest().logisticSlope(out, out);
            for (int i = 0; i < x.length; i++) {
                out[i] *= 4;
            }
        }
    }
}
