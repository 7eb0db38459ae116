package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.DualActivation;
import org.fixpoint.api.model.Enclosure;
import org.osgi.service.component.annotations.Component;

/** The exponential exp(ax). */
@Component(service = Contribution.class)
public final class Exp implements Contribution<ActivationFunction> {
    static final Parameter.Real RATE = Parameter.real("a", "Rate of growth")
            .in(Range.closed(-10, 10))
            .typically(-2, 2)
            .byDefault(1);

    @Override
    public Descriptor<ActivationFunction> descriptor() {
        return Descriptor.of(ActivationFunction.class, "exp", "Exponential")
                .formula("exp(a x)")
                .parameters(RATE)
                .sources("Daniely, Frostig and Singer, Toward deeper understanding of neural networks, NeurIPS 2016,"
                        + " arXiv:1602.05897 (dual)");
    }

    @Override
    public ActivationFunction create(Values checked) {
        return new Function(checked.get(RATE));
    }

    private record Function(double a) implements ExponentialForm {
        @Override
        public double exponent(double x) {
            return a * x;
        }

        @Override
        public double value(double x, double e) {
            return e;
        }

        @Override
        public Optional<Enclosure> enclosure() {
            return Optional.of(FormulaBounds.of("exp(a*x)", a));
        }

        @Override
        public double derivative(double x, double e) {
            return a == 0 ? 0 : a * e;
        }

        @Override
        public Optional<DualActivation> dual() {
            return Optional.of(new Dual(a));
        }
    }

    /** E[φφ] = exp(a²(qx + qy + 2ρ√(qx qy))/2), E[φ'φ'] = a² E[φφ]. */
    private record Dual(double a) implements DualActivation {
        @Override
        public double value(double qx, double qy, double rho) {
            return StrictMath.exp(0.5 * a * a * (qx + qy + 2 * rho * Math.sqrt(qx * qy)));
        }

        @Override
        public double slope(double qx, double qy, double rho) {
            return a * a * value(qx, qy, rho);
        }

        @Override
        public double mean(double q) {
            return StrictMath.exp(0.5 * a * a * q);
        }

        /** exp(a²/2) aᵏ/√k!. */
        @Override
        public Optional<double[]> hermite(int degree) {
            double[] c = new double[degree + 1];
            c[0] = mean(1);
            for (int k = 1; k <= degree; k++) {
                c[k] = c[k - 1] * a / Math.sqrt(k);
            }
            return Optional.of(c);
        }

        @Override
        public double slopeExcess(double q) {
            return (a * a * q - 1) * secondMoment(q); // exactly 0 where a²q = 1
        }
    }
}
