package org.fixpoint.benchmarks;

import java.util.List;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.Precision;
import org.fixpoint.api.model.TangentKernel;

/**
 * The empirical neural tangent kernel of the network of {@link SampledNetworkJob}, by one pass forward and one back.
 *
 * <p>What is checked is the mean of its diagonal, which depends on the draw.
 */
final class TangentKernelJob implements Job {
    private final TangentKernel kernel;
    private final int batch;
    private double trace;

    TangentKernelJob(Sizes sizes) {
        int width = sizes.get("width");
        batch = sizes.get("batch");
        Batch inputs = new Batch(Inputs.array(4, width * batch), batch, width, new int[0], List.of());
        kernel = SampledNetworkJob.network(sizes.get("depth"), width, Precision.DOUBLE)
                .facet(Facet.TANGENT_KERNEL, inputs, Streams.RUN);
    }

    @Override
    public void run() {
        trace = 0;
        kernel.visit(this::add);
    }

    private void add(int layer, double[] share) {
        for (int i = 0; i < batch; i++) {
            trace += share[i * batch + i];
        }
    }

    @Override
    public double[] check() {
        return new double[] {trace / batch};
    }
}
