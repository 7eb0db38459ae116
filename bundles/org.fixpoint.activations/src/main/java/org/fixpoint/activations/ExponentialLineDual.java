package org.fixpoint.activations;

import org.fixpoint.api.model.DualActivation;

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
 * <p>The error of the value is a few units in the last place of itself plus 3e-16 α² scale², which is relatively large only at
 * variances below 1e-8; the slope is positive term by term for α &gt; 0 and relatively accurate.
 *
 * @param alpha α
 * @param width positive
 * @param scale any finite number
 */
record ExponentialLineDual(double alpha, double width, double scale) implements DualActivation {
    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

    @Override
    public double value(double qx, double qy, double rho) {
        double s = Math.sqrt(qx) / width;
        double t = Math.sqrt(qy) / width;
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
        double exponentials = TiltedOrthant.halfLineExcess(2 * s) - 2 * TiltedOrthant.halfLineExcess(s);
        return scale * scale * (0.5 * s * s + alpha * alpha * exponentials);
    }

    @Override
    public double slopeSecondMoment(double q) {
        double s = Math.sqrt(q) / width;
        return scale * scale / (width * width) * (0.5 + alpha * alpha * TiltedOrthant.halfLine(2 * s));
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
