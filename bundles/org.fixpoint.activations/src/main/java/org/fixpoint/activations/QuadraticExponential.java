package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.model.DualActivation;
import org.fixpoint.api.model.Enclosure;

/**
 * exp(ax²).
 *
 * @param a below 1/4
 */
record QuadraticExponential(double a) implements ExponentialForm {
    @Override
    public double exponent(double x) {
        return a * x * x;
    }

    @Override
    public double value(double x, double e) {
        return e;
    }

    @Override
    public Optional<Enclosure> enclosure() {
        return Optional.of(FormulaBounds.of("exp(a*x^2)", a));
    }

    @Override
    public double derivative(double x, double e) {
        return e == 0 ? 0 : 2 * (a * x) * e;
    }

    @Override
    public Optional<DualActivation> dual() {
        return Optional.of(new Dual(a));
    }

    /**
     * E[φφ] = D^(−1/2) and E[φ'φ'] = 4a² r D^(−3/2), D = det(1 − 2aΣ) = 1 − 2a(qx + qy) + 4a² qx qy (1 − ρ²), where 1 − 2aΣ is
     * positive definite; elsewhere the expectations diverge, and the answer is infinite.
     */
    private record Dual(double a) implements DualActivation {
        @Override
        public double value(double qx, double qy, double rho) {
            return 1 / Math.sqrt(determinant(qx, qy, rho));
        }

        @Override
        public double slope(double qx, double qy, double rho) {
            double d = determinant(qx, qy, rho);
            double r = rho * Math.sqrt(qx * qy);
            return r == 0 ? 0 : 4 * a * a * r / (d * Math.sqrt(d));
        }

        @Override
        public double mean(double q) {
            return 1 / Math.sqrt(Math.max(0, 1 - 2 * a * q));
        }

        /** (1 − 2a)^(−1/2) √(2i)!/(2ⁱ i!) (2a/(1 − 2a))ⁱ at degree 2i. */
        @Override
        public Optional<double[]> hermite(int degree) {
            double[] c = new double[degree + 1];
            c[0] = mean(1);
            for (int k = 2; k <= degree; k += 2) {
                c[k] = c[k - 2] * Math.sqrt((k - 1.0) / k) * (2 * a / (1 - 2 * a));
            }
            return Optional.of(c);
        }

        @Override
        public double slopeExcess(double q) {
            double d = determinant(q, q, 1);
            double rate = 2 * a * q;
            return (rate * (rate + 2) - 1) / (d * Math.sqrt(d)); // +∞ where the moments diverge: then rate ≥ 1/2
        }

        private double determinant(double qx, double qy, double rho) {
            double d = 1 - 2 * a * (qx + qy) + 4 * a * a * qx * qy * (1 - rho) * (1 + rho);
            boolean definite = d > 0 && 2 * a * qx < 1 && 2 * a * qy < 1;
            return definite ? d : 0;
        }
    }
}
