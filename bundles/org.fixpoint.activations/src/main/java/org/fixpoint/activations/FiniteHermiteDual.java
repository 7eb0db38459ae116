package org.fixpoint.activations;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.fixpoint.api.model.DualActivation;

/**
 * The dual of a polynomial of degree n by its Hermite coefficients cₖ(q) = E[φ(√q Z) heₖ(Z)], k ≤ n:
 * E[φφ] = Σ cₖ(qx) cₖ(qy) ρᵏ (Mehler), and q E[φ'²] − E[φ²] = Σ (k − 1) cₖ(q)².
 *
 * @param coefficients variance to c₀, …, cₙ
 * @param slopeCoefficients the same of φ'
 */
record FiniteHermiteDual(DoubleFunction<double[]> coefficients, DoubleFunction<double[]> slopeCoefficients)
        implements DualActivation {
    @Override
    public double value(double qx, double qy, double rho) {
        return mehler(coefficients, qx, qy, rho);
    }

    @Override
    public double slope(double qx, double qy, double rho) {
        return mehler(slopeCoefficients, qx, qy, rho);
    }

    @Override
    public double mean(double q) {
        return coefficients.apply(q)[0];
    }

    @Override
    public Optional<double[]> hermite(int degree) {
        return Optional.of(Arrays.copyOf(coefficients.apply(1), degree + 1));
    }

    @Override
    public double slopeExcess(double q) {
        double[] c = coefficients.apply(q);
        double sum = 0;
        for (int k = c.length - 1; k >= 0; k--) {
            sum += (k - 1) * c[k] * c[k];
        }
        return sum;
    }

    private static double mehler(DoubleFunction<double[]> coefficients, double qx, double qy, double rho) {
        double[] cx = coefficients.apply(qx);
        double[] cy = qx == qy ? cx : coefficients.apply(qy);
        double sum = 0;
        for (int k = cx.length - 1; k >= 0; k--) {
            sum = sum * rho + cx[k] * cy[k];
        }
        return sum;
    }
}
