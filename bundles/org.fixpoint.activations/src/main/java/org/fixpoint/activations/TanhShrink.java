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

/** What the hyperbolic tangent leaves of x. */
@Component(service = Contribution.class)
public final class TanhShrink implements Contribution<ActivationFunction> {
    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "tanh-shrink", "Identity minus hyperbolic tangent")
                .formula("x − tanh x")
                .sources("Kunc and Kléma, Three decades of activations, 2024, arXiv:2402.09092");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new Function();
    }

    /** Below 1 by Lambert's continued fraction tanh x = x/(1 + x²/(3 + x²/(5 + …))), since the difference would lose digits. */
    private record Function() implements ActivationFunction {
        private static final int DEPTH = 21;

        @Override
        public double value(double x) {
            return Math.abs(x) > 1 ? x - Elementary.tanh(x) : nearZero(x);
        }

        @Override
        public void values(double[] x, double[] out) {
            ArrayFunctions.fastest().tanh(x, out);
            for (int i = 0; i < x.length; i++) {
                out[i] = Math.abs(x[i]) > 1 ? x[i] - out[i] : nearZero(x[i]);
            }
        }

        private static double nearZero(double x) {
            double square = x * x;
            double fraction = DEPTH;
            for (int odd = DEPTH - 2; odd >= 3; odd -= 2) {
                fraction = odd + square / fraction;
            }
            double w = square / fraction;
            return x * (w / (1 + w));
        }

        @Override
        public Optional<Enclosure> enclosure() {
            return Optional.of(FormulaBounds.of("x - tanh(x)"));
        }

        @Override
        public double derivative(double x) {
            double t = Elementary.tanh(x);
            return t * t;
        }

        @Override
        public void derivatives(double[] x, double[] out) {
            ArrayFunctions.fastest().tanh(x, out);
            for (int i = 0; i < x.length; i++) {
                out[i] *= out[i];
            }
        }
    }
}
