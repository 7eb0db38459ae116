package org.fixpoint.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fixpoint.activations.Exp;
import org.fixpoint.activations.Gelu;
import org.fixpoint.activations.Relu;
import org.fixpoint.activations.Sigmoid;
import org.fixpoint.activations.Tanh;
import org.fixpoint.analyses.flow.ClosedFormKernelFlow;
import org.fixpoint.analyses.flow.QuadratureKernelFlow;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Precision;

/**
 * All jobs, at their full sizes or so small that only whether they agree with the peers can be told.
 *
 * @param outside whether decompositions are those of the library outside Java, which does large ones too
 */
record Jobs(boolean tiny, Path root, boolean outside) {
    private static final int SHORT = 10; // times over

    private static final double ROUNDING = 1e-11; // some thousand operations, and sums of as many results
    private static final double NEVER = Double.POSITIVE_INFINITY; // the peer does another job

    /** In the order of the table. */
    List<JobSpec> all() {
        List<JobSpec> all = new ArrayList<>();
        products(all);
        elementwise(all);
        networks(all);
        denseLayers(all);
        all.add(new JobSpec(
                "normals",
                "standard normal numbers",
                Sizes.of("count", size(10_000_000, 80_000)),
                tiny ? 0.05 : 0.005, // ten standard errors of the variance
                sizes -> repeated(new NormalsJob(sizes))));
        kernels(all);
        memories(all);
        maps(all);
        spectra(all);
        if (!tiny) {
            all.add(new JobSpec(
                    "start",
                    "fixpoint list; the peer loads its library",
                    Sizes.of(),
                    NEVER,
                    sizes -> new StartJob(root)));
        }
        return List.copyOf(all);
    }

    private void products(List<JobSpec> all) {
        product(all, 256, 200);
        product(all, 512, 30);
        product(all, 1024, 5);
        product(all, 2048, 1);
    }

    private void elementwise(List<JobSpec> all) {
        elementwise(all, "tanh", new Tanh());
        elementwise(all, "exp", new Exp());
        elementwise(all, "gelu", new Gelu());
        elementwise(all, "sigmoid", new Sigmoid());
        all.add(byFormula());
    }

    private void memories(List<JobSpec> all) {
        all.add(new JobSpec(
                "hopfield",
                "update of a modern Hopfield network",
                Sizes.of(
                        "dimension", size(64, 16),
                        "patterns", size(256, 40),
                        "states", size(100_000, 50),
                        "iterations", size(10, 3),
                        "beta", 8),
                ROUNDING,
                HopfieldJob::new));
        all.add(new JobSpec(
                "settling",
                "states of a Hopfield network until each is at rest",
                Sizes.of(
                        "dimension", size(64, 16),
                        "patterns", size(1797, 40),
                        "states", size(10_000, 50),
                        "beta", 8),
                1e-6, // where rest is slow, the last step says little about the distance
                SettlingJob::new));
    }

    private void maps(List<JobSpec> all) {
        all.add(new JobSpec(
                "rnn-fixed-points",
                "fixed points of a recurrent network; the peer's by Adam",
                Sizes.of("n", size(100, 12), "starts", size(256, 8)),
                1e-4, // what the peer leaves where its |F(x) − x|² ends
                FixedPointsJob::new));
        kernelMaps(all);
    }

    private void spectra(List<JobSpec> all) {
        spectrum(all, "eigenvalues-symmetric", SpectrumJob.Kind.SYMMETRIC);
        spectrum(all, "eigenvalues", SpectrumJob.Kind.GENERAL);
        spectrum(all, "singular-values", SpectrumJob.Kind.SINGULAR);
        if (outside) {
            largeSpectrum(all, "eigenvalues-symmetric", SpectrumJob.Kind.SYMMETRIC);
            largeSpectrum(all, "eigenvalues", SpectrumJob.Kind.GENERAL);
            largeSpectrum(all, "singular-values", SpectrumJob.Kind.SINGULAR);
        }
    }

    private int size(int full, int small) {
        return tiny ? small : full;
    }

    private void product(List<JobSpec> all, int n, int repeats) {
        Sizes sizes = Sizes.of("n", size(n, n / 16), "repeats", size(repeats, 1));
        all.add(new JobSpec("product-" + n, "matrix product", sizes, ROUNDING, ProductJob::new));
    }

    private void elementwise(List<JobSpec> all, String id, Contribution<ActivationFunction> activation) {
        Sizes sizes = Sizes.of("rows", size(1024, 2), "repeats", size(4, 1));
        all.add(new JobSpec(
                id, "elementwise", sizes, ROUNDING, given -> repeated(new ElementwiseJob(activation, given))));
    }

    /** What a formula costs beside the class of the job {@code gelu}. */
    private JobSpec byFormula() {
        Sizes sizes = Sizes.of("rows", size(1024, 2), "repeats", size(4, 1));
        return new JobSpec(
                "gelu-formula",
                "elementwise, by the formula x*Phi(x)",
                "gelu",
                sizes,
                ROUNDING,
                given -> repeated(new ElementwiseJob(new GeluByFormula(), given)));
    }

    private void networks(List<JobSpec> all) {
        Sizes sizes = Sizes.of("depth", size(64, 5), "width", size(1024, 48), "batch", size(256, 12));
        all.add(new JobSpec(
                "network-given",
                "tanh layers with given weights, all Gram matrices",
                sizes,
                1e-9,
                given -> new GivenNetworkJob(given, Precision.DOUBLE)));
        all.add(new JobSpec(
                "network-given-single",
                "the same in single precision",
                sizes,
                1e-4, // 64 layers of rounding at 6e-8, in the sums of a thousand terms
                given -> new GivenNetworkJob(given, Precision.SINGLE)));
        double sixDeviations = 6 * Math.sqrt(2.0 / sizes.get("width")); // of the mean square of units for one input
        all.add(new JobSpec(
                "network-sampled",
                "tanh layers with weights drawn, all Gram matrices",
                sizes,
                sixDeviations,
                SampledNetworkJob::new));
        all.add(new JobSpec(
                "network-sampled-single",
                "the same in single precision",
                sizes,
                sixDeviations,
                given -> new SampledNetworkJob(given, Precision.SINGLE)));
        Sizes many =
                Sizes.of("networks", size(64, 2), "depth", size(64, 5), "width", size(256, 48), "batch", size(64, 12));
        all.add(new JobSpec(
                "networks-sampled",
                "many networks, one a thread",
                many,
                6 * Math.sqrt(2.0 / many.get("width")),
                NetworksJob::new));
    }

    private void denseLayers(List<JobSpec> all) {
        Sizes sizes = Sizes.of("batch", size(256, 12), "width", size(512, 24), "repeats", size(5, 1));
        all.add(new JobSpec(
                "dense-layer",
                "a tanh layer forward and back",
                sizes,
                ROUNDING,
                given -> new DenseLayerJob(given, Precision.DOUBLE)));
        all.add(new JobSpec(
                "dense-layer-single",
                "the same in single precision",
                sizes,
                1e-5, // sums of 512 products, each rounded to 6e-8 of it
                given -> new DenseLayerJob(given, Precision.SINGLE)));
    }

    private void kernels(List<JobSpec> all) {
        Sizes sizes = Sizes.of("count", size(1000, 30), "depth", size(100, 10));
        all.add(new JobSpec(
                "kernels-relu",
                "NNGP and NTK of ReLU",
                sizes,
                1e-7, // the peer takes angles from cosines near 1
                given -> new KernelFlowJob(new Relu(), new ClosedFormKernelFlow(), Optional.empty(), given)));
        all.add(new JobSpec(
                "kernels-gelu",
                "NNGP and NTK of GELU by quadrature; the peer's are ReLU's",
                "kernels-relu",
                sizes,
                1e-13, // of what the closed form gives
                given -> new KernelFlowJob(
                        new Gelu(), new QuadratureKernelFlow(), Optional.of(new ClosedFormKernelFlow()), given)));
    }

    private void kernelMaps(List<JobSpec> all) {
        Sizes sizes = Sizes.of("evaluations", size(10_000, 100));
        all.add(new JobSpec(
                "kernel-map",
                "of Mish, set-up and evaluations; the peer's to 1e-3",
                sizes,
                1e-3,
                KernelMapJob::smooth));
        all.add(new JobSpec(
                "kernel-map-kinked", "the same of an activation with a kink", sizes, 1e-3, KernelMapJob::kinked));
    }

    private void spectrum(List<JobSpec> all, String id, SpectrumJob.Kind kind) {
        Sizes sizes = Sizes.of("n", size(256, 12));
        all.add(new JobSpec(id, by(kind, false), sizes, ROUNDING, given -> repeated(new SpectrumJob(kind, given))));
    }

    private void largeSpectrum(List<JobSpec> all, String id, SpectrumJob.Kind kind) {
        int n = size(1024, 80);
        all.add(new JobSpec(
                id + "-1024", by(kind, true), id, Sizes.of("n", n), ROUNDING, given -> new SpectrumJob(kind, given)));
    }

    /** What computes it: singular values and symmetric matrices Fixpoint itself, but for smaller ones of those where OpenBLAS is there. */
    private String by(SpectrumJob.Kind kind, boolean large) {
        boolean own =
                switch (kind) {
                    case SINGULAR -> true;
                    case SYMMETRIC -> large || !outside;
                    case GENERAL -> false;
                };
        return own ? "by Fixpoint's own reduction" : outside ? "by OpenBLAS" : "by EJML";
    }

    private Job repeated(Job job) {
        return tiny ? job : new RepeatedJob(job, SHORT);
    }
}
