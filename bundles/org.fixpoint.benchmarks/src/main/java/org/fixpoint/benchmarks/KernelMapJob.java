package org.fixpoint.benchmarks;

import java.util.Map;
import org.fixpoint.activations.Mish;
import org.fixpoint.analyses.meanfield.QuadraturePair;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.maths.elementary.ArrayFunctions;
import org.fixpoint.maths.elementary.Elementary;
import org.fixpoint.maths.gaussian.ElementwiseFunction;
import org.fixpoint.maths.gaussian.PiecewiseFunction;
import org.fixpoint.maths.kernel.KernelSeries;

/**
 * The kernel map of an activation without a closed form, set up and evaluated at many correlations.
 *
 * <p>To 1e-13 here. The peer does what the papers' own code does: 25 Hermite coefficients by SciPy's adaptive quadrature and a polynomial,
 * which is good to 1e-3.
 */
final class KernelMapJob implements Job {
    private static final int TIMES = 50;

    private final PiecewiseFunction activation;
    private final double[] correlations;
    private final double[] values;

    private KernelMapJob(PiecewiseFunction activation, Sizes sizes) {
        this.activation = activation;
        int count = sizes.get("evaluations");
        correlations = Inputs.array(24, count);
        for (int i = 0; i < count; i++) {
            correlations[i] /= 2; // from −0.87 to 0.87
        }
        values = new double[count];
    }

    /** Of Mish, which is smooth. */
    static KernelMapJob smooth(Sizes sizes) {
        Mish mish = new Mish();
        ActivationFunction phi = mish.create(Values.of(mish.descriptor(), Map.of()));
        return new KernelMapJob(QuadraturePair.piecewise(phi), sizes);
    }

    /** Of tanh(x)/2 for negative x and x σ(x) + 0.3 x for positive x: a kink, a pole near the real line, and no closed form. */
    static KernelMapJob kinked(Sizes sizes) {
        return new KernelMapJob(
                new PiecewiseFunction(
                        x -> x < 0 ? 0.5 * Elementary.tanh(x) : Elementary.swish(1, x) + 0.3 * x,
                        x -> x < 0 ? halfSlope(Elementary.tanh(x)) : Elementary.swishSlope(1, x) + 0.3,
                        ElementwiseFunction.split(0, KernelMapJob::left, KernelMapJob::right),
                        ElementwiseFunction.split(0, KernelMapJob::leftSlope, KernelMapJob::rightSlope),
                        new double[] {0},
                        new double[0]),
                sizes);
    }

    private static double halfSlope(double tanh) {
        return 0.5 * (1 - tanh) * (1 + tanh);
    }

    private static void left(double[] x, double[] out) {
        ArrayFunctions.fastest().tanh(x, out);
        for (int i = 0; i < x.length; i++) {
            out[i] *= 0.5;
        }
    }

    private static void right(double[] x, double[] out) {
        ArrayFunctions.fastest().swish(1, x, out);
        for (int i = 0; i < x.length; i++) {
            out[i] += 0.3 * x[i];
        }
    }

    private static void leftSlope(double[] x, double[] out) {
        ArrayFunctions.fastest().tanh(x, out);
        for (int i = 0; i < x.length; i++) {
            out[i] = halfSlope(out[i]);
        }
    }

    private static void rightSlope(double[] x, double[] out) {
        ArrayFunctions.fastest().swishSlope(1, x, out);
        for (int i = 0; i < x.length; i++) {
            out[i] += 0.3;
        }
    }

    @Override
    public int times() {
        return TIMES;
    }

    @Override
    public void run() {
        for (int i = 0; i < TIMES; i++) {
            once();
        }
    }

    private void once() {
        KernelSeries series = KernelSeries.of(activation);
        series.values(correlations, values);
        for (int i = 0; i < values.length; i++) {
            values[i] /= series.secondMoment();
        }
    }

    @Override
    public double[] check() {
        return Inputs.probe(values, values.length);
    }
}
