package org.fixpoint.benchmarks;

import java.util.List;
import java.util.Map;
import org.fixpoint.activations.Tanh;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.LayerStates;
import org.fixpoint.api.model.Precision;
import org.fixpoint.maths.linear.LinearAlgebra;
import org.fixpoint.maths.threads.Team;
import org.fixpoint.networks.Mlp;

/**
 * The workbench's own {@code mlp} of tanh, its weights drawn as it goes, and the Gram matrix of every layer: a point of an experiment with
 * the layers' states, and with the similarities of all pairs of inputs. The analysis {@code layer-similarity}, see
 * {@link LayerSimilarityJob}, takes the products of the pairs alone that the inputs name.
 *
 * <p>The answer depends on the draw: what is checked is the first layer's mean square, which has the expectation 1.
 */
final class SampledNetworkJob implements Job {
    private final LayerStates layers;
    private final double[] gram;
    private final int width;
    private final int batch;
    private final LinearAlgebra algebra = LinearAlgebra.fastest(Team.ofProcessors()); // as the analyses take it
    private double meanSquare;

    SampledNetworkJob(Sizes sizes) {
        this(sizes, Precision.DOUBLE);
    }

    SampledNetworkJob(Sizes sizes, Precision precision) {
        width = sizes.get("width");
        batch = sizes.get("batch");
        Batch inputs = new Batch(Inputs.array(4, width * batch), batch, width, new int[0], List.of());
        layers = network(sizes.get("depth"), width, precision).facet(Facet.LAYER_STATES, inputs, Streams.RUN);
        gram = new double[batch * batch];
    }

    /** The network of the benchmarks: tanh, everything else by default. */
    static Architecture network(int depth, int width, Precision precision) {
        Mlp mlp = new Mlp();
        Tanh tanh = new Tanh();
        Map<String, Object> given = Map.of(
                "depth",
                depth,
                "width",
                width,
                "activation",
                tanh.create(Values.of(tanh.descriptor(), Map.of())),
                Precision.PARAMETER.name(),
                precision);
        return mlp.create(Values.of(mlp.descriptor(), given));
    }

    @Override
    public void run() {
        layers.visit(this::layer);
    }

    private void layer(int layer, double[] states) {
        algebra.gram(states, batch, layers.width(layer), gram);
        if (layer == 1) {
            double trace = 0;
            for (int i = 0; i < batch; i++) {
                trace += gram[i * batch + i];
            }
            meanSquare = trace / batch / width;
        }
    }

    @Override
    public double[] check() {
        return new double[] {meanSquare};
    }
}
