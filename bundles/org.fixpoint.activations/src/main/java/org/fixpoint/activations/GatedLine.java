package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Enclosure;
import org.fixpoint.maths.elementary.ArrayFunctions;
import org.fixpoint.maths.elementary.Elementary;

/**
 * x σ(βx), a line gated by the logistic function σ, with the errors of {@link Elementary#swish} and {@link Elementary#swishSlope}.
 *
 * @param beta β, any finite number
 */
record GatedLine(double beta) implements ActivationFunction {
    @Override
    public double value(double x) {
        return Elementary.swish(beta, x);
    }

    @Override
    public void values(double[] x, double[] out) {
        ArrayFunctions.fastest().swish(beta, x, out);
    }

    @Override
    public Optional<Enclosure> enclosure() {
        return Optional.of(FormulaBounds.of("x*sigmoid(b*x)", beta));
    }

    @Override
    public double derivative(double x) {
        return Elementary.swishSlope(beta, x);
    }

    @Override
    public void derivatives(double[] x, double[] out) {
        ArrayFunctions.fastest().swishSlope(beta, x, out);
    }
}
