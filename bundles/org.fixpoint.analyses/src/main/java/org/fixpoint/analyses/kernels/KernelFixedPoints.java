package org.fixpoint.analyses.kernels;

import java.util.List;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.analysis.Subject;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.KernelMap;
import org.fixpoint.maths.kernel.KernelProfile;
import org.osgi.service.component.annotations.Component;

/**
 * The globally attracting fixed point of a kernel map, its class and its rate, published and corrected, in a table of one row.
 *
 * <p>rho-star and the two alphas are NaN in the linear class, where every correlation is fixed; slope-at-one is infinite for an
 * activation that jumps. layers-to-epsilon is ln(1/ε)/ln(1/κ'(ρ*)), in the aligned-polynomial class the layer at which its law is ε,
 * infinite in the linear class, 0 where κ'(0) = 0, and NaN where there is no law; the source takes ε = 2^-128 for what is called
 * the rounding of single precision here, 2^-24. The class is undecided where numbers come near an equality that is not proven ({@link ToldClass}); the
 * other columns are then those of the equality, and error says what ρ* may differ by.
 */
@Component(service = Contribution.class)
public final class KernelFixedPoints implements Contribution<Analysis> {
    static final Parameter.Real EPSILON = Parameter.real(
                    "epsilon", "the share of the first distance to the fixed point that is left at layers-to-epsilon")
            .in(Range.open(0, 1))
            .typically(0x1p-128, 1e-3)
            .byDefault(0x1p-24);

    private static final ItemSpec TABLE = new ItemSpec(
            "fixed-points",
            Item.Table.class,
            "fixed-points",
            List.of(
                    "rho-star",
                    "class",
                    "local-rate",
                    "slope-at-one",
                    "kappa-at-zero",
                    "published-alpha",
                    "corrected-alpha",
                    "law",
                    "layers-to-epsilon",
                    "residual",
                    "steps",
                    "method",
                    "error"),
            "the attracting fixed point ρ* of κ, its class, its rate κ'(ρ*) and the constants of Theorem 1");

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(Analysis.class, "kernel-fixed-points", "Fixed point, class and rate of the kernel map")
                .parameters(EPSILON)
                .sources("Joudaki, Hofmann (2024), arXiv:2410.20107, Theorem 1");
    }

    @Override
    public Analysis create(Values checked) {
        return new OfModel(Facet.KERNEL_MAP, List.of(TABLE), new FixedPoints(checked.get(EPSILON))::run);
    }

    private record FixedPoints(double epsilon) {
        List<Item> run(Subject subject, RunContext run) {
            KernelMap map = subject.get(Facet.KERNEL_MAP);
            Classification found = Classification.of(map);
            ToldClass told = ToldClass.of(found, map);
            KernelProfile profile = found.profile();
            return List.of(new Item.Table(
                    TABLE.name(),
                    TABLE.quantity(),
                    List.of(
                            Column.numbers("rho-star", profile.rhoStar().orElse(Double.NaN)),
                            Column.words("class", told.name()),
                            Column.numbers("local-rate", found.localRate()),
                            Column.numbers("slope-at-one", found.slopeAtOne()),
                            Column.numbers("kappa-at-zero", profile.kappaAtZero()),
                            Column.numbers(
                                    "published-alpha", profile.publishedAlpha().orElse(Double.NaN)),
                            Column.numbers(
                                    "corrected-alpha", profile.correctedAlpha().orElse(Double.NaN)),
                            Column.words("law", told.law()),
                            Column.numbers("layers-to-epsilon", found.layersTo(epsilon)),
                            Column.numbers("residual", found.residual()),
                            Column.numbers("steps", found.steps()),
                            Column.words("method", subject.obtained(Facet.KERNEL_MAP)),
                            Column.numbers("error", found.error()))));
        }
    }
}
