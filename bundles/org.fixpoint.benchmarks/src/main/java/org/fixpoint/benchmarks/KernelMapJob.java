package org.fixpoint.benchmarks;

import org.fixpoint.activations.Mish;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.maths.gaussian.PiecewiseFunction;
import org.fixpoint.maths.kernel.KernelSeries;
import org.fixpoint.maths.kernel.NormalizedKernel;

/**
 * The kernel map of an activation without a closed form, set up and evaluated at many correlations.
 *
 * <p>To 1e-13 here. The peer does what the papers' own code does: 25 Hermite coefficients by SciPy's adaptive quadrature and a polynomial,
 * which is good to 1e-3.
 */
final class KernelMapJob implements Job {
    private static final int TIMES = 50;

    private final ActivationFunction activation;
    private final double[] correlations;
    private final double[] values;

    KernelMapJob(Sizes sizes) {
        Mish mish = new Mish();
        activation = mish.create(Values.of(mish.descriptor(), java.util.Map.of()));
        int count = sizes.get("evaluations");
        correlations = Inputs.array(24, count);
        for (int i = 0; i < count; i++) {
            correlations[i] /= 2; // from −0.87 to 0.87
        }
        values = new double[count];
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
        NormalizedKernel kernel = KernelSeries.of(new PiecewiseFunction(
                        activation::value, activation::derivative, activation.kinks(), activation.jumps()))
                .normalized();
        for (int i = 0; i < values.length; i++) {
            values[i] = kernel.value().applyAsDouble(correlations[i]);
        }
    }

    @Override
    public double[] check() {
        return Inputs.probe(values, values.length);
    }
}
