package org.fixpoint.activations;

import java.util.Optional;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.DualActivation;
import org.fixpoint.api.model.Enclosure;
import org.fixpoint.maths.elementary.ArrayFunctions;
import org.fixpoint.maths.elementary.Elementary;

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
    public void values(double[] x, double[] out) {
        sines(w, x, t, out);
    }

    @Override
    public Optional<Enclosure> enclosure() {
        return Optional.of(FormulaBounds.of("sin(w*x + t)", w, t));
    }

    @Override
    public double derivative(double x) {
        return w * Elementary.cos(angle(w, x, t));
    }

    @Override
    public void derivatives(double[] x, double[] out) {
        for (int i = 0; i < x.length; i++) {
            out[i] = angle(w, x[i], t);
        }
        ArrayFunctions.fastest().cos(out, out);
        for (int i = 0; i < x.length; i++) {
            out[i] *= w;
        }
    }

    @Override
    public Optional<DualActivation> dual() {
        return Optional.of(new WaveDual(w, StrictMath.sin(t), StrictMath.cos(t)));
    }

    static double sine(double w, double x, double t) {
        return Elementary.sin(angle(w, x, t));
    }

    /** The sine of each angle. */
    static void sines(double w, double[] x, double t, double[] out) {
        for (int i = 0; i < x.length; i++) {
            out[i] = angle(w, x[i], t);
        }
        ArrayFunctions.fastest().sin(out, out);
    }

    /** wx + t, or where that overflows the same angle up to whole turns. */
    private static double angle(double w, double x, double t) {
        double angle = w * x + t;
        return Double.isFinite(angle) ? angle : w * StrictMath.IEEEremainder(x, 2 * Math.PI / w) + t;
    }
}
