package org.fixpoint.analyses.kernels;

import java.util.List;
import org.fixpoint.analyses.activation.Grid;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.analysis.Subject;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.KernelMap;
import org.osgi.service.component.annotations.Component;

/** The graph of the kernel map and of its slope over [-1, 1]; the slope may be infinite at the ends. */
@Component(service = Contribution.class)
public final class KernelCurve implements Contribution<Analysis> {
    static final Parameter.Whole POINTS = Parameter.whole("points", "how many correlations, ends included", 2, 100_001)
            .byDefault(501);

    private static final ItemSpec KERNEL =
            new ItemSpec("kernel", Item.Array.class, "kernel", List.of("rho"), "κ(ρ), normalised to κ(1) = 1");
    private static final ItemSpec SLOPE = new ItemSpec(
            "slope", Item.Array.class, "kernel-slope", List.of("rho"), "κ'(ρ); infinite at the ends for a jump");

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(Analysis.class, "kernel-map", "The kernel map of a layer and its slope")
                .formula("κ(ρ) = E[φ(X)φ(Y)] / E[φ(X)²], (X, Y) standard normal with correlation ρ")
                .parameters(POINTS)
                .sources("Joudaki, Hofmann (2024), arXiv:2410.20107, Definition 1");
    }

    @Override
    public Analysis create(Values checked) {
        return new OfModel(Facet.KERNEL_MAP, List.of(KERNEL, SLOPE), new Curve(checked.get(POINTS))::run);
    }

    /** Both graphs on equally spaced correlations from -1 to 1. */
    public static List<Item> items(KernelMap map, int points) {
        Dimension.Numbers rho = Grid.linear("rho", -1, 1, points);
        double[] values = new double[points];
        double[] slopes = new double[points];
        for (int i = 0; i < points; i++) {
            values[i] = map.value(rho.values()[i]);
            slopes[i] = map.slope(rho.values()[i]);
        }
        return List.of(
                new Item.Array(KERNEL.name(), KERNEL.quantity(), "", List.of(rho), values),
                new Item.Array(SLOPE.name(), SLOPE.quantity(), "", List.of(rho), slopes));
    }

    private record Curve(int points) {
        List<Item> run(Subject subject, RunContext run) {
            return items(subject.get(Facet.KERNEL_MAP), points);
        }
    }
}
