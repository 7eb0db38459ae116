package org.fixpoint.analyses.kernels;

import java.util.List;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Range;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.KernelMap;
import org.fixpoint.maths.kernel.KernelClass;
import org.fixpoint.maths.kernel.KernelProfile;
import org.fixpoint.maths.kernel.KernelSequence;
import org.fixpoint.maths.kernel.PolynomialLaw;
import org.fixpoint.maths.kernel.RateBounds;
import org.fixpoint.maths.kernel.RateBounds.Start;
import org.osgi.service.component.annotations.Component;

/**
 * The distance of a correlation from its fixed point, layer by layer, beside the bounds on it: published, corrected, hyperbolic, and
 * the curve that the authors' notebook draws in the interior class.
 *
 * <p>The linear class, where nothing is approached, is refused; the law is infinite outside the aligned-polynomial class, and at
 * layer 0.
 */
@Component(service = Contribution.class)
public final class RateAnalysis implements Contribution<Analysis> {
    static final Parameter.Reals STARTS = Parameter.reals("starts", "correlations to start from", 1, 1000)
            .in(Range.open(-1, 1))
            .byDefault(-0.8, 0.1, 0.9, 0.999);
    static final Parameter.Whole LAYERS =
            Parameter.whole("layers", "the last layer", 1, 1_000_000).byDefault(100);

    private static final List<String> CURVES = List.of("distance", "published", "corrected", "hyperbolic", "notebook");
    private static final ItemSpec BOUNDS = new ItemSpec(
            "rate-bounds",
            Item.Array.class,
            "distance-to-fixed-point",
            List.of("start", "curve", "layer"),
            "|ρ_l − ρ*|, and what the published, corrected and hyperbolic bounds and the notebook's curve say of it");
    private static final ItemSpec LAW = new ItemSpec(
            "polynomial-law",
            Item.Array.class,
            "distance-to-fixed-point",
            List.of("layer"),
            "the asymptotic law C/l or C/l² of 1 − ρ_l in the aligned-polynomial class; infinite in the others");

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(Analysis.class, "rate-bounds", "Distance to the fixed point beside the bounds on it")
                .parameters(STARTS, LAYERS)
                .sources("Joudaki, Hofmann (2024), arXiv:2410.20107, Theorem 1");
    }

    @Override
    public Analysis create(Values checked) {
        double[] starts = checked.get(STARTS).clone();
        int layers = checked.get(LAYERS);
        return new OfModel(Facet.KERNEL_MAP, List.of(BOUNDS, LAW), (subject, run) -> {
            KernelMap map = subject.get(Facet.KERNEL_MAP);
            KernelProfile profile = Classification.of(map).profile();
            Dimension layer = Dimension.index("layer", layers + 1);
            double[] data = Room.of("take fewer starts, or fewer layers", starts.length, CURVES.size(), layers + 1L);
            for (int i = 0; i < starts.length; i++) {
                run.checkCancelled();
                curves(map, bounds(profile), Start.of(starts[i]), layers, data, i * CURVES.size());
            }
            return List.of(
                    new Item.Array(
                            BOUNDS.name(),
                            BOUNDS.quantity(),
                            "",
                            List.of(
                                    new Dimension.Numbers("start", "", starts),
                                    new Dimension.Labels("curve", CURVES),
                                    layer),
                            data),
                    new Item.Array(LAW.name(), LAW.quantity(), "", List.of(layer), law(profile, layers)));
        });
    }

    private static RateBounds bounds(KernelProfile profile) {
        if (profile.kernelClass() == KernelClass.LINEAR) {
            throw new Refusal(
                    "under a linear activation without mean every correlation stays, so that there is no fixed point to"
                            + " approach and no rate; take one that is not linear");
        }
        return new RateBounds(profile);
    }

    private static void curves(KernelMap map, RateBounds bounds, Start start, int layers, double[] data, int firstRow) {
        double[] distances = new KernelSequence(Classification.normalized(map)).distancesFrom(start.distance(), layers);
        for (int l = 0; l <= layers; l++) {
            double[] at = {
                bounds.error(distances[l]),
                bounds.published(start, l),
                bounds.corrected(start, l),
                bounds.hyperbolicError(start, l),
                bounds.notebook(start, l)
            };
            for (int k = 0; k < at.length; k++) {
                data[(firstRow + k) * (layers + 1) + l] = at[k];
            }
        }
    }

    private static double[] law(KernelProfile profile, int layers) {
        double[] law = new double[layers + 1];
        for (int l = 0; l <= layers; l++) {
            double at = l;
            law[l] = profile.polynomialLaw().map(found -> value(found, at)).orElse(Double.POSITIVE_INFINITY);
        }
        return law;
    }

    private static double value(PolynomialLaw law, double layer) {
        return law.constant() / StrictMath.pow(layer, law.exponent());
    }
}
