package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Enclosure;

/**
 * A rising line clipped from below and above: {@code min(max(low, slope · x + shift), high)}.
 *
 * @param slope positive and at most 1
 * @param shift value of the line at 0
 */
record Clipped(double slope, double shift, double low, double high) implements ActivationFunction {
    @Override
    public double value(double x) {
        return Math.min(Math.max(low, slope * x + shift), high);
    }

    @Override
    public Optional<Enclosure> enclosure() {
        return Optional.of(FormulaBounds.of("min(max(s*x + c, l), h)", slope, shift, low, high));
    }

    @Override
    public double derivative(double x) {
        double left = (low - shift) / slope;
        double right = (high - shift) / slope;
        if (x == left || x == right) {
            return 0.5 * slope;
        }
        return x > left && x < right ? slope : 0;
    }

    @Override
    public void values(double[] x, double[] out) {
        for (int i = 0; i < x.length; i++) {
            out[i] = Math.min(Math.max(low, slope * x[i] + shift), high);
        }
    }

    @Override
    public double[] kinks() {
        return new double[] {(low - shift) / slope, (high - shift) / slope};
    }
}
