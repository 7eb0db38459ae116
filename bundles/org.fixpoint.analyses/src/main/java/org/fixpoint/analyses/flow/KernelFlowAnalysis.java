package org.fixpoint.analyses.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fixpoint.analyses.kernels.OfModel;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
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
import org.fixpoint.api.model.KernelFlow;
import org.fixpoint.maths.linear.SymmetricEigenvalues;
import org.osgi.service.component.annotations.Component;

/**
 * Gaussian process and tangent kernel of the inputs at infinite width, layer by layer, in a few numbers each.
 *
 * <p>The similarity is that of the pairs which the input names, correlations are those of all pairs of different inputs. The diagonal of the tangent kernel is infinite where the
 * activation jumps. The effective rank costs an eigenvalue problem a layer.
 */
@Component(service = Contribution.class)
public final class KernelFlowAnalysis implements Contribution<Analysis> {
    static final Parameter.Flag RANK =
            Parameter.flag("effective-rank", "whether the effective rank of the Gram matrices is computed too", false);

    private static final List<ItemSpec> MEANS = List.of(
            spec("correlation", "mean-correlation", "mean correlation of all pairs of different inputs"),
            spec("correlation-spread", "similarity-spread", "standard deviation of the correlations of all pairs"),
            spec("length", "length", "mean of the diagonal of the Gaussian process kernel"),
            spec(
                    "tangent-diagonal",
                    "tangent-kernel",
                    "mean of the diagonal of the tangent kernel; infinite for a jump"),
            spec("tangent-off-diagonal", "tangent-kernel", "mean of the tangent kernel over different inputs"),
            spec(
                    "similarity",
                    "predicted-similarity",
                    "mean correlation of the pairs that the input names, as layer-similarity measures it; of all where it"
                            + " names none"));
    private static final ItemSpec EFFECTIVE_RANK = spec(
            "effective-rank", "effective-rank", "exp of the entropy of the normalised eigenvalues of the Gram matrix");

    private static ItemSpec spec(String name, String quantity, String doc) {
        return new ItemSpec(name, Item.Array.class, quantity, List.of("layer"), doc);
    }

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(
                        Analysis.class,
                        "kernel-flow",
                        "Gaussian process and tangent kernel of the inputs, layer by layer")
                .parameters(RANK)
                .sources("Lee et al. (2018), arXiv:1711.00165", "Jacot, Gabriel, Hongler (2018), arXiv:1806.07572");
    }

    @Override
    public Analysis create(Values checked) {
        Flow flow = new Flow(checked.get(RANK));
        return new OfModel(Set.of(Facet.KERNEL_FLOW), true, flow.yields(), flow::run);
    }

    private record Flow(boolean rank) {
        List<ItemSpec> yields() {
            List<ItemSpec> specs = new ArrayList<>(MEANS);
            if (rank) {
                specs.add(EFFECTIVE_RANK);
            }
            return specs;
        }

        List<Item> run(Subject subject, RunContext run) {
            Batch batch = subject.inputs();
            double[] gram = BatchGram.of(batch);
            KernelFlow flow = subject.get(Facet.KERNEL_FLOW);
            List<ItemSpec> specs = yields();
            double[][] found = new double[specs.size()][flow.depth() + 1];
            flow.visit(gram, batch.count(), run, (layer, nngp, tangent) -> {
                double[] numbers = numbers(nngp, tangent, batch);
                for (int i = 0; i < numbers.length; i++) {
                    found[i][layer] = numbers[i];
                }
                if (rank) {
                    found[numbers.length][layer] = SymmetricEigenvalues.of(nngp, batch.count())
                            .orElseThrow()
                            .effectiveRank()
                            .orElseThrow(
                                    () -> new Refusal(
                                            "layer " + layer
                                                    + ": the Gram matrix is 0, so that it has no effective rank; leave effective-rank out"));
                }
            });
            List<Item> items = new ArrayList<>();
            for (int i = 0; i < found.length; i++) {
                ItemSpec spec = specs.get(i);
                List<Dimension> dims = List.of(Dimension.index("layer", found[i].length));
                items.add(new Item.Array(spec.name(), spec.quantity(), "", dims, found[i]));
            }
            return items;
        }

        /** In the order of the items; sums over rows first, so that no sum is long. */
        private static double[] numbers(double[] nngp, double[] tangent, Batch batch) {
            int n = batch.count();
            double[] roots = new double[n];
            double length = 0;
            double tangentDiagonal = 0;
            for (int i = 0; i < n; i++) {
                roots[i] = Math.sqrt(nngp[i * n + i]);
                length += nngp[i * n + i] / n;
                tangentDiagonal += tangent[i * n + i] / n;
            }
            double pairs = 0.5 * n * (n - 1);
            double mean = 0;
            double tangents = 0;
            for (int i = 0; i < n; i++) {
                double row = 0;
                double tangentRow = 0;
                for (int j = i + 1; j < n; j++) {
                    row += nngp[i * n + j] / roots[j];
                    tangentRow += tangent[i * n + j];
                }
                mean += row / roots[i] / pairs;
                tangents += tangentRow / pairs;
            }
            double variance = 0;
            for (int i = 0; i < n; i++) {
                double row = 0;
                for (int j = i + 1; j < n; j++) {
                    double apart = nngp[i * n + j] / (roots[i] * roots[j]) - mean;
                    row += apart * apart;
                }
                variance += row / pairs;
            }
            return new double[] {
                mean,
                Math.sqrt(variance),
                length,
                tangentDiagonal,
                tangents,
                batch.pairCount() == 0 ? mean : similarity(nngp, roots, batch)
            };
        }

        private static double similarity(double[] nngp, double[] roots, Batch batch) {
            int[] pairs = batch.pairs();
            double sum = 0;
            for (int p = 0; p < pairs.length; p += 2) {
                sum += nngp[pairs[p] * batch.count() + pairs[p + 1]] / (roots[pairs[p]] * roots[pairs[p + 1]]);
            }
            return sum / batch.pairCount();
        }
    }
}
