package org.fixpoint.analyses.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.fixpoint.analyses.kernels.OfModel;
import org.fixpoint.analyses.words.Phrases;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Finding;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.analysis.Subject;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.KernelFlow;
import org.fixpoint.maths.random.Wilson;
import org.osgi.service.component.annotations.Component;

/**
 * Classification of labelled inputs by regression with the kernels of an infinitely wide network, against its depth.
 *
 * <p>{@code nngp} is the Gaussian process kernel G, which trains the read-out alone; {@code tangent} is Θ + G, which trains all
 * layers. Labels are one-hot with their mean removed. The split is drawn from the stream {@code kernel-regression}.
 */
@Component(service = Contribution.class)
public final class KernelRegression implements Contribution<Analysis> {
    static final Parameter.Reals LAYERS = Parameter.reals(
                    "layers",
                    "the layers whose kernels are used, 0 the input; none named: 0, 1, 2, 4, 8 … and the last",
                    0,
                    1000)
            .in(Range.closed(0, 1e6))
            .byDefault();
    static final Parameter.Real TRAIN = Parameter.real("train", "the fraction of the inputs that is learnt from")
            .in(Range.open(0, 1))
            .typically(0.1, 0.9)
            .byDefault(0.5);
    static final Parameter.Real RIDGE = Parameter.real(
                    "ridge", "what is added to the diagonal of a kernel, over the mean of that diagonal")
            .in(Range.closed(0, 1e6))
            .typically(1e-9, 1)
            .byDefault(1e-6);

    static final Parameter.Choice<Kernels> KERNELS = Parameter.choice(
                    "kernels", "which kernels; an activation that jumps has no tangent kernel", Kernels.class)
            .byDefault(Kernels.BOTH);
    private static final int ACCURACY = 0;
    private static final int ERROR = 1;
    private static final int RESIDUAL = 2;
    private static final int LOW = 3;
    private static final int HIGH = 4;
    private static final int ARRAYS = 5;
    private static final List<ItemSpec> YIELDS = List.of(
            spec("accuracy", "accuracy", "share of the test inputs that are given their own label"),
            spec("mean-squared-error", "error", "mean squared error of the outputs against one-hot labels"),
            spec("residual", "residual", "relative residual of the equations solved"),
            spec("accuracy-low", "accuracy", "lower end of Wilson's 95 % interval of the accuracy on other inputs"),
            spec("accuracy-high", "accuracy", "upper end of that interval"),
            Finding.SPEC);

    /** The kernels that regressions are made with. */
    public enum Kernels {
        /** The Gaussian process kernel and the tangent kernel. */
        BOTH,
        /** The Gaussian process kernel alone, as if only the last layer learnt. */
        NNGP,
        /** The tangent kernel alone. */
        TANGENT;

        private List<String> names() {
            return switch (this) {
                case BOTH -> List.of("nngp", "tangent");
                case NNGP -> List.of("nngp");
                case TANGENT -> List.of("tangent");
            };
        }
    }

    private static ItemSpec spec(String name, String quantity, String doc) {
        return new ItemSpec(name, Item.Array.class, quantity, List.of("kernel", "layer"), doc);
    }

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(
                        Analysis.class,
                        "kernel-regression",
                        "Classification by the kernels of infinite width, against depth")
                .formula("f(x) = k(x)ᵀ(K + λ)⁻¹y")
                .parameters(LAYERS, TRAIN, RIDGE, KERNELS)
                .sources("Lee et al. (2018), arXiv:1711.00165", "Jacot, Gabriel, Hongler (2018), arXiv:1806.07572");
    }

    @Override
    public Analysis create(Values checked) {
        return new OfModel(
                Set.of(Facet.KERNEL_FLOW),
                true,
                YIELDS,
                new Regression(
                        checked.get(LAYERS),
                        checked.get(TRAIN),
                        checked.get(RIDGE),
                        checked.get(KERNELS).names())::run);
    }

    private record Regression(double[] layers, double train, double ridge, List<String> kernels) {
        List<Item> run(Subject subject, RunContext run) {
            Batch batch = subject.inputs();
            LabelledSplit split = LabelledSplit.of(batch, train, run.random("kernel-regression"));
            KernelFlow flow = subject.get(Facet.KERNEL_FLOW);
            List<Integer> chosen = chosen(flow.depth());
            double[][] found = new double[ARRAYS][kernels.size() * chosen.size()];
            int n = batch.count();
            KernelFlow.Visitor visitor = KernelFlow.Visitor.of(chosen::contains, (layer, nngp, tangent) -> {
                int at = chosen.indexOf(layer);
                for (int i = 0; i < kernels.size(); i++) {
                    String kernel = kernels.get(i);
                    double[] gram = kernel.equals("nngp") ? nngp : sum(nngp, tangent, layer);
                    put(found, i * chosen.size() + at, solved(gram, n, split, kernel, layer), split.test().length);
                    run.checkCancelled();
                }
            });
            flow.visit(BatchGram.of(batch), n, run, visitor);
            Dimension kernel = new Dimension.Labels("kernel", kernels);
            Dimension layer = new Dimension.Numbers(
                    "layer",
                    "",
                    chosen.stream().mapToDouble(Integer::doubleValue).toArray());
            List<Item> items = new ArrayList<>();
            for (int i = 0; i < found.length; i++) {
                ItemSpec spec = YIELDS.get(i);
                items.add(new Item.Array(spec.name(), spec.quantity(), "", List.of(kernel, layer), found[i]));
            }
            items.add(finding(found[ACCURACY], chosen, split.test().length));
            return items;
        }

        private static void put(double[][] found, int at, GramRegression regression, int tested) {
            Wilson interval = Wilson.of(regression.right(), tested);
            found[ACCURACY][at] = (double) regression.right() / tested;
            found[ERROR][at] = regression.meanSquaredError();
            found[RESIDUAL][at] = regression.residual();
            found[LOW][at] = interval.low();
            found[HIGH][at] = interval.high();
        }

        /** {@code nngp: 93 of 100 test inputs right at layer 2, 93 % (95 % interval …), 31 at layer 50; …}. */
        private Item finding(double[] accuracy, List<Integer> chosen, int tested) {
            int last = chosen.size() - 1;
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < kernels.size(); i++) {
                int from = i * chosen.size();
                int best = 0;
                for (int k = 1; k <= last; k++) {
                    best = accuracy[from + k] > accuracy[from + best] ? k : best;
                }
                long right = Math.round(accuracy[from + best] * tested);
                parts.add(kernels.get(i) + ": " + right + " of " + tested + " test inputs right at layer "
                        + chosen.get(best) + ", " + Phrases.share(right, tested)
                        + (best == last
                                ? ""
                                : ", and " + Math.round(accuracy[from + last] * tested) + " at layer "
                                        + chosen.get(last)));
            }
            return Finding.of(String.join("; ", parts) + ".");
        }

        private GramRegression solved(double[] gram, int n, LabelledSplit split, String kernel, int layer) {
            return GramRegression.of(gram, n, split, ridge)
                    .orElseThrow(() -> new Refusal("layer " + layer + ": the " + kernel + " kernel of the "
                            + split.train().length + " inputs that are learnt from is singular to rounding with ridge "
                            + ridge + "; raise ridge, or look at fewer layers"));
        }

        private static double[] sum(double[] nngp, double[] tangent, int layer) {
            double[] sum = new double[nngp.length];
            for (int i = 0; i < sum.length; i++) {
                sum[i] = nngp[i] + tangent[i];
                if (!Double.isFinite(sum[i])) {
                    throw new Refusal("layer " + layer + ": the tangent kernel is " + sum[i]
                            + ", since the activation jumps; take one without jumps, or kernels: nngp");
                }
            }
            return sum;
        }

        private List<Integer> chosen(int depth) {
            TreeSet<Integer> chosen = new TreeSet<>();
            for (double layer : layers) {
                if (layer != Math.rint(layer) || layer > depth) {
                    throw new Refusal("layers names " + layer + ", and the network has the layers 0 to " + depth
                            + "; give whole numbers among them");
                }
                chosen.add((int) layer);
            }
            if (layers.length == 0) {
                chosen.addAll(Arrays.asList(0, depth));
                for (int layer = 1; layer < depth; layer *= 2) {
                    chosen.add(layer);
                }
            }
            return List.copyOf(chosen);
        }
    }
}
