package org.fixpoint.activations;

import org.fixpoint.api.model.DualActivation;

/**
 * The dual of xΦ(x), by repeated Gaussian integration by parts.
 *
 * <p>With r = ρ√(qx qy), M = (1 + qx)(1 + qy), D = M − r² and G = E[Φ(u)Φ(v)] = 1/4 + arcsin(r/√M)/2π, the value is
 * rG + N/(2π√D), N = qx qy + r²(1 − qx qy)/M, and the slope is its derivative in r. At unit variances it is
 * ρ/4 + ρ arcsin(ρ/2)/2π + 1/(2π√(4 − ρ²)). Errors are a few units in the last place of √(qx qy).
 */
record GeluDual() implements DualActivation {
    private static final double TWO_PI = 2 * Math.PI;

    @Override
    public double value(double qx, double qy, double rho) {
        double r = rho * Math.sqrt(qx * qy);
        double root = Math.sqrt(determinant(qx, qy, rho));
        return r * gates(root, r) + numerator(qx, qy, r) / (TWO_PI * root);
    }

    @Override
    public double slope(double qx, double qy, double rho) {
        double r = rho * Math.sqrt(qx * qy);
        double d = determinant(qx, qy, rho);
        double root = Math.sqrt(d);
        double numeratorSlope = 2 * (1 - qx * qy) / ((1 + qx) * (1 + qy));
        return gates(root, r) + r * (1 + numeratorSlope + numerator(qx, qy, r) / d) / (TWO_PI * root);
    }

    @Override
    public double mean(double q) {
        return q / Math.sqrt(TWO_PI * (1 + q));
    }

    private static double determinant(double qx, double qy, double rho) {
        return 1 + qx + qy + qx * qy * (1 - rho) * (1 + rho);
    }

    private static double numerator(double qx, double qy, double r) {
        return qx * qy + r * r * (1 - qx * qy) / ((1 + qx) * (1 + qy));
    }

    /** E[Φ(u)Φ(v)]: the probability that two normals of covariance r are positive. */
    private static double gates(double root, double r) {
        return StrictMath.atan2(root, -r) / TWO_PI;
    }
}
