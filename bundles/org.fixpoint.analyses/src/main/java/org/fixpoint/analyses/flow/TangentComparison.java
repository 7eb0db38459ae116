package org.fixpoint.analyses.flow;

import java.util.List;
import java.util.Set;
import org.fixpoint.analyses.kernels.OfModel;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.analysis.Subject;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.KernelFlow;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.TangentKernel;
import org.osgi.service.component.annotations.Component;

/**
 * The tangent kernel of a sampled network against its limit of infinite width, in all and by layer.
 *
 * <p>Differences are ‖measured − limit‖/‖limit‖ in Frobenius norms. The shares of layers are means over their diagonals. The
 * limit of a share is C_l D_l in the simplest case: the correlation forward times that of the gradients.
 */
@Component(service = Contribution.class)
public final class TangentComparison implements Contribution<Analysis> {
    private static final List<String> LAYER = List.of("layer");
    private static final List<String> COLUMNS = List.of("relative-difference", "limit-norm", "measured-norm");
    private static final List<ItemSpec> YIELDS = List.of(
            new ItemSpec(
                    "tangent-summary", Item.Table.class, "tangent-comparison", COLUMNS, "the whole kernels compared"),
            new ItemSpec(
                    "share-difference", Item.Array.class, "relative-difference", LAYER, "of the share of each layer"),
            new ItemSpec("limit-share", Item.Array.class, "tangent-share", LAYER, "mean of the diagonal in the limit"),
            new ItemSpec("measured-share", Item.Array.class, "tangent-share", LAYER, "mean of the diagonal measured"));

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(Analysis.class, "tangent-kernel", "Tangent kernel of a sampled network against its limit")
                .formula("‖Θ_measured − Θ‖/‖Θ‖")
                .sources("Jacot, Gabriel, Hongler (2018), arXiv:1806.07572");
    }

    @Override
    public Analysis create(Values checked) {
        return new OfModel(
                Set.of(Facet.KERNEL_FLOW, Facet.TANGENT_KERNEL, Facet.MEAN_FIELD_RULE),
                true,
                YIELDS,
                new Comparison()::run);
    }

    private static final class Comparison {
        List<Item> run(Subject subject, RunContext run) {
            Batch batch = subject.inputs();
            int n = batch.count();
            MeanFieldRule rule = subject.get(Facet.MEAN_FIELD_RULE);
            KernelFlow flow = subject.get(Facet.KERNEL_FLOW);
            List<double[]> limits = TangentShares.of(flow, rule, BatchGram.of(batch), n, run);
            int depth = limits.size();
            double[][] found = new double[3][depth];
            double[] measured = new double[n * n];
            TangentKernel kernel = subject.get(Facet.TANGENT_KERNEL);
            if (kernel.depth() != depth || kernel.count() != n) {
                throw new Refusal("the tangent kernel measured is of " + kernel.depth() + " layers and "
                        + kernel.count() + " inputs, its limit of " + depth + " and " + n
                        + "; give both the same model and inputs");
            }
            kernel.visit((layer, share) -> {
                run.checkCancelled();
                double[] limit = limits.get(layer - 1);
                found[0][layer - 1] = difference(share, limit);
                found[1][layer - 1] = meanOfDiagonal(limit, n);
                found[2][layer - 1] = meanOfDiagonal(share, n);
                for (int i = 0; i < share.length; i++) {
                    measured[i] += share[i];
                }
            });
            double[] limit = new double[n * n];
            for (double[] share : limits) {
                for (int i = 0; i < limit.length; i++) {
                    limit[i] += share[i];
                }
            }
            double[] layers = new double[depth];
            for (int l = 0; l < depth; l++) {
                layers[l] = l + 1;
            }
            return List.of(
                    new Item.Table(
                            YIELDS.get(0).name(),
                            YIELDS.get(0).quantity(),
                            List.of(
                                    Column.numbers(COLUMNS.get(0), difference(measured, limit)),
                                    Column.numbers(COLUMNS.get(1), norm(limit)),
                                    Column.numbers(COLUMNS.get(2), norm(measured)))),
                    array(1, layers, found[0]),
                    array(2, layers, found[1]),
                    array(3, layers, found[2]));
        }

        private static Item array(int which, double[] layers, double[] data) {
            Dimension layer = new Dimension.Numbers("layer", "", layers);
            return new Item.Array(YIELDS.get(which).name(), YIELDS.get(which).quantity(), "", List.of(layer), data);
        }

        private static double difference(double[] measured, double[] limit) {
            double norm = norm(limit);
            if (!(norm > 0)) {
                throw new Refusal("the limit of the tangent kernel is 0, as that of a constant activation, so that no"
                        + " difference is relative to it; take an activation that varies");
            }
            double sum = 0;
            for (int i = 0; i < limit.length; i++) {
                sum += (measured[i] - limit[i]) * (measured[i] - limit[i]);
            }
            return Math.sqrt(sum) / norm;
        }

        private static double norm(double[] matrix) {
            double sum = 0;
            for (double value : matrix) {
                sum += value * value;
            }
            return Math.sqrt(sum);
        }

        private static double meanOfDiagonal(double[] matrix, int n) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += matrix[i * n + i];
            }
            return sum / n;
        }
    }
}
