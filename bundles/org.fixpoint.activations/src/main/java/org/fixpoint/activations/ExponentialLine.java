package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.DualActivation;
import org.fixpoint.api.model.Enclosure;
import org.fixpoint.maths.elementary.ArrayFunctions;
import org.fixpoint.maths.elementary.Elementary;

/**
 * A line that turns into an exponential at zero: {@code scale · ψ(x/width)} with ψ(y) = y for y ≥ 0 and α(eʸ − 1) for y &lt; 0.
 *
 * @param alpha α
 * @param width positive
 * @param scale any finite number
 */
record ExponentialLine(double alpha, double width, double scale) implements ActivationFunction {
    @Override
    public double value(double x) {
        return x >= 0 ? scale / width * x : scale * alpha * Elementary.expm1(x / width);
    }

    @Override
    public void values(double[] x, double[] out) {
        negativeParts(x, out);
        ArrayFunctions.fastest().expm1(out, out);
        for (int i = 0; i < x.length; i++) {
            out[i] = x[i] >= 0 ? scale / width * x[i] : scale * alpha * out[i];
        }
    }

    private void negativeParts(double[] x, double[] out) {
        for (int i = 0; i < x.length; i++) {
            out[i] = Math.min(x[i] / width, 0);
        }
    }

    @Override
    public Optional<Enclosure> enclosure() {
        return Optional.of(FormulaBounds.of("s*where(x > 0, x/w, a*(exp(x/w) - 1))", scale, width, alpha));
    }

    @Override
    public double derivative(double x) {
        return slope(x, Elementary.exp(Math.min(x / width, 0)));
    }

    @Override
    public void derivatives(double[] x, double[] out) {
        negativeParts(x, out);
        ArrayFunctions.fastest().exp(out, out);
        for (int i = 0; i < x.length; i++) {
            out[i] = slope(x[i], out[i]);
        }
    }

    private double slope(double x, double e) {
        double right = scale / width;
        double left = right * alpha * e;
        return x > 0 ? right : x < 0 ? left : 0.5 * (left + right);
    }

    @Override
    public double[] kinks() {
        return new double[] {0};
    }

    @Override
    public Optional<DualActivation> dual() {
        return Optional.of(new ExponentialLineDual(alpha, width, scale));
    }
}
