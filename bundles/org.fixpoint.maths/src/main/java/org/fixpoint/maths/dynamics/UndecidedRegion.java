package org.fixpoint.maths.dynamics;

import java.util.ArrayList;
import java.util.List;

/**
 * Boxes that touch each other and of which a search can say neither that they hold one fixed point nor that they hold none.
 *
 * @param low the least coordinates of them all; not to be modified
 * @param high the largest coordinates
 * @param boxes how many
 */
public record UndecidedRegion(double[] low, double[] high, int boxes) {
    /** The largest width. */
    public double width() {
        double largest = 0;
        for (int i = 0; i < low.length; i++) {
            largest = Math.max(largest, high[i] - low[i]);
        }
        return largest;
    }

    private boolean touches(UndecidedRegion other) {
        for (int i = 0; i < low.length; i++) {
            double slack = 0x1p-40 * (Math.abs(low[i]) + Math.abs(high[i]))
                    + 0.5 * Math.min(high[i] - low[i], other.high[i] - other.low[i]);
            if (low[i] - slack > other.high[i] || other.low[i] - slack > high[i]) {
                return false;
            }
        }
        return true;
    }

    private UndecidedRegion with(UndecidedRegion other) {
        double[] least = low.clone();
        double[] most = high.clone();
        for (int i = 0; i < low.length; i++) {
            least[i] = Math.min(low[i], other.low[i]);
            most[i] = Math.max(high[i], other.high[i]);
        }
        return new UndecidedRegion(least, most, boxes + other.boxes);
    }

    /**
     * The regions in which boxes that touch are taken together, in the order of their first box.
     *
     * @param look called for each box; may throw to stop
     */
    static List<UndecidedRegion> merged(List<UndecidedRegion> parts, Runnable look) {
        List<UndecidedRegion> merged = new ArrayList<>();
        for (UndecidedRegion part : parts) {
            look.run();
            UndecidedRegion whole = part;
            for (int i = merged.size() - 1; i >= 0; i--) {
                if (merged.get(i).touches(whole)) {
                    whole = merged.remove(i).with(whole);
                }
            }
            merged.add(whole);
        }
        return merged.size() < parts.size() ? merged(merged, look) : merged;
    }
}
