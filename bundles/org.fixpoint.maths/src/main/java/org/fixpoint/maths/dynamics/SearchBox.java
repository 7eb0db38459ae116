package org.fixpoint.maths.dynamics;

/**
 * The box in which fixed points are sought.
 *
 * @param low the least coordinates; not to be modified
 * @param high the largest coordinates, not below
 * @param absorbing whether the map takes the box into itself; the degrees of all fixed points then add up to 1 (Brouwer)
 */
public record SearchBox(double[] low, double[] high, boolean absorbing) {
    public SearchBox {
        for (int i = 0; i < low.length; i++) {
            if (!(low[i] <= high[i]) || Double.isInfinite(low[i]) || Double.isInfinite(high[i])) {
                throw new IllegalArgumentException(
                        "coordinate " + i + " from " + low[i] + " to " + high[i] + " is no interval");
            }
        }
    }

    /** The largest absolute value of a coordinate, at least the smallest normal number. */
    double scale() {
        double largest = Double.MIN_NORMAL;
        for (int i = 0; i < low.length; i++) {
            largest = Math.max(largest, Math.max(Math.abs(low[i]), Math.abs(high[i])));
        }
        return largest;
    }

    /** Half the largest width, at least the smallest normal number. */
    double reach() {
        double largest = Double.MIN_NORMAL;
        for (int i = 0; i < low.length; i++) {
            largest = Math.max(largest, 0.5 * high[i] - 0.5 * low[i]);
        }
        return largest;
    }

    /** Whether x is in the box or no farther from it, in any coordinate, than a distance. */
    boolean isNear(double[] x, double distance) {
        for (int i = 0; i < low.length; i++) {
            if (!(x[i] >= low[i] - distance && x[i] <= high[i] + distance)) {
                return false;
            }
        }
        return true;
    }

    /** The middle. */
    double[] middle() {
        double[] x = new double[low.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = 0.5 * low[i] + 0.5 * high[i];
        }
        return x;
    }
}
