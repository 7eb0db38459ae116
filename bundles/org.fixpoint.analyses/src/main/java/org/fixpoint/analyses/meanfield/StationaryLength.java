package org.fixpoint.analyses.meanfield;

import java.util.Comparator;
import java.util.List;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.maths.kernel.LengthMap;

/**
 * q*, the mean squared length of representations that a layer leaves unchanged.
 *
 * <p>After a normalisation behind the activation it is 1, after one before it E[φ̂(Z)²]. Else it is 1 if the layer keeps
 * that length, and otherwise the attracting fixed point of the length map that length 1 flows to. The residual branch
 * changes the speed, not the fixed point.
 */
public final class StationaryLength {
    private static final double KEPT = 8 * Math.ulp(1.0);
    private static final double LOWEST = 1e-3;
    private static final double HIGHEST = 1e3;
    private static final double SMALL = 1e-9;
    private static final int NARROWINGS = 6;

    private StationaryLength() {}

    /**
     * The stationary length.
     *
     * @throws Refusal if none attracts between 1e-3 and 1e3; one where 0 attracts says so
     */
    public static double of(LayerRecursion layer) {
        if (layer.normalisesAfter() || layer.normalisesBefore()) {
            return layer.branchLength(1);
        }
        double image = layer.branchLength(1);
        if (Math.abs(image - 1) <= KEPT) {
            return 1;
        }
        MeanFieldRule rule = layer.rule();
        double start = layer.variance(1);
        LengthMap map = new LengthMap(
                QuadraturePair.piecewise(rule.activation()), rule.weightVariance() / layer.unit(), rule.biasVariance());
        double p = fixedPoints(map).stream()
                .filter(point -> point.converged() && Math.abs(point.slope()) < 1)
                .map(LengthMap.FixedPoint::q)
                .filter(q -> image > 1 ? q > start : q < start)
                .min(Comparator.comparingDouble(q -> Math.abs(StrictMath.log(q / start))))
                .orElseThrow(() -> image < 1 && vanishes(map) ? vanishing(image) : none(image));
        return layer.branchLength((p - rule.biasVariance()) / rule.weightVariance());
    }

    private static List<LengthMap.FixedPoint> fixedPoints(LengthMap map) {
        double high = HIGHEST;
        for (int i = 0; i < NARROWINGS; i++) {
            try {
                map.value(high);
                break;
            } catch (ArithmeticException tooWide) {
                high = Math.sqrt(high * LOWEST); // a fast growing activation has no second moment at large variance
            }
        }
        double highest = high;
        return QuadraturePair.orRefuse(() -> map.fixedPoints(LOWEST, highest));
    }

    /** Whether a variance that has come below the lowest that is searched goes on shrinking, as far down as doubles tell. */
    private static boolean vanishes(LengthMap map) {
        return QuadraturePair.orRefuse(() -> map.value(LOWEST) < LOWEST && map.value(SMALL) < SMALL);
    }

    private static Refusal vanishing(double image) {
        return new Refusal("length 0 attracts representations of length 1 (one layer takes it to " + image
                + "): they vanish with depth, and at length 0 there is no kernel map; raise the weight or the bias"
                + " variance, add a normalisation, or scale the activation to second moment 1");
    }

    private static Refusal none(double image) {
        return new Refusal("no stationary length attracts representations of length 1 (one layer takes it to " + image
                + "), so there is no kernel map at stationary length; scale the activation to second moment 1 with"
                + " weight variance 1 and bias variance 0, add a normalisation, or change the variances");
    }
}
