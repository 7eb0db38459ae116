package org.fixpoint.analyses.kernels;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.KernelMap;
import org.fixpoint.maths.kernel.BoundSearch;
import org.fixpoint.maths.kernel.BoundSearch.Outcome;
import org.fixpoint.maths.kernel.BoundSearch.Violation;
import org.fixpoint.maths.kernel.KernelClass;
import org.fixpoint.maths.kernel.KernelProfile;
import org.fixpoint.maths.kernel.RateBounds.Start;
import org.osgi.service.component.annotations.Component;

/**
 * A search for starts and layers at which Theorem 1, as published, is false, and a check that the corrected and the hyperbolic
 * bound hold at all of them.
 *
 * <p>In the interior class starts near enough to 1 violate the published bound exactly if α κ'(1) &lt; 1: ρ_l leaves 1 no faster than
 * κ'(1)ˡ, and the bound falls like αˡ. NaN stands for what no violation shows, and for the criterion in the other classes.
 */
@Component(service = Contribution.class)
public final class BoundViolations implements Contribution<Analysis> {
    static final Parameter.Whole DECADES = Parameter.whole(
                    "decades", "starts as near to ±1 as 10 to the minus this; rounding is no limit", 1, 300)
            .byDefault(12);
    static final Parameter.Whole PER_DECADE =
            Parameter.whole("per-decade", "starts for a factor of ten", 1, 100).byDefault(1);
    static final Parameter.Whole LAYERS =
            Parameter.whole("layers", "the last layer looked at", 1, 1_000_000).byDefault(400);

    private static final ItemSpec VERDICT = new ItemSpec(
            "bound-verdict",
            Item.Table.class,
            "bound-verdict",
            List.of(
                    "class",
                    "published",
                    "alpha",
                    "criterion",
                    "start",
                    "distance-from-one",
                    "layer",
                    "error",
                    "bound",
                    "ratio",
                    "corrected",
                    "hyperbolic",
                    "starts",
                    "layers"),
            "whether a violation was found, the one at the smallest layer, α κ'(1), and whether the other bounds hold");
    private static final ItemSpec FOUND = new ItemSpec(
            "bound-violations",
            Item.Table.class,
            "bound-violations",
            List.of("start", "distance-from-one", "layer", "error", "bound", "ratio", "which"),
            "for each start the first layer that violates the published bound, and the worst of all; one row of NaN if none");

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(Analysis.class, "bound-violations", "Search for counterexamples to the published rates")
                .formula("|ρ_l − ρ*| > αˡ |ρ_0 − ρ*|/(1 − |ρ_0|) for ρ_0 → 1 exactly if α κ'(1) < 1")
                .parameters(DECADES, PER_DECADE, LAYERS)
                .sources("Joudaki, Hofmann (2024), arXiv:2410.20107, Theorem 1");
    }

    @Override
    public Analysis create(Values checked) {
        List<Start> starts = BoundSearch.towardsOne(checked.get(DECADES), checked.get(PER_DECADE));
        int layers = checked.get(LAYERS);
        return new OfModel(Facet.KERNEL_MAP, List.of(VERDICT, FOUND), (subject, run) -> {
            run.checkCancelled();
            KernelMap map = subject.get(Facet.KERNEL_MAP);
            Classification found = Classification.of(map);
            Optional<BoundSearch.Result> result = found.profile().kernelClass() == KernelClass.LINEAR
                    ? Optional.empty()
                    : Optional.of(new BoundSearch(Classification.normalized(map), found.profile(), map.error())
                            .over(starts, layers));
            return List.of(
                    verdict(ToldClass.of(found, map).name(), found, result, starts.size(), layers), violations(result));
        });
    }

    private static Item verdict(
            String told, Classification found, Optional<BoundSearch.Result> result, int starts, int layers) {
        KernelProfile profile = found.profile();
        double alpha = profile.publishedAlpha().orElse(Double.NaN);
        boolean interior = profile.kernelClass() == KernelClass.INTERIOR;
        Optional<Violation> first = result.map(BoundSearch.Result::published).flatMap(Outcome::earliest);
        return new Item.Table(
                VERDICT.name(),
                VERDICT.quantity(),
                List.of(
                        Column.words("class", told),
                        Column.words(
                                "published", word(result.map(BoundSearch.Result::published), "violated", "none found")),
                        Column.numbers("alpha", alpha),
                        Column.numbers("criterion", interior ? alpha * found.slopeAtOne() : Double.NaN),
                        Column.numbers("start", of(first, each -> each.start().rho())),
                        Column.numbers("distance-from-one", of(first, each -> each.start()
                                .margin())),
                        Column.numbers("layer", of(first, Violation::layer)),
                        Column.numbers("error", of(first, Violation::error)),
                        Column.numbers("bound", of(first, Violation::bound)),
                        Column.numbers("ratio", of(first, Violation::ratio)),
                        Column.words("corrected", word(result.map(BoundSearch.Result::corrected), "violated", "holds")),
                        Column.words(
                                "hyperbolic", word(result.map(BoundSearch.Result::hyperbolic), "violated", "holds")),
                        Column.numbers("starts", starts),
                        Column.numbers("layers", layers)));
    }

    private static String word(Optional<Outcome> outcome, String violated, String holds) {
        return outcome.map(each -> each.holds() ? holds : violated).orElse("no rate: every correlation stays");
    }

    private static double of(Optional<Violation> violation, ToDoubleFunction<Violation> what) {
        return violation.map(what::applyAsDouble).orElse(Double.NaN);
    }

    private static Item violations(Optional<BoundSearch.Result> result) {
        List<Optional<Violation>> rows = result.map(each -> rows(each.published()))
                .filter(each -> !each.isEmpty())
                .orElse(List.of(Optional.empty()));
        String[] which = new String[rows.size()];
        for (int i = 0; i < which.length; i++) {
            which[i] = rows.get(i).isEmpty() ? "none found" : i + 1 < which.length ? "first layer" : "largest ratio";
        }
        return new Item.Table(
                FOUND.name(),
                FOUND.quantity(),
                List.of(
                        column("start", rows, each -> each.start().rho()),
                        column("distance-from-one", rows, each -> each.start().margin()),
                        column("layer", rows, Violation::layer),
                        column("error", rows, Violation::error),
                        column("bound", rows, Violation::bound),
                        column("ratio", rows, Violation::ratio),
                        Column.words("which", which)));
    }

    private static List<Optional<Violation>> rows(Outcome outcome) {
        return Stream.concat(
                        outcome.first().stream().map(Optional::of),
                        outcome.largest().stream().map(Optional::of))
                .toList();
    }

    private static Column column(String name, List<Optional<Violation>> rows, ToDoubleFunction<Violation> what) {
        return Column.numbers(
                name, rows.stream().mapToDouble(row -> of(row, what)).toArray());
    }
}
