package org.fixpoint.analyses.kernels;

import java.util.List;
import org.fixpoint.analyses.activation.Grid;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.KernelMap;
import org.osgi.service.component.annotations.Component;

/**
 * What one layer adds to a correlation, Δ(ρ) = κ(ρ) − ρ, between the parabolas through its two fixed points whose slopes are those of
 * Δ at one of them.
 *
 * <p>g = α (ρ − ρ*)(ρ − 1) and G = β (ρ − ρ*)(ρ − 1), (1 − ρ*) α and (1 − ρ*) β the smaller and the larger of |κ'(ρ*) − 1| and
 * |κ'(1) − 1|; the authors' notebook takes those numbers themselves for α and β. A parabola is infinite where its factor is: the derived
 * ones at ρ* = 1, the steeper ones if κ'(1) is. The linear class is refused.
 */
@Component(service = Contribution.class)
public final class KernelDeviation implements Contribution<Analysis> {
    static final Parameter.Whole POINTS = Parameter.whole("points", "how many correlations, ends included", 2, 100_001)
            .byDefault(501);

    private static final List<String> CURVES =
            List.of("deviation", "flatter parabola", "steeper parabola", "flatter, notebook", "steeper, notebook");
    private static final ItemSpec DEVIATION = new ItemSpec(
            "kernel-deviation",
            Item.Array.class,
            "kernel-deviation",
            List.of("curve", "rho"),
            "κ(ρ) − ρ and the two parabolas through its zeros, as derived and as in the authors' notebook");
    private static final ItemSpec SLOPES = new ItemSpec(
            "deviation-slopes",
            Item.Table.class,
            "deviation-slopes",
            List.of("rho-star", "slope-at-rho-star", "slope-at-one"),
            "κ'(ρ*) − 1 and κ'(1) − 1, the slopes of Δ at its zeros");

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(Analysis.class, "kernel-deviation", "What one layer adds to a correlation")
                .formula("Δ(ρ) = κ(ρ) − ρ")
                .parameters(POINTS)
                .sources("Joudaki, Hofmann (2024), arXiv:2410.20107, act_properties notebook");
    }

    @Override
    public Analysis create(Values checked) {
        int points = checked.get(POINTS);
        return new OfModel(Facet.KERNEL_MAP, List.of(DEVIATION, SLOPES), (subject, run) -> {
            KernelMap map = subject.get(Facet.KERNEL_MAP);
            Classification found = Classification.of(map);
            double star = found.profile().rhoStar().orElseThrow(KernelDeviation::linear);
            double inner = found.localRate() - 1;
            double outer = map.slopeExcess();
            Dimension.Numbers rho = Grid.linear("rho", -1, 1, points);
            double[] data = new double[CURVES.size() * points];
            double low = Math.min(Math.abs(inner), Math.abs(outer));
            double high = Math.max(Math.abs(inner), Math.abs(outer));
            double apart = found.profile().fixedPoint().orElseThrow().distance();
            double infinite = Double.POSITIVE_INFINITY;
            double[] factors = {apart > 0 ? low / apart : infinite, apart > 0 ? high / apart : infinite, low, high};
            for (int i = 0; i < points; i++) {
                double at = rho.values()[i];
                data[i] = map.value(at) - at;
                for (int k = 0; k < factors.length; k++) {
                    data[(k + 1) * points + i] = Double.isInfinite(factors[k])
                            ? Double.POSITIVE_INFINITY
                            : factors[k] * (at - star) * (at - 1);
                }
            }
            return List.of(
                    new Item.Array(
                            DEVIATION.name(),
                            DEVIATION.quantity(),
                            "",
                            List.of(new Dimension.Labels("curve", CURVES), rho),
                            data),
                    new Item.Table(
                            SLOPES.name(),
                            SLOPES.quantity(),
                            List.of(
                                    Column.numbers("rho-star", star),
                                    Column.numbers("slope-at-rho-star", inner),
                                    Column.numbers("slope-at-one", outer))));
        });
    }

    private static Refusal linear() {
        return new Refusal(
                "under a linear activation without mean every correlation stays, so that there is no fixed point and"
                        + " nothing to show; take one that is not linear");
    }
}
