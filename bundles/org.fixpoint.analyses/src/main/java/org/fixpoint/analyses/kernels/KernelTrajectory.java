package org.fixpoint.analyses.kernels;

import java.util.List;
import java.util.Set;
import org.fixpoint.analyses.states.PairGeometry;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.analysis.Subject;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.MeanField;
import org.osgi.service.component.annotations.Component;

/** Correlations through the layers of the infinite-width limit: of the pairs of the inputs, or from given starts. */
@Component(service = Contribution.class)
public final class KernelTrajectory implements Contribution<Analysis> {
    static final Parameter.Reals STARTS = Parameter.reals(
                    "starts", "correlations to start from, in place of the pairs of the inputs", 0, 1000)
            .in(Range.closed(-1, 1))
            .byDefault();
    static final Parameter.Real LENGTH = Parameter.real("length", "mean squared length of the inputs of given starts")
            .in(Range.open(0, Double.POSITIVE_INFINITY))
            .typically(0.1, 10)
            .byDefault(1);

    private static final ItemSpec PREDICTED = new ItemSpec(
            "predicted-similarity",
            Item.Array.class,
            "predicted-similarity",
            List.of("layer"),
            "mean over the pairs of inputs of the correlation that the infinite-width limit predicts");
    private static final ItemSpec TRAJECTORIES = new ItemSpec(
            "trajectories",
            Item.Array.class,
            "trajectory",
            List.of("start", "layer"),
            "the correlation after each layer of the infinite-width limit");

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(Analysis.class, "kernel-trajectory", "Predicted correlation, layer by layer")
                .parameters(STARTS, LENGTH)
                .sources("Joudaki, Hofmann (2024), arXiv:2410.20107, Proposition 1");
    }

    @Override
    public Analysis create(Values checked) {
        double[] starts = checked.get(STARTS);
        return starts.length == 0 ? new OfPairs() : new FromStarts(starts, checked.get(LENGTH));
    }

    private static final class OfPairs implements Analysis {
        @Override
        public Set<Facet<?>> needs() {
            return Set.of(Facet.MEAN_FIELD);
        }

        @Override
        public boolean needsInputs() {
            return true;
        }

        @Override
        public List<ItemSpec> yields() {
            return List.of(PREDICTED);
        }

        @Override
        public List<Item> run(Subject subject, RunContext run) {
            MeanField field = subject.get(Facet.MEAN_FIELD);
            Batch batch = subject.inputs();
            PairGeometry.requirePairs(batch);
            PairGeometry geometry = PairGeometry.of(batch.rows(), batch.dimension(), batch);
            double[] mean = new double[field.depth() + 1];
            for (int p = 0; p < batch.pairCount(); p++) {
                run.checkCancelled();
                run.progress("predicting pair " + (p + 1), (double) p / batch.pairCount());
                double lengthX = geometry.lengths()[batch.pairs()[2 * p]];
                double lengthY = geometry.lengths()[batch.pairs()[2 * p + 1]];
                double[] path =
                        field.path(lengthX, lengthY, geometry.similarity(p)).correlations();
                for (int l = 0; l < mean.length; l++) {
                    mean[l] += path[l] / batch.pairCount();
                }
            }
            Dimension layer = Dimension.index("layer", mean.length);
            return List.of(new Item.Array(PREDICTED.name(), PREDICTED.quantity(), "", List.of(layer), mean));
        }
    }

    private record FromStarts(double[] starts, double length) implements Analysis {
        @Override
        public Set<Facet<?>> needs() {
            return Set.of(Facet.MEAN_FIELD);
        }

        @Override
        public boolean needsInputs() {
            return false;
        }

        @Override
        public List<ItemSpec> yields() {
            return List.of(TRAJECTORIES);
        }

        @Override
        public List<Item> run(Subject subject, RunContext run) {
            MeanField field = subject.get(Facet.MEAN_FIELD);
            int layers = field.depth() + 1;
            double[] data = new double[starts.length * layers];
            for (int i = 0; i < starts.length; i++) {
                run.checkCancelled();
                double[] path = field.path(length, length, starts[i]).correlations();
                System.arraycopy(path, 0, data, i * layers, layers);
            }
            return List.of(new Item.Array(
                    TRAJECTORIES.name(),
                    TRAJECTORIES.quantity(),
                    "",
                    List.of(new Dimension.Numbers("start", "", starts.clone()), Dimension.index("layer", layers)),
                    data));
        }
    }
}
