package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.DualActivation;
import org.fixpoint.api.model.Enclosure;

/**
 * sin(wx + t).
 *
 * @param w angular frequency
 * @param t phase
 */
record Wave(double w, double t) implements ActivationFunction {
    @Override
    public double value(double x) {
        return sine(w, x, t);
    }

    @Override
    public Optional<Enclosure> enclosure() {
        return Optional.of(FormulaBounds.of("sin(w*x + t)", w, t));
    }

    @Override
    public double derivative(double x) {
        return w * StrictMath.cos(angle(w, x, t));
    }

    @Override
    public Optional<DualActivation> dual() {
        return Optional.of(new WaveDual(w, StrictMath.sin(t), StrictMath.cos(t)));
    }

    static double sine(double w, double x, double t) {
        return StrictMath.sin(angle(w, x, t));
    }

    /** wx + t, or where that overflows the same angle up to whole turns. */
    private static double angle(double w, double x, double t) {
        double angle = w * x + t;
        return Double.isFinite(angle) ? angle : w * StrictMath.IEEEremainder(x, 2 * Math.PI / w) + t;
    }
}
