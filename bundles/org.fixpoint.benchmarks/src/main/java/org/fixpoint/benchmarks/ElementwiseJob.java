package org.fixpoint.benchmarks;

import java.util.List;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;

/** An activation at each of many numbers from −3.5 to 3.5, in rows of the length of a layer. */
final class ElementwiseJob implements Job {
    private static final int ROW = 1024;

    private final ActivationFunction activation;
    private final int repeats;
    private final double[] x;
    private final double[] y;
    private final List<double[]> inputs = Cores.each(() -> new double[ROW]);
    private final List<double[]> outputs = Cores.each(() -> new double[ROW]);

    ElementwiseJob(Contribution<ActivationFunction> contribution, Sizes sizes) {
        activation = contribution.create(Values.of(contribution.descriptor(), java.util.Map.of()));
        repeats = sizes.get("repeats");
        x = Inputs.array(3, sizes.get("rows") * ROW);
        for (int i = 0; i < x.length; i++) {
            x[i] *= 2;
        }
        y = new double[x.length];
    }

    @Override
    public void run() {
        for (int r = 0; r < repeats; r++) {
            Cores.split(x.length / ROW, this::rows);
        }
    }

    private void rows(int part, int from, int to) {
        double[] in = inputs.get(part);
        double[] out = outputs.get(part);
        for (int row = from; row < to; row++) {
            System.arraycopy(x, row * ROW, in, 0, ROW);
            activation.values(in, out);
            System.arraycopy(out, 0, y, row * ROW, ROW);
        }
    }

    @Override
    public double[] check() {
        return Inputs.probe(y, y.length);
    }
}
