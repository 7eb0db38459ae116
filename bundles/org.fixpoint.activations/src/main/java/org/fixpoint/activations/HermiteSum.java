package org.fixpoint.activations;

import java.util.function.DoubleFunction;
import org.fixpoint.api.model.DualActivation;
import org.fixpoint.maths.certified.HermiteFunction;
import org.fixpoint.maths.gaussian.HermiteSeries;

/** A finite sum Σ cₖ heₖ of normalised Hermite polynomials with its derivative Σ √k cₖ heₖ₋₁ and its dual. */
final class HermiteSum {
    private static final double FAR = 1e10; // beyond, the leading power of each polynomial is all that a double holds

    private final double[] coefficients;
    private final double[] slopes;
    private final HermiteSeries series;
    private final HermiteSeries slopeSeries;

    /** Σ coefficients[k] heₖ; the array is copied. */
    HermiteSum(double... coefficients) {
        this.coefficients = coefficients.clone();
        slopes = new double[Math.max(1, coefficients.length - 1)];
        for (int k = 1; k < coefficients.length; k++) {
            slopes[k - 1] = Math.sqrt(k) * coefficients[k];
        }
        series = new HermiteSeries(coefficients);
        slopeSeries = new HermiteSeries(slopes);
    }

    double value(double x) {
        return Math.abs(x) > FAR ? leading(coefficients, x) : series.value(x);
    }

    double derivative(double x) {
        return Math.abs(x) > FAR ? leading(slopes, x) : slopeSeries.value(x);
    }

    FormulaBounds enclosure() {
        return FormulaBounds.of(new HermiteFunction(coefficients));
    }

    DualActivation dual() {
        DoubleFunction<double[]> values = q -> atVariance(coefficients, q);
        return new FiniteHermiteDual(values, q -> atVariance(slopes, q));
    }

    /** Σ cₖ xᵏ/√k! by Horner's rule, which overflows to an infinity of the right sign. */
    private static double leading(double[] c, double x) {
        double sum = c[c.length - 1];
        for (int k = c.length - 1; k > 0; k--) {
            sum = sum * (x / Math.sqrt(k)) + c[k - 1];
        }
        return sum;
    }

    /** The coefficients of x ↦ Σ cₙ heₙ(√q x), by the multiplication theorem term by term. */
    private static double[] atVariance(double[] c, double q) {
        double[] sum = new double[c.length];
        for (int n = 0; n < c.length; n++) {
            if (c[n] != 0) {
                double[] term = HermitePolynomial.coefficients(n, q);
                for (int k = 0; k <= n; k++) {
                    sum[k] += c[n] * term[k];
                }
            }
        }
        return sum;
    }
}
