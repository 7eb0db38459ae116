package org.fixpoint.visualizers.paint;

import java.util.OptionalDouble;
import org.fixpoint.api.figure.Panel.Axis;
import org.fixpoint.api.figure.Panel.Scale;

/**
 * How the numbers of one axis are laid along it.
 *
 * @param low the number at its beginning, finite, below {@code high}; positive if logarithmic
 * @param high the number at its end
 */
record Scaling(Scale scale, double low, double high) {
    private static final double PADDING = 0.04;
    private static final double FARTHEST = 1e300; // so that no difference of two ends overflows

    /**
     * The scaling of an axis.
     *
     * @param smallest the smallest number among the marks, or +∞ if there is none
     * @param largest the largest number among the marks, or -∞ if there is none
     */
    static Scaling of(Axis axis, double smallest, double largest) {
        boolean log = axis.scale() == Scale.LOG;
        double low = smallest <= largest ? Math.max(smallest, -FARTHEST) : log ? 0.1 : 0;
        double high = smallest <= largest ? Math.min(largest, FARTHEST) : 1;
        double least = Math.max(Math.abs(low), Math.abs(high)) * 1e-12;
        if (log) {
            return explicit(axis, low / (low == high ? 2 : 1), high * (low == high ? 2 : 1), padFactor(low, high));
        }
        if (high - low <= least) {
            double half = low == 0 ? 1 : Math.abs(low) * 0.1;
            return explicit(axis, low - half, high + half, 0);
        }
        return explicit(axis, low, high, (high - low) * PADDING);
    }

    private static double padFactor(double low, double high) {
        return StrictMath.pow(high / low, PADDING);
    }

    private static Scaling explicit(Axis axis, double low, double high, double padding) {
        boolean log = axis.scale() == Scale.LOG;
        double from = valid(axis.low(), log).orElse(log ? low / Math.max(padding, 1.05) : low - padding);
        double to = valid(axis.high(), log).orElse(log ? high * Math.max(padding, 1.05) : high + padding);
        if (!(from < to)) {
            return new Scaling(axis.scale(), log ? to / 10 : to - 1, to);
        }
        return new Scaling(axis.scale(), from, to);
    }

    private static OptionalDouble valid(OptionalDouble bound, boolean log) {
        return bound.isPresent() && Double.isFinite(bound.getAsDouble()) && (!log || bound.getAsDouble() > 0)
                ? bound
                : OptionalDouble.empty();
    }

    /** Whether the number has a place on the axis or beyond its ends. */
    boolean shows(double value) {
        return Double.isFinite(value) && (scale == Scale.LINEAR || value > 0);
    }

    /** Where the number lies: 0 at the beginning of the axis, 1 at its end. */
    double fraction(double value) {
        if (scale == Scale.LINEAR) {
            return (value - low) / (high - low);
        }
        return (StrictMath.log(value) - StrictMath.log(low)) / (StrictMath.log(high) - StrictMath.log(low));
    }

    /** The ticks of the axis. */
    Ticks ticks(int about) {
        return scale == Scale.LINEAR ? Ticks.linear(low, high, about) : Ticks.log(low, high, about);
    }
}
