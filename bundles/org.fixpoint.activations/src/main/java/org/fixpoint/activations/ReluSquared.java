package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.DualActivation;
import org.fixpoint.api.model.Enclosure;
import org.osgi.service.component.annotations.Component;

/** The squared rectifier max(0, x)². */
@Component(service = Contribution.class)
public final class ReluSquared implements Contribution<ActivationFunction> {
    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "relu-squared", "Squared rectified linear unit")
                .formula("max(0, x)²")
                .sources(
                        "So et al., Primer: searching for efficient transformers for language modeling, NeurIPS 2021, arXiv:2109.08668",
                        "Cho and Saul, Kernel methods for deep learning, NeurIPS 2009 (dual)");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new Function();
    }

    private record Function() implements ActivationFunction {
        @Override
        public double value(double x) {
            double positive = Math.max(0, x);
            return positive * positive;
        }

        @Override
        public Optional<Enclosure> enclosure() {
            return Optional.of(FormulaBounds.of("max(x, 0)^2"));
        }

        @Override
        public double derivative(double x) {
            return 2 * Math.max(0, x);
        }

        @Override
        public double[] kinks() {
            return new double[] {0};
        }

        @Override
        public Optional<DualActivation> dual() {
            return Optional.of(new Dual());
        }
    }

    /** E[φφ] = qx qy E[X²Y²; X > 0, Y > 0], E[φ'φ'] = 4 √(qx qy) E[XY; X > 0, Y > 0]. */
    private record Dual() implements DualActivation {
        @Override
        public double value(double qx, double qy, double rho) {
            return qx * qy * ArcCosineKernel.square(rho);
        }

        @Override
        public double slope(double qx, double qy, double rho) {
            return 4 * Math.sqrt(qx * qy) * ArcCosineKernel.ramp(rho);
        }

        @Override
        public double mean(double q) {
            return 0.5 * q;
        }
    }
}
