package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Enclosure;
import org.fixpoint.maths.elementary.ArrayFunctions;
import org.fixpoint.maths.elementary.Elementary;

/**
 * x σ(βx), a line gated by the logistic function σ.
 *
 * @param beta β, any finite number
 */
record GatedLine(double beta) implements ActivationFunction {
    @Override
    public double value(double x) {
        return x * Logistic.value(beta * x);
    }

    @Override
    public void values(double[] x, double[] out) {
        for (int i = 0; i < x.length; i++) {
            out[i] = beta * x[i];
        }
        ArrayFunctions.fastest().logistic(out, out);
        for (int i = 0; i < x.length; i++) {
            out[i] *= x[i];
        }
    }

    @Override
    public Optional<Enclosure> enclosure() {
        return Optional.of(FormulaBounds.of("x*sigmoid(b*x)", beta));
    }

    @Override
    public double derivative(double x) {
        double z = beta * x;
        return slope(z, Elementary.exp(-Math.abs(z)));
    }

    @Override
    public void derivatives(double[] x, double[] out) {
        for (int i = 0; i < x.length; i++) {
            out[i] = -Math.abs(beta * x[i]);
        }
        ArrayFunctions.fastest().exp(out, out);
        for (int i = 0; i < x.length; i++) {
            out[i] = slope(beta * x[i], out[i]);
        }
    }

    private static double slope(double z, double e) {
        return Logistic.value(z, e) + Logistic.weightedSlope(z, e);
    }
}
