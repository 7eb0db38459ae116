package org.fixpoint.analyses.kernels;

import java.util.List;
import org.fixpoint.analyses.activation.HermiteCoefficients;
import org.fixpoint.analyses.meanfield.Expectations;
import org.fixpoint.analyses.meanfield.LayerRecursion;
import org.fixpoint.analyses.meanfield.QuadraturePair;
import org.fixpoint.analyses.meanfield.StationaryKernelMap;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Finding;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.MeanFieldRule.Normalisation;
import org.fixpoint.maths.gaussian.HermiteSeries;
import org.fixpoint.maths.kernel.KernelClass;
import org.fixpoint.maths.kernel.KernelProfile;
import org.osgi.service.component.annotations.Component;

/**
 * The published table of activations as its authors computed it, from K Hermite terms, beside the exact numbers, with what differs
 * and why.
 *
 * <p>The rate and the fixed point are NaN where every correlation stays.
 */
@Component(service = Contribution.class)
public final class PublishedTable implements Contribution<Analysis> {
    static final Parameter.Whole TERMS = Parameter.whole(
                    "terms", "K, the number of Hermite terms from k = 0 on", 2, 5000)
            .byDefault(25);
    static final Parameter.Real TOLERANCE = Parameter.real(
                    "case-tolerance", "within which the notebook takes κ(0) for 0 and κ'(1) for 1")
            .in(Range.closed(0, 0.5))
            .typically(1e-4, 1e-2)
            .byDefault(1e-4);
    static final Parameter.Real START = Parameter.real("start", "where its iteration begins")
            .in(Range.closed(-1, 1))
            .byDefault(0);
    static final Parameter.Real STILL = Parameter.real("still", "the iteration ends with a step below this")
            .in(Range.open(0, 1))
            .typically(1e-10, 1e-5)
            .byDefault(1e-10);
    static final Parameter.Whole MOST_STEPS = Parameter.whole(
                    "most-steps", "after so many steps the iteration is given up", 1, 1_000_000)
            .byDefault(10_000);

    private static final List<String> QUANTITIES =
            List.of("rho-star", "kappa-at-zero", "slope-at-zero", "slope-at-one", "local-rate", "alpha", "case");
    private static final ItemSpec PUBLISHED = new ItemSpec(
            "published-table",
            Item.Table.class,
            "published-table",
            List.of(
                    "c",
                    "alpha",
                    "rho-star",
                    "kappa-at-zero",
                    "slope-at-zero",
                    "slope-at-one",
                    "local-rate",
                    "case",
                    "steps"),
            "C = √E[φ²] and the numbers of the published table by its authors' settings");
    private static final ItemSpec DIFFERENCES = new ItemSpec(
            "published-differences",
            Item.Table.class,
            "published-differences",
            List.of("quantity", "published", "exact", "differs"),
            "each of those numbers beside the exact one, and why they differ by more than "
                    + PublishedReasons.ROUNDING);

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(Analysis.class, "published-table", "The published table beside the exact numbers")
                .parameters(TERMS, TOLERANCE, START, STILL, MOST_STEPS)
                .sources("Joudaki, Hofmann (2024), arXiv:2410.20107, Table 1");
    }

    @Override
    public Analysis create(Values checked) {
        int terms = checked.get(TERMS);
        double tolerance = checked.get(TOLERANCE);
        NotebookKernel.Iteration iteration =
                new NotebookKernel.Iteration(checked.get(START), checked.get(STILL), checked.get(MOST_STEPS));
        return new OfModel(Facet.ACTIVATION, List.of(PUBLISHED, DIFFERENCES, Finding.SPEC), (subject, run) -> {
            ActivationFunction activation = subject.get(Facet.ACTIVATION);
            HermiteCoefficients hermite = QuadraturePair.orRefuse(() -> HermiteCoefficients.of(activation, terms - 1));
            NotebookKernel notebook = NotebookKernel.of(new HermiteSeries(hermite.values()), iteration, tolerance);
            MeanFieldRule plain = new MeanFieldRule(activation, true, 1, 1, 0, 0, Normalisation.NONE);
            Classification exact = Classification.of(
                    new StationaryKernelMap(new LayerRecursion(plain, Expectations.bestOf(activation)), 1));
            return items(Math.sqrt(hermite.secondMoment()), notebook, exact, terms);
        });
    }

    private static Item published(double c, NotebookKernel notebook) {
        return new Item.Table(
                PUBLISHED.name(),
                PUBLISHED.quantity(),
                List.of(
                        Column.numbers("c", c),
                        Column.numbers("alpha", notebook.alpha()),
                        Column.numbers("rho-star", notebook.rhoStar()),
                        Column.numbers("kappa-at-zero", notebook.kappaAtZero()),
                        Column.numbers("slope-at-zero", notebook.slopeAtZero()),
                        Column.numbers("slope-at-one", notebook.slopeAtOne()),
                        Column.numbers("local-rate", notebook.localRate()),
                        Column.numbers("case", number(notebook.kernelClass())),
                        Column.numbers("steps", notebook.steps())));
    }

    private static List<Item> items(double c, NotebookKernel notebook, Classification found, int terms) {
        KernelProfile exact = found.profile();
        double[] published = {
            notebook.rhoStar(),
            notebook.kappaAtZero(),
            notebook.slopeAtZero(),
            notebook.slopeAtOne(),
            notebook.localRate(),
            notebook.alpha(),
            number(notebook.kernelClass())
        };
        double[] right = {
            exact.rhoStar().orElse(Double.NaN),
            exact.kappaAtZero(),
            exact.slopeAtZero(),
            found.slopeAtOne(),
            found.localRate(),
            exact.publishedAlpha().orElse(Double.NaN),
            number(exact.kernelClass())
        };
        String[] why = PublishedReasons.of(notebook, exact.kernelClass(), terms, published, right);
        Item differences = new Item.Table(
                DIFFERENCES.name(),
                DIFFERENCES.quantity(),
                List.of(
                        Column.words("quantity", QUANTITIES.toArray(String[]::new)),
                        Column.numbers("published", published),
                        Column.numbers("exact", right),
                        Column.words("differs", why)));
        return List.of(
                published(c, notebook), differences, PublishedReasons.finding(QUANTITIES, published, right, why));
    }

    /** The number of the case in the paper; 0 for linear. */
    private static double number(KernelClass kind) {
        return switch (kind) {
            case LINEAR -> 0;
            case ORTHOGONAL -> 1;
            case ALIGNED_EXPONENTIAL -> 2;
            case ALIGNED_POLYNOMIAL -> 3;
            case INTERIOR -> 4;
        };
    }
}
