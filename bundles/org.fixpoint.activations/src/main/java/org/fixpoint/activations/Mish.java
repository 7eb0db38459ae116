package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Enclosure;
import org.fixpoint.maths.elementary.Elementary;
import org.osgi.service.component.annotations.Component;

/** The line gated by tanh of the softplus. */
@Component(service = Contribution.class)
public final class Mish implements Contribution<ActivationFunction> {
    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "mish", "Mish, x gated by tanh of the softplus")
                .formula("x tanh(log(1 + exp(x)))")
                .sources(
                        "Misra, Mish: a self regularized non-monotonic activation function, BMVC 2020, arXiv:1908.08681");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new Function();
    }

    /** With e = exp(−|x|), tanh(log(1 + eˣ)) = n/d: n = 1 + 2e, d = n + 2e² for x ≥ 0, and n = e(e + 2), d = n + 2 for x < 0. */
    private record Function() implements ExponentialForm {
        @Override
        public double exponent(double x) {
            return -Math.abs(x);
        }

        @Override
        public double value(double x, double e) {
            if (x < Logistic.LEAST_EXPONENT) {
                return Elementary.scaledExp(x, x);
            }
            double n = x >= 0 ? 1 + 2 * e : e * (e + 2);
            return x * (n / (x >= 0 ? n + 2 * e * e : n + 2));
        }

        @Override
        public Optional<Enclosure> enclosure() {
            return Optional.of(FormulaBounds.of("x*tanh(softplus(x))"));
        }

        @Override
        public double derivative(double x, double e) {
            if (x < Logistic.LEAST_EXPONENT) {
                return Elementary.scaledExp(x, 1 + x);
            }
            double n = x >= 0 ? 1 + 2 * e : e * (e + 2);
            double rest = x >= 0 ? 2 * e * e : 2;
            double d = n + rest;
            double sigmoid = (x >= 0 ? 1 : e) / (1 + e);
            return n / d + x * sigmoid * (rest / d) * ((n + d) / d);
        }
    }
}
