package org.fixpoint.analyses.kernels;

import java.util.List;
import org.fixpoint.analyses.activation.Grid;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
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
import org.fixpoint.maths.gaussian.AccuracyException;
import org.fixpoint.maths.kernel.KernelCurvature;
import org.osgi.service.component.annotations.Component;

/** The graph of the second derivative of the kernel map over [-1, 1]; it is infinite at the ends for a kink or a jump. */
@Component(service = Contribution.class)
public final class KernelCurvatureCurve implements Contribution<Analysis> {
    private static final ItemSpec CURVATURE = new ItemSpec(
            "curvature",
            Item.Array.class,
            "kernel-curvature",
            List.of("rho"),
            "κ''(ρ); infinite at the ends for kinks and jumps");
    private static final ItemSpec ERROR = new ItemSpec(
            "curvature-error",
            Item.Array.class,
            "kernel-curvature-error",
            List.of("rho"),
            "an estimate of the absolute error of κ''(ρ)");

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(Analysis.class, "kernel-curvature", "The second derivative of the kernel map of a layer")
                .formula("κ''(cos θ) = −(d/dθ) κ'(cos θ) / sin θ")
                .parameters(KernelCurve.POINTS)
                .sources("Joudaki, Hofmann (2024), arXiv:2410.20107, Definition 1");
    }

    @Override
    public Analysis create(Values checked) {
        int points = checked.get(KernelCurve.POINTS);
        return new OfModel(
                Facet.KERNEL_MAP,
                List.of(CURVATURE, ERROR),
                (Subject subject, RunContext run) -> items(subject.get(Facet.KERNEL_MAP), points));
    }

    private static List<Item> items(KernelMap map, int points) {
        Dimension.Numbers rho = Grid.linear("rho", -1, 1, points);
        double[] values = new double[points];
        double[] errors = new double[points];
        try {
            KernelCurvature curvature = new KernelCurvature(map::slope, inset(points));
            for (int i = 0; i < points; i++) {
                KernelCurvature.Estimate at = curvature.at(rho.values()[i]);
                values[i] = at.value();
                errors[i] = at.error();
            }
        } catch (AccuracyException unsettled) {
            throw new Refusal(String.valueOf(unsettled.getMessage()), unsettled);
        }
        return List.of(
                new Item.Array(CURVATURE.name(), CURVATURE.quantity(), "", List.of(rho), values),
                new Item.Array(ERROR.name(), ERROR.quantity(), "", List.of(rho), errors));
    }

    /** The angle of the first correlation inside the ends. */
    private static double inset(int points) {
        double gap = 2.0 / (points - 1);
        return Math.min(0.5, 2 * StrictMath.asin(Math.sqrt(0.5 * Math.min(gap, 1))));
    }
}
