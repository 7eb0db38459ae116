package org.fixpoint.sample;

import org.fixpoint.api.model.DualActivation;

/**
 * Gaussian pair expectations of φ(x) = x exp(−x²/(2 w²)).
 *
 * <p>In units of the width, with Σ the covariance of the pair, c its off-diagonal element and D = det(I + Σ), the weight
 * exp(−(u² + v²)/2) makes of the pair one of covariance (Σ⁻¹ + I)⁻¹ = I − (I + Σ)⁻¹, whose off-diagonal element is c/D. Hence
 * E[φφ] = c D^(−3/2), of which the derivative by c is E[φ'φ'] = (D + 3c²) D^(−5/2).
 *
 * @param width w, positive
 */
record WaveletDual(double width) implements DualActivation {
    @Override
    public double value(double qx, double qy, double rho) {
        double x = qx / (width * width);
        double y = qy / (width * width);
        double d = determinant(x, y, rho);
        return width * width * rho * Math.sqrt(x * y) / (d * Math.sqrt(d));
    }

    @Override
    public double slope(double qx, double qy, double rho) {
        double x = qx / (width * width);
        double y = qy / (width * width);
        double d = determinant(x, y, rho);
        return (d + 3 * rho * rho * x * y) / (d * d * Math.sqrt(d));
    }

    /** 1 + x + y + xy(1 − ρ²), a sum of numbers that are not negative. */
    private static double determinant(double x, double y, double rho) {
        return 1 + x + y + x * y * (1 - rho) * (1 + rho);
    }

    /** 0: φ is odd. */
    @Override
    public double mean(double q) {
        return 0;
    }

    /** Without the difference of two numbers: w² 3 t³ (1 + 2t)^(−5/2) with t = q/w². */
    @Override
    public double slopeExcess(double q) {
        double t = q / (width * width);
        double d = 1 + 2 * t;
        return width * width * 3 * t * t * t / (d * d * Math.sqrt(d));
    }
}
