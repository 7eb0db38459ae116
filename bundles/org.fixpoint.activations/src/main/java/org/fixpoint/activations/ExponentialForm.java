package org.fixpoint.activations;

import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.maths.elementary.ArrayFunctions;
import org.fixpoint.maths.elementary.Elementary;

/** An activation that takes one exponential, exp(u(x)), and is with its derivative a rational function of it and x. */
interface ExponentialForm extends ActivationFunction {
    /** u(x). */
    double exponent(double x);

    /** φ(x) from e = exp(u(x)). */
    double value(double x, double e);

    /** φ'(x) from e = exp(u(x)). */
    double derivative(double x, double e);

    @Override
    default double value(double x) {
        return value(x, Elementary.exp(exponent(x)));
    }

    @Override
    default double derivative(double x) {
        return derivative(x, Elementary.exp(exponent(x)));
    }

    @Override
    default void values(double[] x, double[] out) {
        exponentials(x, out);
        for (int i = 0; i < x.length; i++) {
            out[i] = value(x[i], out[i]);
        }
    }

    @Override
    default void derivatives(double[] x, double[] out) {
        exponentials(x, out);
        for (int i = 0; i < x.length; i++) {
            out[i] = derivative(x[i], out[i]);
        }
    }

    private void exponentials(double[] x, double[] out) {
        for (int i = 0; i < x.length; i++) {
            out[i] = exponent(x[i]);
        }
        ArrayFunctions.fastest().exp(out, out);
    }
}
