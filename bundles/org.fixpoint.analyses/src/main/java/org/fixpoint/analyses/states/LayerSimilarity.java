package org.fixpoint.analyses.states;

import java.util.List;
import java.util.Set;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.analysis.Subject;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.LayerStates;
import org.osgi.service.component.annotations.Component;

/**
 * The similarity of representations measured layer by layer in a sampled network.
 *
 * <p>The spread is the standard deviation over the pairs, with their number as divisor. The length is the mean over all inputs.
 */
@Component(service = Contribution.class)
public final class LayerSimilarity implements Contribution<Analysis> {
    private static final List<String> LAYER = List.of("layer");
    private static final ItemSpec SIMILARITY = new ItemSpec(
            "similarity", Item.Array.class, "similarity", LAYER, "mean over the pairs of the cosine similarity");
    private static final ItemSpec SPREAD = new ItemSpec(
            "similarity-spread",
            Item.Array.class,
            "similarity-spread",
            LAYER,
            "standard deviation over the pairs of the cosine similarity");
    private static final ItemSpec LENGTH =
            new ItemSpec("length", Item.Array.class, "length", LAYER, "mean over the inputs of ⟨h,h⟩/width");

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(
                        Analysis.class, "layer-similarity", "Measured similarity of representations, layer by layer")
                .sources("Joudaki, Hofmann (2024), arXiv:2410.20107");
    }

    @Override
    public Analysis create(Values checked) {
        return new Similarity();
    }

    private static final class Similarity implements Analysis {
        @Override
        public Set<Facet<?>> needs() {
            return Set.of(Facet.LAYER_STATES);
        }

        @Override
        public boolean needsInputs() {
            return true;
        }

        @Override
        public List<ItemSpec> yields() {
            return List.of(SIMILARITY, SPREAD, LENGTH);
        }

        @Override
        public List<Item> run(Subject subject, RunContext run) {
            Batch batch = subject.inputs();
            PairGeometry.requirePairs(batch);
            LayerStates layers = subject.get(Facet.LAYER_STATES);
            double[][] found = new double[3][layers.depth() + 1];
            PairGeometry geometry = new PairGeometry(batch);
            layers.visit((layer, states) -> {
                run.checkCancelled();
                measure(geometry, layer, states, layers.width(layer));
                found[0][layer] = mean(geometry.similarities());
                found[1][layer] = deviation(geometry.similarities(), found[0][layer]);
                found[2][layer] = mean(geometry.lengths());
            });
            return List.of(array(SIMILARITY, found[0]), array(SPREAD, found[1]), array(LENGTH, found[2]));
        }

        private static void measure(PairGeometry geometry, int layer, double[] states, int width) {
            try {
                geometry.measure(states, width);
            } catch (Refusal refusal) {
                throw new Refusal("layer " + layer + ": " + refusal.getMessage(), refusal);
            }
        }

        private static Item array(ItemSpec spec, double[] data) {
            return new Item.Array(
                    spec.name(), spec.quantity(), "", List.of(Dimension.index("layer", data.length)), data);
        }
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double deviation(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / values.length);
    }
}
