package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.DualActivation;
import org.fixpoint.api.model.Enclosure;
import org.osgi.service.component.annotations.Component;

/** The scaled exponential linear unit, with mean 0 and second moment 1 under the standard normal distribution. */
@Component(service = Contribution.class)
public final class Selu implements Contribution<ActivationFunction> {
    private static final double SCALE = 1.0507009873554805;
    private static final double ALPHA = 1.6732632423543772;

    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "selu", "Scaled exponential linear unit")
                .formula(
                        "1.0507009873554805 x for x ≥ 0, 1.0507009873554805 · 1.6732632423543772 (exp(x) − 1) for x < 0")
                .sources("Klambauer, Unterthiner, Mayr and Hochreiter, Self-normalizing neural networks, NeurIPS 2017,"
                        + " arXiv:1706.02515");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new Function(new ExponentialLine(ALPHA, 1, SCALE));
    }

    private record Function(ExponentialLine line) implements ActivationFunction {
        @Override
        public double value(double x) {
            return line.value(x);
        }

        @Override
        public void values(double[] x, double[] out) {
            line.values(x, out);
        }

        @Override
        public Optional<Enclosure> enclosure() {
            return Optional.of(FormulaBounds.of("s*where(x > 0, x, a*(exp(x) - 1))", SCALE, ALPHA)
                    .with(new Enclosure.Fact(
                            Enclosure.Statement.MEAN_ZERO,
                            "the two constants of SELU are by definition those with E[phi] = 0 and E[phi^2] = 1")));
        }

        @Override
        public double derivative(double x) {
            return line.derivative(x);
        }

        @Override
        public void derivatives(double[] x, double[] out) {
            line.derivatives(x, out);
        }

        @Override
        public double[] kinks() {
            return line.kinks();
        }

        @Override
        public Optional<DualActivation> dual() {
            return Optional.of(new Dual(new ExponentialLineDual(line.alpha(), line.width(), line.scale())));
        }
    }

    /** The two constants are by definition those with E[φ] = 0 and E[φ²] = 1 at unit variance; rounded to doubles they miss it by 1e-16. */
    private record Dual(DualActivation rounded) implements DualActivation {
        @Override
        public double value(double qx, double qy, double rho) {
            return rounded.value(qx, qy, rho);
        }

        @Override
        public double slope(double qx, double qy, double rho) {
            return rounded.slope(qx, qy, rho);
        }

        @Override
        public double mean(double q) {
            return q == 1 ? 0 : rounded.mean(q);
        }

        @Override
        public double secondMoment(double q) {
            return q == 1 ? 1 : rounded.secondMoment(q);
        }

        @Override
        public double slopeSecondMoment(double q) {
            return rounded.slopeSecondMoment(q);
        }
    }
}
