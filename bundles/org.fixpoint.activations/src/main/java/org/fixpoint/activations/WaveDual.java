package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.model.DualActivation;

/**
 * The dual of sin(wx + t): with A = exp(−w²(qx + qy − 2r)/2), B = exp(−w²(qx + qy + 2r)/2) and r = ρ√(qx qy), the value is
 * sin² t (A + B)/2 + cos² t (A − B)/2 and the slope w²(cos² t (A + B)/2 + sin² t (A − B)/2).
 *
 * @param w angular frequency
 * @param sine sin t
 * @param cosine cos t
 */
record WaveDual(double w, double sine, double cosine) implements DualActivation {
    @Override
    public double value(double qx, double qy, double rho) {
        return sine * sine * cosines(w, qx, qy, rho) + cosine * cosine * sines(w, qx, qy, rho);
    }

    @Override
    public double slope(double qx, double qy, double rho) {
        return w * w * (cosine * cosine * cosines(w, qx, qy, rho) + sine * sine * sines(w, qx, qy, rho));
    }

    @Override
    public double mean(double q) {
        return sine * StrictMath.exp(-0.5 * w * w * q);
    }

    /** exp(−w²/2) wᵏ sin(t + kπ/2)/√k!. */
    @Override
    public Optional<double[]> hermite(int degree) {
        double[] c = new double[degree + 1];
        double size = StrictMath.exp(-0.5 * w * w);
        for (int k = 0; k <= degree; k++) {
            size *= k == 0 ? 1 : w / Math.sqrt(k);
            double wave = k % 2 == 0 ? sine : cosine;
            c[k] = 0.0 + size * (k % 4 < 2 ? wave : -wave); // 0.0 + makes every zero a positive one
        }
        return Optional.of(c);
    }

    /** E[cos(wu) cos(wv)] = (A + B)/2. */
    static double cosines(double w, double qx, double qy, double rho) {
        return 0.5 * (StrictMath.exp(exponent(w, qx, qy, rho)) + StrictMath.exp(exponent(w, qx, qy, -rho)));
    }

    /** E[sin(wu) sin(wv)] = (A − B)/2. */
    static double sines(double w, double qx, double qy, double rho) {
        double size = Math.abs(rho);
        double difference = -2 * w * w * size * Math.sqrt(qx * qy);
        double value = -0.5 * StrictMath.exp(exponent(w, qx, qy, size)) * StrictMath.expm1(difference);
        return Math.copySign(value, rho);
    }

    /** log A, at equal variances without the difference of large numbers. */
    static double exponent(double w, double qx, double qy, double rho) {
        double gap = Math.sqrt(qx) - Math.sqrt(qy);
        return -0.5 * w * w * (gap * gap + 2 * (1 - rho) * Math.sqrt(qx * qy));
    }
}
