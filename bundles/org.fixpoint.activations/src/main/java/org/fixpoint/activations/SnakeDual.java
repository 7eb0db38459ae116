package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.model.DualActivation;

/**
 * The dual of x + sin²(ax)/a = x + (1 − cos 2ax)/2a: r + E[(1 − cos 2au)(1 − cos 2av)]/4a² with slope 1 + E[sin 2au sin 2av],
 * r = ρ√(qx qy).
 *
 * @param a positive
 */
record SnakeDual(double a) implements DualActivation {
    @Override
    public double value(double qx, double qy, double rho) {
        double w = 2 * a;
        double even = StrictMath.exp(0.5 * WaveDual.exponent(w, qx, qy, rho))
                - StrictMath.exp(0.5 * WaveDual.exponent(w, qx, qy, -rho));
        return rho * Math.sqrt(qx * qy) + mean(qx) * mean(qy) + 0.5 * (even / w) * (even / w);
    }

    @Override
    public double slope(double qx, double qy, double rho) {
        return 1 + WaveDual.sines(2 * a, qx, qy, rho);
    }

    @Override
    public double mean(double q) {
        return -StrictMath.expm1(-2 * a * a * q) / (2 * a);
    }

    /** Those of x − cos(2ax)/2a, and the mean. */
    @Override
    public Optional<double[]> hermite(int degree) {
        double[] c = new double[degree + 1];
        double[] ripple = new WaveDual(2 * a, 1, 0).hermite(degree).orElseThrow();
        for (int k = 2; k <= degree; k += 2) {
            c[k] = -ripple[k] / (2 * a);
        }
        c[0] = mean(1);
        if (degree >= 1) {
            c[1] = 1;
        }
        return Optional.of(c);
    }
}
