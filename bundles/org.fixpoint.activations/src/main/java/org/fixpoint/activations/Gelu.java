package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.DualActivation;
import org.fixpoint.api.model.Enclosure;
import org.fixpoint.maths.elementary.ArrayFunctions;
import org.fixpoint.maths.elementary.Elementary;
import org.osgi.service.component.annotations.Component;

/** The Gaussian error linear unit xΦ(x), Φ the standard normal distribution function. */
@Component(service = Contribution.class)
public final class Gelu implements Contribution<ActivationFunction> {
    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "gelu", "Gaussian error linear unit, exact")
                .formula("x (1 + erf(x/√2)) / 2")
                .sources("Hendrycks and Gimpel, Gaussian error linear units, 2016, arXiv:1606.08415");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new Function();
    }

    private record Function() implements ActivationFunction {
        @Override
        public double value(double x) {
            return Elementary.gelu(x);
        }

        @Override
        public void values(double[] x, double[] out) {
            ArrayFunctions.fastest().gelu(x, out);
        }

        @Override
        public Optional<Enclosure> enclosure() {
            return Optional.of(FormulaBounds.of("x*Phi(x)"));
        }

        @Override
        public double derivative(double x) {
            return Elementary.geluSlope(x);
        }

        @Override
        public void derivatives(double[] x, double[] out) {
            ArrayFunctions.fastest().geluSlope(x, out);
        }

        @Override
        public Optional<DualActivation> dual() {
            return Optional.of(new GeluDual());
        }
    }
}
