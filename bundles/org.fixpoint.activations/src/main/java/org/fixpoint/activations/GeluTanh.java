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

/** The tanh approximation of the Gaussian error linear unit. */
@Component(service = Contribution.class)
public final class GeluTanh implements Contribution<ActivationFunction> {
    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "gelu-tanh", "Tanh approximation of GELU")
                .formula("x (1 + tanh(√(2/π) (x + 0.044715 x³))) / 2")
                .sources("Hendrycks and Gimpel, Gaussian error linear units, 2016, arXiv:1606.08415");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new Function();
    }

    /** Evaluated as x σ(2z), since (1 + tanh z)/2 = σ(2z): the left tail keeps its digits. */
    private record Function() implements ActivationFunction {
        private static final double TWO_ROOT = 2 * Math.sqrt(2 / Math.PI);
        private static final double CUBIC = 0.044715;
        private static final double FAR = -18; // the exponential alone is a normal number up to it

        @Override
        public double value(double x) {
            double z = gate(x);
            return z < Logistic.LEAST_EXPONENT ? Elementary.scaledExp(z, x) : x * Logistic.value(z);
        }

        @Override
        public void values(double[] x, double[] out) {
            for (int i = 0; i < x.length; i++) {
                out[i] = gate(x[i]);
            }
            ArrayFunctions.fastest().logistic(out, out);
            for (int i = 0; i < x.length; i++) {
                out[i] = x[i] < FAR ? value(x[i]) : x[i] * out[i];
            }
        }

        @Override
        public Optional<Enclosure> enclosure() {
            return Optional.of(FormulaBounds.of("x*sigmoid(2*sqrt(2/pi)*(x + 0.044715*x^3))"));
        }

        @Override
        public double derivative(double x) {
            return slope(x, Elementary.exp(-Math.abs(gate(x))));
        }

        @Override
        public void derivatives(double[] x, double[] out) {
            for (int i = 0; i < x.length; i++) {
                out[i] = -Math.abs(gate(x[i]));
            }
            ArrayFunctions.fastest().exp(out, out);
            for (int i = 0; i < x.length; i++) {
                out[i] = slope(x[i], out[i]);
            }
        }

        private static double slope(double x, double e) {
            double z = gate(x);
            double rise = x * (TWO_ROOT * (1 + 3 * CUBIC * x * x));
            if (Math.abs(z) > -Logistic.LEAST_EXPONENT) {
                return z > 0 ? 1 : Elementary.scaledExp(z, 1 + rise);
            }
            return Logistic.value(z, e) + rise * Logistic.slopeFrom(e);
        }

        private static double gate(double x) {
            return TWO_ROOT * (x + CUBIC * x * x * x);
        }
    }
}
