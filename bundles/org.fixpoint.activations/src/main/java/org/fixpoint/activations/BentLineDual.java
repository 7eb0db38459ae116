package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.model.DualActivation;

/**
 * The dual of a line bent at zero, with slopes a on the left and b on the right.
 *
 * <p>With R(ρ) = E[XY; X &gt; 0, Y &gt; 0] and S(ρ) = P(X &gt; 0, Y &gt; 0) of standard normals, the value is
 * √(qx qy) ((a² + b²) R(ρ) − 2ab R(−ρ)) and the slope is (a² + b²) S(ρ) + 2ab S(−ρ). Positive homogeneity, x φ' = φ, makes
 * q E[φ'²] = E[φ²] exactly.
 *
 * @param left a
 * @param right b
 */
record BentLineDual(double left, double right) implements DualActivation {
    @Override
    public double value(double qx, double qy, double rho) {
        double unit = left * left + right * right;
        double cross = 2 * left * right;
        double kernel = unit * ArcCosineKernel.ramp(rho);
        return Math.sqrt(qx * qy) * (cross == 0 ? kernel : kernel - cross * ArcCosineKernel.ramp(-rho));
    }

    @Override
    public double slope(double qx, double qy, double rho) {
        double cross = 2 * left * right;
        if (cross < 0) { // near ρ = 0 the other form would lose digits
            double odd = 0.5 * (left + right);
            double even = 0.5 * (right - left);
            return odd * odd + even * even * (ArcCosineKernel.arcsine(rho) / (Math.PI / 2));
        }
        return (left * left + right * right) * ArcCosineKernel.step(rho) + cross * ArcCosineKernel.step(-rho);
    }

    @Override
    public double mean(double q) {
        return 0.5 * (right - left) * Math.sqrt(2 * q / Math.PI);
    }

    @Override
    public double secondMoment(double q) {
        return 0.5 * (left * left + right * right) * q;
    }

    @Override
    public double slopeSecondMoment(double q) {
        return 0.5 * (left * left + right * right);
    }

    /** (a + b)/2 at degree 1 and (b − a) He_{k−2}(0)/√(2π k!) at even degrees, He_k(0) = −(k − 1) He_{k−2}(0). */
    @Override
    public Optional<double[]> hermite(int degree) {
        double[] c = new double[degree + 1];
        c[0] = mean(1);
        for (int k = 2; k <= degree; k += 2) {
            c[k] = c[k - 2] * ((3.0 - k) / Math.sqrt(k * (k - 1.0)));
        }
        if (degree >= 1) {
            c[1] = 0.5 * (left + right);
        }
        return Optional.of(c);
    }

    @Override
    public double slopeExcess(double q) {
        return 0;
    }
}
