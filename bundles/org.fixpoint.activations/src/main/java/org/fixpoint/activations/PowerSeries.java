package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.DualActivation;
import org.fixpoint.api.model.Enclosure;

/** A polynomial by its coefficients in ascending powers. */
final class PowerSeries implements ActivationFunction {
    private final double[] coefficients;
    private final double[] slopes;

    /** Σ coefficients[k] xᵏ; the array is copied. */
    PowerSeries(double... coefficients) {
        this.coefficients = coefficients.clone();
        slopes = new double[Math.max(1, coefficients.length - 1)];
        for (int k = 1; k < coefficients.length; k++) {
            slopes[k - 1] = k * coefficients[k];
        }
    }

    @Override
    public double value(double x) {
        return horner(coefficients, x);
    }

    @Override
    public Optional<Enclosure> enclosure() {
        return Optional.of(FormulaBounds.ofPolynomial(coefficients));
    }

    @Override
    public double derivative(double x) {
        return horner(slopes, x);
    }

    @Override
    public Optional<DualActivation> dual() {
        return Optional.of(
                new FiniteHermiteDual(q -> hermiteCoefficients(coefficients, q), q -> hermiteCoefficients(slopes, q)));
    }

    private static double horner(double[] c, double x) {
        double sum = c[c.length - 1];
        for (int k = c.length - 2; k >= 0; k--) {
            sum = sum * x + c[k];
        }
        return sum;
    }

    /** E[p(√q Z) heₖ(Z)] = Σₙ cₙ q^(n/2) n!/(2ⁱ i! √k!) over n = k + 2i. */
    private static double[] hermiteCoefficients(double[] c, double q) {
        double[] out = new double[c.length];
        double power = 1; // q^(k/2) √k!
        for (int k = 0; k < c.length; k++) {
            power *= k == 0 ? 1 : Math.sqrt(q * k);
            double factor = power;
            for (int n = k; n < c.length; n += 2) {
                out[k] += c[n] * factor;
                factor *= q * (n + 1.0) * (n + 2.0) / (n + 2.0 - k);
            }
        }
        return out;
    }
}
