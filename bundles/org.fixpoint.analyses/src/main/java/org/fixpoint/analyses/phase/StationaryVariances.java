package org.fixpoint.analyses.phase;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fixpoint.analyses.meanfield.QuadraturePair;
import org.fixpoint.maths.kernel.LengthMap;
import org.fixpoint.maths.kernel.VarianceMoments;

/**
 * The variances of pre-activations that a layer leaves as they are, and which of them a given one flows to.
 *
 * @param map the length map without the skip
 * @param points ascending; the first has q = 0 if lengths may vanish there
 * @param kept whether every variance stays, as for a homogeneous activation at its critical weight variance
 */
record StationaryVariances(LengthMap map, List<LengthMap.FixedPoint> points, boolean kept) {
    /** The smallest positive variance that is looked at. */
    static final double LEAST = 1e-6;

    /** The largest, unless the moments of the activation end before. */
    static final double MOST = 1e6;

    private static final double SAME = 1e-12;
    private static final double DECADE = 10;

    /** Those of a layer. */
    static StationaryVariances of(PropagatingLayer layer) {
        LengthMap map = new LengthMap(layer.function(), layer.gain(), layer.biasVariance());
        double top = top(map);
        boolean kept = layer.biasVariance() == 0 && keeps(map, LEAST) && keeps(map, 1) && keeps(map, top);
        List<LengthMap.FixedPoint> points = new ArrayList<>();
        if (layer.biasVariance() == 0 && vanishesAtZero(layer)) {
            VarianceMoments zero = VarianceMoments.atZero(layer.function());
            points.add(new LengthMap.FixedPoint(0, 0, layer.gain() * zero.lengthSlope(), 0, true));
        }
        if (!kept) {
            points.addAll(QuadraturePair.orRefuse(() -> map.fixedPoints(LEAST, top)));
        }
        return new StationaryVariances(map, List.copyOf(points), kept);
    }

    /** Whether the largest variance that is looked at grows. */
    boolean grow() {
        double top = top(map);
        return QuadraturePair.orRefuse(() -> map.value(top)) > top;
    }

    /** In words why there is no stationary variance, where there is none. */
    String absence() {
        return grow() ? "none: variances grow without bound" : "none: variances shrink below " + LEAST;
    }

    private static boolean vanishesAtZero(PropagatingLayer layer) {
        for (double jump : layer.function().jumps()) {
            if (jump == 0) {
                return false;
            }
        }
        return layer.function().value().applyAsDouble(0) == 0;
    }

    private static double top(LengthMap map) {
        double top = MOST;
        while (top > 1 && !exists(map, top)) {
            top /= DECADE;
        }
        return top;
    }

    private static boolean exists(LengthMap map, double q) {
        try {
            return Double.isFinite(map.value(q));
        } catch (ArithmeticException fault) { // no second moment at this variance
            return false;
        }
    }

    private static boolean keeps(LengthMap map, double q) {
        return Math.abs(QuadraturePair.orRefuse(() -> map.value(q)) - q) <= SAME * q;
    }

    /** The fixed point next to a variance in the direction in which a layer takes it; empty if there is none. */
    Optional<LengthMap.FixedPoint> reachedFrom(double start) {
        if (kept) {
            return Optional.of(new LengthMap.FixedPoint(start, map.value(start) - start, 1, 0, true));
        }
        double change = QuadraturePair.orRefuse(() -> map.value(start)) - start;
        Optional<LengthMap.FixedPoint> below = Optional.empty();
        for (LengthMap.FixedPoint point : points) {
            if (point.q() >= start && change >= 0) {
                return Optional.of(point);
            }
            if (point.q() <= start) {
                below = Optional.of(point);
            }
        }
        return change > 0 ? Optional.empty() : below;
    }

    /** Attracting, repelling, oscillating or neutral: what variances near a fixed point do, given the slope of the length map. */
    static String stability(double slope) {
        if (slope < -1) {
            return "oscillating";
        }
        return slope < 1 - SAME ? "attracting" : slope > 1 + SAME ? "repelling" : "neutral";
    }
}
