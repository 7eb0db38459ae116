package org.fixpoint.activations;

import org.fixpoint.maths.gaussian.GaussLegendre;
import org.fixpoint.maths.gaussian.NormalDistribution;

/**
 * Means of exponentials over a half-line or a quadrant of normal variables, without the overflow and cancellation of an
 * exponential times a distribution function.
 *
 * <p>Plackett's formula integrated from correlation −1, with the exponential inside the integral: for h + k ≤ 0,
 * F(h, k, ρ) = (1/2π) ∫ exp(−(p'/(1 − cos φ) + m'/(1 + cos φ))) dφ over 0 &lt; φ &lt; Θ = π − arccos ρ, where p' = (h + k)²/4 and
 * m' = (h − k)²/4. The integrand is positive, so the result is relatively accurate.
 */
final class TiltedOrthant {
    private static final GaussLegendre RULE = new GaussLegendre(16);
    private static final double NEGLIGIBLE = -45; // e^-45 = 3e-20
    private static final double FAR = 12;
    private static final int TERMS = 16;

    private TiltedOrthant() {}

    /** exp(z²/2) P(Z ≤ −z) for z ≥ 0, the mean of exp(zZ) over Z &lt; 0. */
    static double halfLine(double z) {
        if (z < FAR) {
            return StrictMath.exp(0.5 * z * z) * NormalDistribution.upperTail(z);
        }
        double term = 1;
        double sum = 1;
        for (int n = 1; n < TERMS; n++) { // asymptotic: at z = 12 the terms fall to 1e-17 before they rise
            term *= -(2 * n - 1) / (z * z);
            sum += term;
        }
        return sum / (z * Math.sqrt(2 * Math.PI));
    }

    /** {@link #halfLine} minus its value 1/2 at z = 0, relatively accurate for small z. */
    static double halfLineExcess(double z) {
        double growth = StrictMath.expm1(0.5 * z * z);
        return z < 1 ? 0.5 * (growth - (1 + growth) * ErrorFunction.of(z * Math.sqrt(0.5))) : halfLine(z) - 0.5;
    }

    /**
     * (1/2π) ∫ exp(E(φ)) dφ over 0 &lt; φ &lt; Θ, E(φ) = (ρ + cos φ)[m(1 − ρ)/(1 + cos φ) − p(1 + ρ)/(1 − cos φ)].
     *
     * <p>With p = (s + t)²/4 and m = (s − t)²/4 it is E[exp(sX + tY); X &lt; 0, Y &lt; 0]; with p = m = t²/4 it is
     * E[exp(tY); X &lt; 0, Y &lt; 0].
     *
     * @param p not negative
     * @param m in [0, p]
     * @param rho correlation of X and Y
     */
    static double quadrant(double p, double m, double rho) {
        double theta = ArcCosineKernel.angle(rho);
        if (p == 0 || theta == 0) {
            return theta / (2 * Math.PI);
        }
        return (lowerHalf(p, m, theta) + upperHalf(p, m, theta)) / (2 * Math.PI);
    }

    /** Panels halved towards φ = 0, where the integrand vanishes with all derivatives. */
    private static double lowerHalf(double p, double m, double theta) {
        double sum = 0;
        double high = 0.5 * theta;
        while (high > 1e-18 * theta && exponent(p, m, theta, high) > NEGLIGIBLE) {
            sum += panel(p, m, theta, 0.5 * high, high);
            high *= 0.5;
        }
        return sum;
    }

    /** Panels halved towards φ = Θ, until the integrand is flat and the nearest pole, at φ = π, is far. */
    private static double upperHalf(double p, double m, double theta) {
        double sum = 0;
        double width = 0.5 * theta;
        double pole = Math.PI - theta;
        while (exponent(p, m, theta, theta - width) < -1 || (width > 2 * pole && m * pole * pole > 1e-18)) {
            if (exponent(p, m, theta, theta - 0.5 * width) > NEGLIGIBLE) {
                sum += panel(p, m, theta, theta - width, theta - 0.5 * width);
            }
            width *= 0.5;
        }
        return sum + panel(p, m, theta, theta - width, theta);
    }

    private static double panel(double p, double m, double theta, double low, double high) {
        double sum = 0;
        for (int i = 0; i < RULE.size(); i++) {
            double phi = 0.5 * (low + high) + 0.5 * (high - low) * RULE.node(i);
            sum += RULE.weight(i) * StrictMath.exp(exponent(p, m, theta, phi));
        }
        return 0.5 * (high - low) * sum;
    }

    private static double exponent(double p, double m, double theta, double phi) {
        double gap = 2 * StrictMath.sin(0.5 * (theta + phi)) * StrictMath.sin(0.5 * (theta - phi));
        double cosines = StrictMath.cos(0.5 * theta) / StrictMath.cos(0.5 * phi);
        double sines = StrictMath.sin(0.5 * theta) / StrictMath.sin(0.5 * phi);
        return gap * (m * cosines * cosines - p * sines * sines);
    }
}
