package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.DualActivation;
import org.fixpoint.api.model.Enclosure;
import org.fixpoint.maths.elementary.ArrayFunctions;
import org.fixpoint.maths.elementary.Elementary;

/**
 * erf(sx).
 *
 * @param s any finite number
 */
record ErrorFunction(double s) implements ActivationFunction {
    private static final double TWO_OVER_ROOT_PI = 2 / Math.sqrt(Math.PI);

    @Override
    public double value(double x) {
        return Elementary.erf(s * x);
    }

    @Override
    public void values(double[] x, double[] out) {
        for (int i = 0; i < x.length; i++) {
            out[i] = s * x[i];
        }
        ArrayFunctions.fastest().erf(out, out);
    }

    @Override
    public Optional<Enclosure> enclosure() {
        return Optional.of(FormulaBounds.of("erf(s*x)", s));
    }

    @Override
    public double derivative(double x) {
        double z = s * x;
        return TWO_OVER_ROOT_PI * s * Elementary.exp(-z * z);
    }

    @Override
    public void derivatives(double[] x, double[] out) {
        for (int i = 0; i < x.length; i++) {
            double z = s * x[i];
            out[i] = -z * z;
        }
        ArrayFunctions.fastest().exp(out, out);
        for (int i = 0; i < x.length; i++) {
            out[i] *= TWO_OVER_ROOT_PI * s;
        }
    }

    @Override
    public Optional<DualActivation> dual() {
        return Optional.of(new Dual(s));
    }

    /**
     * E[φφ] = (2/π) arcsin(2s²r/√((1 + 2s²qx)(1 + 2s²qy))) and E[φ'φ'] = 4s²/(π√D), r = ρ√(qx qy),
     * D = 1 + 2s²(qx + qy) + 4s⁴ qx qy (1 − ρ²). Williams (1996).
     */
    private record Dual(double s) implements DualActivation {
        @Override
        public double value(double qx, double qy, double rho) {
            double covariance = 2 * s * s * rho * Math.sqrt(qx * qy);
            return StrictMath.atan2(covariance, Math.sqrt(determinant(qx, qy, rho))) / (Math.PI / 2);
        }

        @Override
        public double slope(double qx, double qy, double rho) {
            return 4 * s * s / (Math.PI * Math.sqrt(determinant(qx, qy, rho)));
        }

        @Override
        public double mean(double q) {
            return 0;
        }

        /** From the series of the arcsine in z = 2s²/(1 + 2s²), with alternating signs. */
        @Override
        public Optional<double[]> hermite(int degree) {
            double[] c = new double[degree + 1];
            double z = 2 * s * s / (1 + 2 * s * s);
            for (int k = 1; k <= degree; k += 2) {
                c[k] = k == 1
                        ? Math.copySign(Math.sqrt(z / (Math.PI / 2)), s)
                        : -c[k - 2] * (k - 2) * z / Math.sqrt(k * (k - 1.0));
            }
            return Optional.of(c);
        }

        private double determinant(double qx, double qy, double rho) {
            double ax = 2 * s * s * qx;
            double ay = 2 * s * s * qy;
            return 1 + ax + ay + ax * ay * (1 - rho) * (1 + rho);
        }
    }
}
