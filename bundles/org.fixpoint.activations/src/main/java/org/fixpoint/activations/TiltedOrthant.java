package org.fixpoint.activations;

import java.util.function.DoubleUnaryOperator;
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
        return z < 1 ? 0.5 * (growth - (1 + growth) * 2 * NormalDistribution.centred(z)) : halfLine(z) - 0.5;
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
        Exponent exponent = new Exponent(p, m, rho, Math.sqrt(0.5 * (1 + rho)), Math.sqrt(0.5 * (1 - rho)));
        return (lowerHalf(exponent, theta) + upperHalf(exponent, theta)) / (2 * Math.PI);
    }

    /** Panels halved towards φ = 0, where the integrand vanishes with all derivatives. */
    private static double lowerHalf(Exponent exponent, double theta) {
        double sum = 0;
        double high = 0.5 * theta;
        while (high > 1e-18 * theta && exponent.fromZero(high) > NEGLIGIBLE) {
            sum += panel(exponent::fromZero, 0.5 * high, high);
            high *= 0.5;
        }
        return sum;
    }

    /** Panels halved towards δ = Θ − φ = 0, until the integrand is flat and the nearest pole, at φ = π, is far. */
    private static double upperHalf(Exponent exponent, double theta) {
        double sum = 0;
        double width = 0.5 * theta;
        double pole = Math.PI - theta;
        double size = exponent.m * pole * pole;
        while (exponent.fromEnd(width) < -1 || (width > 2 * pole && size > 1e-18)) {
            if (exponent.fromEnd(0.5 * width) > NEGLIGIBLE) {
                sum += panel(exponent::fromEnd, 0.5 * width, width);
            }
            width *= 0.5;
        }
        return sum + panel(exponent::fromEnd, 0, width);
    }

    private static double panel(DoubleUnaryOperator exponent, double low, double high) {
        double sum = 0;
        for (int i = 0; i < RULE.size(); i++) {
            double x = 0.5 * (low + high) + 0.5 * (high - low) * RULE.node(i);
            sum += RULE.weight(i) * StrictMath.exp(exponent.applyAsDouble(x));
        }
        return 0.5 * (high - low) * sum;
    }

    /**
     * E, with one sine an evaluation: from φ in the lower half of the range and from δ = Θ − φ in the upper, so that no factor
     * cancels.
     *
     * @param sine sin(Θ/2)
     * @param cosine cos(Θ/2)
     */
    private record Exponent(double p, double m, double rho, double sine, double cosine) {
        double fromZero(double phi) {
            double halfSine = StrictMath.sin(0.5 * phi);
            double halfCosine = Math.sqrt((1 - halfSine) * (1 + halfSine));
            return at(halfSine, halfCosine, 2 * (sine - halfSine) * (sine + halfSine));
        }

        double fromEnd(double delta) {
            double a = StrictMath.sin(0.5 * delta);
            double b = Math.sqrt((1 - a) * (1 + a));
            double gap = 2 * a * (2 * sine * cosine * b + rho * a); // ρ + cos φ, since cos Θ = −ρ
            return at(sine * b - cosine * a, cosine * b + sine * a, gap);
        }

        private double at(double halfSine, double halfCosine, double gap) {
            double cosines = cosine / halfCosine;
            double sines = sine / halfSine;
            return gap * (m * cosines * cosines - p * sines * sines);
        }
    }
}
