package org.fixpoint.engine.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Portrait;
import org.fixpoint.api.Range;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Accuracy;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Derivation;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.analysis.Subject;
import org.fixpoint.api.figure.Figure;
import org.fixpoint.api.figure.ResultSink;
import org.fixpoint.api.figure.Slot;
import org.fixpoint.api.figure.Visualizer;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Batch;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.FacetSource;
import org.fixpoint.api.model.InputSource;
import org.fixpoint.api.model.KernelMap;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Origin;
import org.fixpoint.engine.document.Fault;

/** A small fixed catalogue: real contributions, small enough to know by heart. */
public final class Samples {
    static final Origin ENGINE = new Origin("org.fixpoint.engine", "0.1.0", "e".repeat(64));
    static final Origin STOCK = new Origin("org.example.stock", "1.0.0", "a".repeat(64));
    static final Origin KERNELS = new Origin("org.example.kernels", "2.0.0", "b".repeat(64));

    private static final Parameter.Real ALPHA = Parameter.real("alpha", "slope below zero")
            .in(Range.closed(-10, 10))
            .byDefault(0.01);
    private static final Parameter.Real A = Parameter.real("a", "frequency")
            .in(Range.open(0, Double.POSITIVE_INFINITY))
            .byDefault(1);
    private static final Parameter.Real B =
            Parameter.real("a", "exponent").in(Range.finite()).byDefault(0.1);
    private static final Parameter.Whole DEPTH =
            Parameter.whole("depth", "layers", 1, 10_000).byDefault(64);
    private static final Parameter.Whole WIDTH =
            Parameter.whole("width", "units of a layer", 1, 100_000).byDefault(128);
    private static final Parameter.Part<ActivationFunction> ACTIVATION = Parameter.part(
                    "activation", "of every layer", ActivationFunction.class)
            .byDefault("relu");
    private static final Parameter.Choice<Norm> NORM =
            Parameter.choice("normalisation", "of each layer", Norm.class).byDefault(Norm.NONE);
    private static final Parameter.Real MOMENT =
            Parameter.real("weight-variance", "of the weights").byDefault(1);
    private static final Parameter.Flag BIAS = Parameter.flag("bias", "whether there is one", false);
    private static final Parameter.Whole PAIRS =
            Parameter.whole("pairs", "pairs of digits", 1, 1000).byDefault(100);
    private static final Parameter.DataFile FILE = Parameter.file("file", "rows of numbers");
    private static final Parameter.Reals STARTS = Parameter.reals("starts", "correlations to start from", 0, 9)
            .in(Range.closed(-1, 1))
            .byDefault();
    private static final Parameter.Text TITLE =
            Parameter.text("title", "above the figure").byDefault("as named");

    /** Of the sample network. */
    enum Norm {
        NONE,
        RMS_PRE
    }

    private Samples() {}

    record Offer<T>(Descriptor<T> descriptor, Function<Values, T> maker) implements Contribution<T> {
        @Override
        public T create(Values checked) {
            return maker.apply(checked);
        }
    }

    /** An activation that knows whether its square has a Gaussian mean, and whether its kernel map has a closed form. */
    record Curve(DoubleUnaryOperator phi, boolean integrable, boolean closed) implements ActivationFunction {
        @Override
        public double value(double x) {
            return phi.applyAsDouble(x);
        }

        @Override
        public double derivative(double x) {
            return (phi.applyAsDouble(x + 1e-6) - phi.applyAsDouble(x - 1e-6)) / 2e-6;
        }

        @Override
        public double[] kinks() {
            return closed ? new double[] {0} : new double[0];
        }
    }

    record Perceptron(ActivationFunction activation) implements Architecture {
        @Override
        public Set<Facet<?>> facets() {
            return Set.of(Facet.ACTIVATION, Facet.LAYER_STATES);
        }

        @Override
        public <F> F facet(Facet<F> facet, Batch inputs, RunContext run) {
            if (facet.equals(Facet.ACTIVATION)) {
                return facet.type().cast(activation);
            }
            throw new Refusal("there are no states in a test of plans");
        }
    }

    record Survey(Set<Facet<?>> needs, boolean needsInputs, List<ItemSpec> yields) implements Analysis {
        @Override
        public List<Item> run(Subject subject, RunContext run) {
            throw new Refusal("nothing runs in a test of plans");
        }
    }

    record Picture(List<Slot> slots) implements Visualizer {
        @Override
        public Figure draw(Map<String, Item> filled) {
            throw new Refusal("nothing is drawn in a test of plans");
        }
    }

    /** The kernel map of a curve, here always κ(ρ) = ρ. */
    record Kernel(Accuracy accuracy, Function<Curve, Optional<String>> decline) implements Derivation<KernelMap> {
        @Override
        public Facet<KernelMap> yields() {
            return Facet.KERNEL_MAP;
        }

        @Override
        public Set<Facet<?>> needs() {
            return Set.of(Facet.ACTIVATION);
        }

        @Override
        public Optional<String> declines(FacetSource model) {
            return decline.apply((Curve) model.get(Facet.ACTIVATION));
        }

        @Override
        public KernelMap derive(FacetSource model, RunContext run) {
            return new IdentityKernel();
        }
    }

    static final Facet<String> LYAPUNOV = new Facet<>("lyapunov", String.class, false);

    static ItemSpec array(String name, String quantity, String... dims) {
        return new ItemSpec(name, Item.Array.class, quantity, List.of(dims), "an array");
    }

    static <T> Entry entry(Origin origin, Descriptor<T> descriptor, Function<Values, T> maker) {
        return new Entry(new Offer<>(descriptor, maker), origin);
    }

    private static Entry activation(String id, DoubleUnaryOperator phi, boolean closed) {
        return entry(
                STOCK,
                Descriptor.of(ActivationFunction.class, id, "a curve").formula(id + "(x)"),
                v -> new Curve(phi, true, closed));
    }

    private static List<Entry> activations() {
        return List.of(
                activation("relu", x -> Math.max(0, x), true),
                activation("tanh", StrictMath::tanh, false),
                entry(
                        STOCK,
                        Descriptor.of(ActivationFunction.class, "leaky-relu", "two lines")
                                .parameters(ALPHA),
                        v -> new Curve(x -> x > 0 ? x : v.get(ALPHA) * x, true, true)),
                entry(
                        STOCK,
                        Descriptor.of(ActivationFunction.class, "snake", "x and sin²")
                                .parameters(A),
                        v -> new Curve(x -> x + StrictMath.sin(v.get(A) * x), true, false)),
                entry(
                        STOCK,
                        Descriptor.of(ActivationFunction.class, "exp-quadratic", "exp(ax²)")
                                .parameters(B),
                        v -> new Curve(x -> StrictMath.exp(v.get(B) * x * x), v.get(B) < 0.25, false)));
    }

    private static List<Entry> models() {
        return List.of(
                entry(
                        STOCK,
                        Descriptor.of(Architecture.class, "mlp", "a perceptron")
                                .parameters(DEPTH, WIDTH, ACTIVATION, NORM, MOMENT, BIAS),
                        v -> {
                            if (v.get(NORM) == Norm.RMS_PRE && v.get(WIDTH) < 2) {
                                throw new Refusal("cannot normalise layers of one unit; take a width of 2 or more");
                            }
                            if (v.get(ACTIVATION).value(1) > 50) {
                                throw new Refusal("the activation grows too fast", ACTIVATION.name(), 0);
                            }
                            return new Perceptron(v.get(ACTIVATION));
                        }),
                entry(
                        STOCK,
                        Descriptor.of(InputSource.class, "digits", "digits").parameters(PAIRS),
                        v -> new Source()),
                entry(STOCK, Descriptor.of(InputSource.class, "csv", "a file").parameters(FILE), v -> new Source()));
    }

    record Source() implements InputSource {
        @Override
        public int dimension() {
            return 64;
        }

        @Override
        public Batch draw(RandomGenerator random) {
            return Batch.NONE;
        }
    }

    private static List<Entry> analyses() {
        return List.of(
                study(
                        "kernel-map",
                        Facet.KERNEL_MAP,
                        false,
                        array("kernel", "kernel", "rho"),
                        array("slope", "kernel-slope", "rho")),
                study(
                        "kernel-fixed-points",
                        Facet.KERNEL_MAP,
                        false,
                        new ItemSpec(
                                "fixed-points",
                                Item.Table.class,
                                "fixed-points",
                                List.of("rho-star", "class"),
                                "a table")),
                study(
                        "layer-similarity",
                        Facet.LAYER_STATES,
                        true,
                        array("similarity", "similarity", "layer"),
                        array("length", "length", "layer")),
                study("places", Facet.KERNEL_MAP, false, array("places", "place", "point", "coordinate")),
                study("stability", LYAPUNOV, false, array("exponent", "exponent")),
                entry(
                        KERNELS,
                        Descriptor.of(Analysis.class, "kernel-trajectory", "a path")
                                .parameters(STARTS),
                        v -> new Survey(
                                Set.of(Facet.KERNEL_MAP),
                                v.get(STARTS).length == 0,
                                List.of(
                                        v.get(STARTS).length == 0
                                                ? array("predicted-similarity", "predicted-similarity", "layer")
                                                : array("trajectories", "trajectory", "start", "layer")))));
    }

    private static Entry study(String id, Facet<?> need, boolean inputs, ItemSpec... yields) {
        return entry(
                KERNELS,
                Descriptor.of(Analysis.class, id, "a study"),
                v -> new Survey(Set.of(need), inputs, List.of(yields)));
    }

    private static List<Entry> derivations() {
        return List.of(
                entry(
                        KERNELS,
                        Descriptor.of(Derivation.class, "closed-kernel", "in closed form"),
                        v -> new Kernel(
                                Accuracy.EXACT,
                                c -> c.closed() ? Optional.empty() : Optional.of("there is no closed form"))),
                entry(
                        KERNELS,
                        Descriptor.of(Derivation.class, "quadrature-kernel", "by quadrature"),
                        v -> new Kernel(
                                Accuracy.QUADRATURE,
                                c -> c.integrable()
                                        ? Optional.empty()
                                        : Optional.of("the activation is not square-integrable under the Gaussian"))));
    }

    static Slot slot(String name, String quantity, boolean required, String... dims) {
        return new Slot(name, Item.Array.class, quantity, Set.of(dims), required, "a slot");
    }

    private static List<Entry> figures() {
        return List.of(
                picture("kernel-map", slot("kernel", "kernel", true, "rho")),
                picture(
                        "trajectories",
                        slot("measured", "similarity", false, "layer"),
                        slot("predicted", "predicted-similarity", false, "layer")),
                picture("lines", slot("array", "", true)),
                picture("table", new Slot("table", Item.Table.class, "", Set.of(), true, "a table")));
    }

    private static Entry picture(String id, Slot... slots) {
        return entry(
                STOCK,
                Descriptor.of(Visualizer.class, id, "a figure").parameters(TITLE),
                v -> new Picture(List.of(slots)));
    }

    private static Entry sink(String id) {
        return entry(STOCK, Descriptor.of(ResultSink.class, id, "a format"), v -> (results, folder) -> List.of());
    }

    /** An analysis that needs two numbers, the second above the first. */
    public static Entry gaps() {
        Parameter.Real from = Parameter.real("from", "where it begins");
        Parameter.Real to = Parameter.real("to", "where it ends");
        return entry(
                KERNELS,
                Descriptor.of(Analysis.class, "gaps", "between numbers").parameters(from, to),
                v -> {
                    if (v.get(from) >= v.get(to)) {
                        throw new Refusal("from is not below to; give a larger to", "to", 0);
                    }
                    return new Survey(Set.of(), false, List.of(array("gap", "gap", "k")));
                });
    }

    /** Everything. */
    public static List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        entries.addAll(activations());
        entries.addAll(models());
        entries.addAll(analyses());
        entries.addAll(derivations());
        entries.addAll(figures());
        for (String id : List.of("csv", "npz", "svg", "html")) {
            entries.add(sink(id));
        }
        entries.add(entry(STOCK, Descriptor.of(Portrait.class, "gaussian", "moments"), v -> new SamplePortrait()));
        return entries;
    }

    /** A catalogue of everything. */
    public static Catalogue catalogue() {
        return Catalogue.of(entries(), List.of(ENGINE));
    }

    static final Path FILE_NAME = Path.of("snake.yaml");

    static Reading read(String text, String... overrides) {
        return new Planner(catalogue(), "plain").read(text, FILE_NAME, List.of(overrides));
    }

    static Plan plan(String text, String... overrides) {
        Reading reading = read(text, overrides);
        return reading.plan().orElseThrow(() -> new AssertionError(sentences(reading)));
    }

    static List<String> faults(String text, String... overrides) {
        return sentences(read(text, overrides));
    }

    static List<String> sentences(Reading reading) {
        return reading.faults().stream().map(Fault::sentence).toList();
    }
}
