package org.fixpoint.benchmarks;

import java.util.List;
import java.util.Map;
import org.fixpoint.analyses.states.LayerSimilarity;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.Precision;
import org.fixpoint.testkit.GivenSubject;

/**
 * The analysis {@code layer-similarity} of the network of {@link SampledNetworkJob}, its inputs in pairs of two.
 *
 * <p>What is checked is the mean length and the mean similarity at the first layer, which depend on the draw.
 */
final class LayerSimilarityJob implements Job {
    private final Analysis analysis;
    private final GivenSubject subject;
    private double[] found = new double[0];

    LayerSimilarityJob(Sizes sizes) {
        int width = sizes.get("width");
        int batch = sizes.get("batch");
        Batch inputs =
                new Batch(Inputs.array(4, width * batch), batch, width, Batch.consecutivePairs(batch), List.of());
        LayerSimilarity similarity = new LayerSimilarity();
        analysis = similarity.create(Values.of(similarity.descriptor(), Map.of()));
        subject = GivenSubject.empty()
                .with(inputs)
                .with(
                        Facet.LAYER_STATES,
                        SampledNetworkJob.network(sizes.get("depth"), width, Precision.DOUBLE)
                                .facet(Facet.LAYER_STATES, inputs, Streams.RUN));
    }

    @Override
    public void run() {
        List<Item> items = analysis.run(subject, Streams.RUN);
        found = new double[] {((Item.Array) items.get(2)).data()[1], ((Item.Array) items.get(0)).data()[1]};
    }

    @Override
    public double[] check() {
        return found;
    }
}
