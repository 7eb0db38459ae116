package org.fixpoint.maths.dynamics;

import java.util.List;
import java.util.OptionalInt;

/**
 * The fixed points that a search has found, and how sure it is that they are all.
 *
 * @param points each once, in the order found
 * @param completeness whether they are all
 * @param reason why, as a sentence without its full stop
 * @param undecided the places where a search by boxes could not decide; a point in one of them has no certificate
 * @param boxes how many boxes were looked at
 * @param starts how many starts of Newton's method were made
 * @param cutShort whether a search by boxes ended before its time, for want of boxes
 */
public record FixedPointSet(
        List<FixedPoint> points,
        Completeness completeness,
        String reason,
        List<UndecidedRegion> undecided,
        long boxes,
        int starts,
        boolean cutShort) {
    public FixedPointSet {
        points = List.copyOf(points);
        undecided = List.copyOf(undecided);
    }

    /** The sum of det(1 − F')'s signs; nothing if one is not decided. */
    public OptionalInt degreeSum() {
        return degreeSum(points);
    }

    /** How many points are proven or estimated to be stable. */
    public int stable() {
        return (int) points.stream()
                .filter(point -> point.spectrum().stability() == StabilityClass.STABLE)
                .count();
    }

    static OptionalInt degreeSum(List<FixedPoint> points) {
        int sum = 0;
        for (FixedPoint point : points) {
            OptionalInt degree = point.spectrum().degree();
            if (degree.isEmpty()) {
                return OptionalInt.empty();
            }
            sum += degree.getAsInt();
        }
        return OptionalInt.of(sum);
    }
}
