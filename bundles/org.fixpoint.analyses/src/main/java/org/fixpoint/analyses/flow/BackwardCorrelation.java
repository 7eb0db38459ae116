package org.fixpoint.analyses.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fixpoint.analyses.kernels.OfModel;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.analysis.Subject;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.KernelMap;
import org.fixpoint.api.model.MeanFieldRule;
import org.osgi.service.component.annotations.Component;

/**
 * Correlations of gradients on the way back, and the share of every layer in the tangent kernel.
 *
 * <p>C_{l+1} = κ(C_l) from a given C₀; D_L = 1, D_l = D_{l+1} κ'(C_l). The weights W^{l+1} have the share C_l D_l in the tangent kernel
 * of the output h^L, and with a skip of amplitude r, whose part of κ' does not pass through them, C_l (D_l − r² D_{l+1}). The
 * published curve is C_l D_{l+1}: it misses the factor κ'(C_l) that the published measurement has, and is given beside. In
 * units of the stationary length, without biases.
 */
@Component(service = Contribution.class)
public final class BackwardCorrelation implements Contribution<Analysis> {
    static final Parameter.Reals STARTS = Parameter.reals("starts", "correlations of the inputs, C₀", 1, 1000)
            .in(Range.closed(-1, 1))
            .byDefault(-0.5, 0.1, 0.5, 0.9);

    private static final List<String> LAYERS = List.of("start", "layer");
    private static final List<String> WEIGHTS = List.of("start", "weights");
    private static final List<ItemSpec> YIELDS = List.of(
            new ItemSpec("forward", Item.Array.class, "trajectory", LAYERS, "C_l, the correlation after each layer"),
            new ItemSpec(
                    "backward",
                    Item.Array.class,
                    "backward-correlation",
                    LAYERS,
                    "D_l, of the gradients with respect to each layer; infinite at C₀ = 1 for a jump"),
            new ItemSpec(
                    "tangent-share",
                    Item.Array.class,
                    "tangent-share",
                    WEIGHTS,
                    "the share of the weights W^(l+1) in the tangent kernel: C_l D_l, with a skip C_l (D_l − r² D_(l+1))"),
            new ItemSpec(
                    "as-published", Item.Array.class, "tangent-share", WEIGHTS, "C_l D_(l+1), the published curve"),
            new ItemSpec(
                    "tangent-kernel",
                    Item.Array.class,
                    "tangent-kernel",
                    List.of("start"),
                    "the sum of all shares, without the read-out"));

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(
                        Analysis.class,
                        "backward-correlation",
                        "Correlations of gradients, and the share of each layer in the tangent kernel")
                .formula("D_l = D_{l+1} κ'(C_l), Θ_l = C_l D_l")
                .parameters(STARTS)
                .sources("Joudaki, Hofmann (2024), arXiv:2410.20107, accompanying notebook");
    }

    @Override
    public Analysis create(Values checked) {
        return new OfModel(
                Set.of(Facet.KERNEL_MAP, Facet.MEAN_FIELD_RULE), false, YIELDS, new Backward(checked.get(STARTS))::run);
    }

    private record Backward(double[] starts) {
        List<Item> run(Subject subject, RunContext run) {
            KernelMap map = subject.get(Facet.KERNEL_MAP);
            MeanFieldRule rule = subject.get(Facet.MEAN_FIELD_RULE);
            if (rule.biasVariance() > 0) {
                throw new Refusal("biases have a share in the tangent kernel that correlations alone do not tell; set"
                        + " bias-variance to 0, or ask for kernel-flow, which follows lengths too");
            }
            int depth = rule.depth();
            int n = starts.length;
            double[][] out = {
                new double[n * (depth + 1)],
                new double[n * (depth + 1)],
                new double[n * depth],
                new double[n * depth],
                new double[n]
            };
            for (int i = 0; i < n; i++) {
                run.checkCancelled();
                row(map, rule, i, out);
            }
            Dimension start = new Dimension.Numbers("start", "", starts.clone());
            Dimension layer = Dimension.index("layer", depth + 1);
            Dimension weights = Dimension.index("weights", depth);
            List<List<Dimension>> dims = List.of(
                    List.of(start, layer),
                    List.of(start, layer),
                    List.of(start, weights),
                    List.of(start, weights),
                    List.of(start));
            List<Item> items = new ArrayList<>();
            for (int k = 0; k < out.length; k++) {
                items.add(new Item.Array(YIELDS.get(k).name(), YIELDS.get(k).quantity(), "", dims.get(k), out[k]));
            }
            return items;
        }

        private void row(KernelMap map, MeanFieldRule rule, int i, double[][] out) {
            int depth = rule.depth();
            int layers = i * (depth + 1);
            double skip = rule.residual() * rule.residual();
            double[] c = out[0];
            double[] d = out[1];
            c[layers] = starts[i];
            for (int l = 0; l < depth; l++) {
                c[layers + l + 1] = map.value(c[layers + l]);
            }
            d[layers + depth] = 1;
            for (int l = depth - 1; l >= 0; l--) {
                double slope = map.slope(c[layers + l]);
                double after = d[layers + l + 1];
                d[layers + l] = after * slope;
                out[2][i * depth + l] = c[layers + l] * (after * (slope - skip));
                out[3][i * depth + l] = c[layers + l] * after;
                out[4][i] += out[2][i * depth + l];
            }
        }
    }
}
