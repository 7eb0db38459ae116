package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.DualActivation;
import org.fixpoint.api.model.Enclosure;

/**
 * A line bent at zero: {@code right · x} for x ≥ 0 and {@code left · x} for x &lt; 0.
 *
 * @param left slope for negative x
 * @param right slope for positive x
 */
record BentLine(double left, double right) implements ActivationFunction {
    @Override
    public double value(double x) {
        return x >= 0 ? right * x : left * x + 0.0; // + 0.0 makes ReLU's zero a positive one
    }

    @Override
    public Optional<Enclosure> enclosure() {
        return Optional.of(FormulaBounds.of("where(x > 0, r*x, l*x)", right, left));
    }

    @Override
    public double derivative(double x) {
        return x > 0 ? right : x < 0 ? left : 0.5 * (left + right);
    }

    @Override
    public void values(double[] x, double[] out) {
        for (int i = 0; i < x.length; i++) {
            out[i] = x[i] >= 0 ? right * x[i] : left * x[i] + 0.0;
        }
    }

    @Override
    public void derivatives(double[] x, double[] out) {
        for (int i = 0; i < x.length; i++) {
            out[i] = x[i] > 0 ? right : x[i] < 0 ? left : 0.5 * (left + right);
        }
    }

    @Override
    public double[] kinks() {
        return left == right ? new double[0] : new double[] {0};
    }

    @Override
    public Optional<DualActivation> dual() {
        return Optional.of(new BentLineDual(left, right));
    }
}
