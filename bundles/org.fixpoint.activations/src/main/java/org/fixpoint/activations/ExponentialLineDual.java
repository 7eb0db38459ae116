package org.fixpoint.activations;

import org.fixpoint.api.model.DualActivation;
import org.fixpoint.maths.gaussian.GaussLegendre;

/**
 * The dual of {@code scale · ψ(x/width)}, ψ(y) = y for y ≥ 0 and α(eʸ − 1) for y &lt; 0, by tilting the Gaussian.
 *
 * <p>With s² and t² the variances of x/width, S(ρ) = P(X &gt; 0, Y &gt; 0), R(ρ) = E[XY; X &gt; 0, Y &gt; 0],
 * T(ρ, t) = E[exp(tY); X &gt; 0, Y &lt; 0] and M(z) = E[exp(zZ); Z &lt; 0],
 *
 * <ul>
 *   <li>E[ψψ] = st R(ρ) + α(A(s, t) + A(t, s)) + α² B,
 *   <li>A(s, t) = E[sX(exp(tY) − 1); X &gt; 0, Y &lt; 0] = ρst T(ρ, t) + s(M(t√(1 − ρ²)) − 1/2)/√2π,
 *   <li>B = E[exp(sX + tY) − exp(sX) − exp(tY) + 1; X &lt; 0, Y &lt; 0],
 *   <li>E[ψ'ψ'] = S(ρ) + α(T(ρ, s) + T(ρ, t)) + α² E[exp(sX + tY); X &lt; 0, Y &lt; 0].
 * </ul>
 *
 * <p>The slope is positive term by term for α &gt; 0 and relatively accurate. The terms of B cancel where s and t are small; the
 * value is there the product of the means plus the integral of the slope over the correlation, from 0 on. The error is a few units
 * in the last place of √(E[φ²] E[φ²]).
 *
 * @param alpha α
 * @param width positive
 * @param scale any finite number
 */
record ExponentialLineDual(double alpha, double width, double scale) implements DualActivation {
    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
    private static final double GENTLE = 0.3; // below, B is less than 1/30 of its largest term
    private static final GaussLegendre RULE = new GaussLegendre(16);

    @Override
    public double value(double qx, double qy, double rho) {
        double s = Math.sqrt(qx) / width;
        double t = Math.sqrt(qy) / width;
        if (Math.max(s, t) < GENTLE) {
            return mean(qx) * mean(qy) + Math.sqrt(qx * qy) * slopeFromZero(qx, qy, rho);
        }
        double first = mixed(s, t, rho);
        double mixed = s == t ? 2 * first : first + mixed(t, s, rho);
        double kernel = s * t * ArcCosineKernel.ramp(rho) + alpha * mixed + alpha * alpha * exponentials(s, t, rho);
        return scale * scale * kernel;
    }

    @Override
    public double slope(double qx, double qy, double rho) {
        double s = Math.sqrt(qx) / width;
        double t = Math.sqrt(qy) / width;
        double first = oneNegative(s, rho);
        double mixed = s == t ? 2 * first : first + oneNegative(t, rho);
        double kernel = ArcCosineKernel.step(rho) + alpha * mixed + alpha * alpha * bothNegative(s, t, rho);
        return scale * scale / (width * width) * kernel;
    }

    @Override
    public double mean(double q) {
        double s = Math.sqrt(q) / width;
        return scale * (s / ROOT_TWO_PI + alpha * TiltedOrthant.halfLineExcess(s));
    }

    @Override
    public double secondMoment(double q) {
        double s = Math.sqrt(q) / width;
        if (s < GENTLE) {
            return value(q, q, 1);
        }
        double exponentials = TiltedOrthant.halfLineExcess(2 * s) - 2 * TiltedOrthant.halfLineExcess(s);
        return scale * scale * (0.5 * s * s + alpha * alpha * exponentials);
    }

    @Override
    public double slopeSecondMoment(double q) {
        double s = Math.sqrt(q) / width;
        return scale * scale / (width * width) * (0.5 + alpha * alpha * TiltedOrthant.halfLine(2 * s));
    }

    /** The integral of the slope over correlations from 0 to ρ, in the angle from 0, in which it is smooth. */
    private double slopeFromZero(double qx, double qy, double rho) {
        double end = ArcCosineKernel.arcsine(rho);
        double sum = 0;
        for (int i = 0; i < RULE.size(); i++) {
            double angle = 0.5 * end * (1 + RULE.node(i));
            sum += RULE.weight(i) * slope(qx, qy, StrictMath.sin(angle)) * StrictMath.cos(angle);
        }
        return 0.5 * end * sum;
    }

    private static double mixed(double s, double t, double rho) {
        double tail = TiltedOrthant.halfLineExcess(t * ArcCosineKernel.sine(rho));
        return rho * s * t * oneNegative(t, rho) + s * tail / ROOT_TWO_PI;
    }

    private static double exponentials(double s, double t, double rho) {
        double first = TiltedOrthant.quadrant(0.25 * s * s, 0.25 * s * s, rho);
        double single = s == t ? 2 * first : first + TiltedOrthant.quadrant(0.25 * t * t, 0.25 * t * t, rho);
        return bothNegative(s, t, rho) - single + ArcCosineKernel.step(rho);
    }

    /** E[exp(tY); X &gt; 0, Y &lt; 0]. */
    private static double oneNegative(double t, double rho) {
        return TiltedOrthant.quadrant(0.25 * t * t, 0.25 * t * t, -rho);
    }

    /** E[exp(sX + tY); X &lt; 0, Y &lt; 0]. */
    private static double bothNegative(double s, double t, double rho) {
        return TiltedOrthant.quadrant(0.25 * (s + t) * (s + t), 0.25 * (s - t) * (s - t), rho);
    }
}
