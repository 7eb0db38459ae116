package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.DualActivation;
import org.fixpoint.api.model.Enclosure;
import org.fixpoint.maths.certified.HermiteFunction;

/**
 * heₙ, the Hermite polynomial with E[heₙ(Z)²] = 1 for a standard normal Z, by heₖ₊₁ = (x heₖ − √k heₖ₋₁)/√(k + 1).
 *
 * @param n degree
 */
record HermitePolynomial(int n) implements ActivationFunction {
    private static final double FAR = 1e10; // beyond, the leading power is all that a double holds

    @Override
    public double value(double x) {
        return polynomial(n, x);
    }

    @Override
    public Optional<Enclosure> enclosure() {
        return Optional.of(FormulaBounds.of(new HermiteFunction(n)));
    }

    @Override
    public double derivative(double x) {
        return n == 0 ? 0 : Math.sqrt(n) * polynomial(n - 1, x);
    }

    @Override
    public Optional<DualActivation> dual() {
        return Optional.of(new FiniteHermiteDual(q -> coefficients(n, q), q -> slopeCoefficients(n, q)));
    }

    private static double polynomial(int degree, double x) {
        double previous = 0;
        double current = 1;
        boolean far = Math.abs(x) > FAR;
        for (int k = 0; k < degree; k++) {
            double rest = far ? 0 : Math.sqrt(k) * previous;
            double next = (x * current - rest) / Math.sqrt(k + 1);
            previous = current;
            current = next;
        }
        return current;
    }

    /** E[heₙ(√q Z) heₘ(Z)] = q^(m/2) (q − 1)ⁱ √(n!/m!)/(2ⁱ i!), m = n − 2i: the multiplication theorem. */
    static double[] coefficients(int n, double q) {
        double[] c = new double[n + 1];
        double factor = 1;
        for (int i = 0; 2 * i <= n; i++) {
            int m = n - 2 * i;
            c[m] = factor * StrictMath.pow(q, 0.5 * m);
            factor *= (q - 1) * Math.sqrt((double) m * (m - 1)) / (2 * (i + 1));
        }
        return c;
    }

    /** heₙ' = √n heₙ₋₁. */
    private static double[] slopeCoefficients(int n, double q) {
        if (n == 0) {
            return new double[] {0};
        }
        double[] c = coefficients(n - 1, q);
        for (int k = 0; k < c.length; k++) {
            c[k] *= Math.sqrt(n);
        }
        return c;
    }
}
