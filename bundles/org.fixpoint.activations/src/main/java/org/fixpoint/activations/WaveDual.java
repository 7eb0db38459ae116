package org.fixpoint.activations;

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
