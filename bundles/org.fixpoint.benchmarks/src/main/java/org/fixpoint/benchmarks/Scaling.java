package org.fixpoint.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fixpoint.activations.Relu;
import org.fixpoint.analyses.flow.ClosedFormKernelFlow;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Precision;
import org.fixpoint.maths.linear.LinearAlgebra;
import org.fixpoint.memories.DenseHopfield;
import org.fixpoint.memories.Hopfield;

/** The program behind {@code benchmarks/scaling}. */
public final class Scaling {
    private static final String HELP =
            """
            Measures what this machine can do, and how time and allocation of Fixpoint's jobs grow with their sizes: the exponent of
            each beside the one that is expected. Times are those of the processors, of threads by the clock. Then the bytes that
            one more layer, update or step allocates in the steady state: the difference of a run and one of twice the length.

              benchmarks/scaling [--csv FILE] [--allocation | --fixed-points | --layer-products] [--tiny]

              --csv FILE       writes all numbers there too
              --allocation     the bytes of a step alone
              --fixed-points   the times of small Hopfield networks alone: all their fixed points, of those known to fifty digits and of
                               a thousand random ones
              --layer-products products and Gram matrices of a layer with sampled weights alone, by the clock, beside the limit that is
                               measured just before and after
              --tiny           small sizes and no patience: whether it runs, and nothing about time
            """;

    private static final int USAGE = 2;
    private static final String ALLOCATION = "--allocation";
    private static final String FIXED_POINTS = "--fixed-points";
    private static final String LAYER_PRODUCTS = "--layer-products";
    private static final double PATIENCE = 0.7;
    private static final int ROWS = 1024;

    private final boolean tiny;
    private final PrintStream out;
    private final List<String> csv = new ArrayList<>(List.of("job,variable,size,seconds,bytes,exponent,expected"));

    private Scaling(boolean tiny, PrintStream out) {
        this.tiny = tiny;
        this.out = out;
    }

    /** Exit code 0, 2 for bad usage. */
    public static void main(String[] arguments) throws IOException {
        System.exit(run(List.of(arguments), System.out));
    }

    /** As {@link #main}, with the output given. */
    static int run(List<String> arguments, PrintStream out) throws IOException {
        int file = arguments.indexOf("--csv");
        Optional<Path> csv = file >= 0 && file + 1 < arguments.size()
                ? Optional.of(Path.of(arguments.get(file + 1)))
                : Optional.empty();
        boolean tiny = arguments.contains("--tiny");
        List<String> alone = Stream.of(ALLOCATION, FIXED_POINTS, LAYER_PRODUCTS)
                .filter(arguments::contains)
                .toList();
        int words = (tiny ? 1 : 0) + alone.size() + (csv.isPresent() ? 2 : 0);
        if (arguments.size() != words || alone.size() > 1) {
            out.print(HELP);
            return arguments.contains("--help") ? 0 : USAGE;
        }
        Scaling scaling = new Scaling(tiny, out);
        if (alone.isEmpty()) {
            scaling.growth();
        }
        if (alone.isEmpty() || alone.contains(LAYER_PRODUCTS)) {
            scaling.layerProducts();
        }
        if (alone.isEmpty() || alone.contains(FIXED_POINTS)) {
            scaling.fixedPoints();
        }
        if (alone.isEmpty() || alone.contains(ALLOCATION)) {
            scaling.allocations();
        }
        if (csv.isPresent()) {
            Files.write(csv.get(), scaling.csv);
        }
        return 0;
    }

    private double patience() {
        return tiny ? 0 : PATIENCE;
    }

    private void growth() {
        limits();
        out.println(
                "job               variable   from    to   seconds at the end   exponent  expected   bytes a run at the end");
        for (Curve curve : curves()) {
            measure(curve);
        }
    }

    private void layerProducts() {
        int threads = Runtime.getRuntime().availableProcessors();
        double seconds = tiny ? 0.01 : 4 * PATIENCE;
        int width = tiny ? 32 : ROWS;
        double before = MachineLimits.productRate(threads, seconds);
        double[] rates = new LayerProducts(width).rates(seconds);
        double limit = Math.max(before, MachineLimits.productRate(threads, seconds));
        out.println(String.format(
                Locale.ROOT,
                "layer of width %d, 256 inputs: products %.1f GFLOP/s, Gram matrix %.1f, both %.1f; "
                        + "%.0f, %.0f and %.0f %% of %.1f, products of 512 rows with a packed factor on %d threads",
                width,
                rates[0],
                rates[1],
                rates[2],
                100 * rates[0] / limit,
                100 * rates[1] / limit,
                100 * rates[2] / limit,
                limit,
                threads));
        csv.add(String.format(Locale.ROOT, "layer-product-gflops,width,%d,%.4g,,,", width, rates[0]));
        csv.add(String.format(Locale.ROOT, "layer-gram-gflops,width,%d,%.4g,,,", width, rates[1]));
        csv.add(String.format(Locale.ROOT, "layer-both-gflops,width,%d,%.4g,,,", width, rates[2]));
    }

    private void fixedPoints() throws IOException {
        Path root = Path.of(System.getProperty("fixpoint.root", ""));
        FixedPointTimes times = new FixedPointTimes(root);
        out.println("fixed points of   points  known  proven   ms");
        for (FixedPointTimes.Taken taken : times.golden(tiny ? 1 : 20)) {
            out.println(String.format(
                    Locale.ROOT,
                    "%-17s %6d %6d %7s %4.1f",
                    taken.name(),
                    taken.points(),
                    taken.known(),
                    taken.proven() ? "yes" : "no",
                    1e3 * taken.seconds()));
            csv.add(String.format(Locale.ROOT, "fixed-points %s,,,%.3g,,,", taken.name(), taken.seconds()));
        }
        ThreadUse before = ThreadUse.now();
        List<FixedPointTimes.Taken> random = times.random(tiny ? 4 : 1000);
        long allocated = ThreadUse.now().since(before).allocated() / random.size();
        double all = random.stream().mapToDouble(FixedPointTimes.Taken::seconds).sum();
        double most = random.stream()
                .mapToDouble(FixedPointTimes.Taken::seconds)
                .max()
                .orElse(0);
        out.println(String.format(
                Locale.ROOT,
                "%d random networks: %.2f s, %d of them with a proof, the slowest %.0f ms; %,d bytes allocated each",
                random.size(),
                all,
                random.stream().filter(FixedPointTimes.Taken::proven).count(),
                1e3 * most,
                allocated));
        csv.add(String.format(Locale.ROOT, "fixed-points-random,networks,%d,%.3g,%d,,", random.size(), all, allocated));
    }

    private void allocations() {
        out.println("job               step       steps   bytes a step in the steady state");
        int small = tiny ? 16 : 256;
        int few = tiny ? 2 : 8;
        for (SteadyAllocation job : List.of(
                new SteadyAllocation("layers-sampled", "layer", few, n -> layers(n, small, small)),
                new SteadyAllocation("layers-sampled-wide", "layer", few, n -> layers(n, 4 * small, small)),
                new SteadyAllocation("layer-similarity", "layer", few, n -> similarity(n, 4 * small, small)),
                new SteadyAllocation("tangent-kernel", "layer", few, n -> tangents(n, 4 * small, small)),
                new SteadyAllocation("dense-layer", "there-back", few, n -> denseLayer(small, n)),
                new SteadyAllocation("kernels-relu", "layer", 2 * few, n -> kernels(2 * small, n)),
                new SteadyAllocation("hopfield", "update", few, n -> hopfield(8 * small, n)),
                new SteadyAllocation("newton", "start", 8 * few, this::newton),
                new SteadyAllocation("bounds-of-few", "box", 2 * few, n -> bounds(new Hopfield(), small / 8, n)),
                new SteadyAllocation("bounds-of-many", "box", 2 * few, n -> bounds(new Hopfield(), small, n)),
                new SteadyAllocation(
                        "bounds-of-dense", "box", 2 * few, n -> bounds(new DenseHopfield(), small / 8, n)))) {
            double bytes = job.bytes(2 * patience());
            out.println(
                    String.format(Locale.ROOT, "%-19s %-10s %4d %,20.0f", job.name(), job.step(), job.steps(), bytes));
            csv.add(String.format(Locale.ROOT, "steady-%s,%s,%d,,%.0f,,", job.name(), job.step(), job.steps(), bytes));
        }
    }

    private void limits() {
        double seconds = tiny ? 0.01 : 2 * PATIENCE;
        Stream.of(1, Runtime.getRuntime().availableProcessors()).distinct().forEach(threads -> {
            double products = MachineLimits.productRate(threads, seconds);
            double memory = MachineLimits.memoryRate(threads, seconds);
            out.println(String.format(
                    Locale.ROOT,
                    "%d thread%s: products %.1f GFLOP/s, memory %.1f GB/s",
                    threads,
                    threads == 1 ? "" : "s",
                    products,
                    memory));
            csv.add(String.format(Locale.ROOT, "limit-product-gflops,threads,%d,%.4g,,,", threads, products));
            csv.add(String.format(Locale.ROOT, "limit-memory-gbytes,threads,%d,%.4g,,,", threads, memory));
        });
    }

    private void measure(Curve curve) {
        List<Curve.Sample> samples = curve.measure(patience());
        double exponent = Curve.exponent(samples);
        Curve.Sample last = samples.get(samples.size() - 1);
        out.println(String.format(
                Locale.ROOT,
                "%-17s %-8s %6d %6d %20.3g %10.2f %9.2f %,20d",
                curve.name(),
                curve.variable(),
                samples.get(0).size(),
                last.size(),
                last.seconds(),
                exponent,
                curve.expected(),
                last.allocated()));
        for (Curve.Sample sample : samples) {
            csv.add(String.format(
                    Locale.ROOT,
                    "%s,%s,%d,%.6g,%d,%.4f,%.2f",
                    curve.name(),
                    curve.variable(),
                    sample.size(),
                    sample.seconds(),
                    sample.allocated(),
                    exponent,
                    curve.expected()));
        }
    }

    private List<Integer> doubling(int from, int count) {
        int first = tiny ? Math.max(2, from / 32) : from;
        return IntStream.range(0, tiny ? 2 : count).mapToObj(i -> first << i).toList();
    }

    private Curve curve(String name, String variable, List<Integer> sizes, double expected, IntFunction<Job> jobs) {
        return new Curve(name, variable, sizes, expected, false, jobs);
    }

    private List<Curve> curves() {
        int small = tiny ? 16 : 256;
        return List.of(
                curve("product", "n", doubling(128, 4), 3, n -> new ProductJob(Sizes.of("n", n, "repeats", 1))),
                curve("layers-sampled", "width", doubling(256, 4), 2, n -> layers(8, n, small)),
                curve("layers-sampled", "depth", doubling(8, 4), 1, n -> layers(n, small, small)),
                curve("kernels-relu", "n", doubling(128, 4), 2, n -> kernels(n, 50)),
                curve("kernels-relu", "depth", doubling(16, 4), 1, n -> kernels(small, n)),
                curve("hopfield", "states", doubling(1024, 4), 1, n -> hopfield(n, 3)),
                spectrum("eigen-symmetric", SpectrumJob.Kind.SYMMETRIC),
                spectrum("singular-values", SpectrumJob.Kind.SINGULAR),
                spectrum("eigenvalues", SpectrumJob.Kind.GENERAL),
                new Curve("product", "threads", threads(), -1, true, Scaling::productOn));
    }

    /** Powers of two up to the number of processors, and two at least, since a slope takes two. */
    private static List<Integer> threads() {
        int most = Math.max(2, Runtime.getRuntime().availableProcessors());
        return IntStream.iterate(1, n -> n <= most, n -> 2 * n).boxed().toList();
    }

    private static Job layers(int depth, int width, int batch) {
        return new SampledNetworkJob(Sizes.of("depth", depth, "width", width, "batch", batch));
    }

    private static Job similarity(int depth, int width, int batch) {
        return new LayerSimilarityJob(Sizes.of("depth", depth, "width", width, "batch", batch));
    }

    private static Job tangents(int depth, int width, int batch) {
        return new TangentKernelJob(Sizes.of("depth", depth, "width", width, "batch", batch));
    }

    private static Job kernels(int count, int depth) {
        return new KernelFlowJob(
                new Relu(), new ClosedFormKernelFlow(), Optional.empty(), Sizes.of("count", count, "depth", depth));
    }

    private static Job denseLayer(int width, int repeats) {
        return new DenseLayerJob(Sizes.of("batch", width, "width", width, "repeats", repeats), Precision.DOUBLE);
    }

    private Job hopfield(int states, int iterations) {
        int dimension = tiny ? 8 : 64;
        return new HopfieldJob(Sizes.of(
                "dimension",
                dimension,
                "patterns",
                4 * dimension,
                "states",
                states,
                "iterations",
                iterations,
                "beta",
                8));
    }

    private Job newton(int starts) {
        int dimension = tiny ? 8 : 64;
        return new NewtonStartsJob(
                Sizes.of("dimension", dimension, "patterns", 4 * dimension, "starts", starts, "beta", 8));
    }

    private Job bounds(Contribution<Architecture> memory, int patterns, int boxes) {
        int dimension = tiny ? 4 : 16;
        return new BoundsJob(HopfieldJob.map(memory, Inputs.directions(6, patterns, dimension), dimension, 8), boxes);
    }

    private Curve spectrum(String name, SpectrumJob.Kind kind) {
        return curve(name, "n", doubling(64, 3), 3, n -> new SpectrumJob(kind, Sizes.of("n", n)));
    }

    /** The product of square matrices, its rows shared among threads. */
    private static Job productOn(int threads) {
        double[] a = Inputs.array(1, ROWS * ROWS);
        double[] b = Inputs.array(2, ROWS * ROWS);
        double[] c = new double[ROWS * ROWS];
        List<LinearAlgebra> algebras =
                Stream.generate(LinearAlgebra::fastest).limit(threads).toList();
        ForkJoinPool pool = new ForkJoinPool(threads);
        int rows = ROWS / threads;
        return new Job() {
            @Override
            public void run() {
                pool.submit(() -> IntStream.range(0, threads).parallel().forEach(part -> algebras.get(part)
                                .times(1, a, part * rows * ROWS, b, 0, rows, ROWS, ROWS, c, part * rows * ROWS)))
                        .join();
            }

            @Override
            public double[] check() {
                return Inputs.probe(c, c.length);
            }
        };
    }
}
