package org.fixpoint.desktop.results;

import java.util.OptionalDouble;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.api.figure.Panel.Scale;

/**
 * The part of an axis that is looked at. Places on it are fractions, 0 at its beginning and 1 at its end.
 *
 * @param low where it begins, below {@code high}; positive on a logarithmic axis
 * @param high where it ends
 */
public record AxisRange(Scale scale, double low, double high) {
    private static final double PADDING = 0.04;
    private static final double FINEST = 1e-12; // of the larger end; beyond that doubles are too coarse for ticks

    /**
     * The range that shows all numbers of an axis.
     *
     * @param smallest of the numbers that the scale can show; above {@code largest} if there is none
     * @param largest of them
     */
    static AxisRange over(Panel.Axis axis, double smallest, double largest) {
        Scale scale = axis.scale();
        boolean log = scale == Scale.LOG;
        double first = smallest <= largest ? smallest : log ? 0.1 : 0;
        double last = smallest <= largest ? largest : 1;
        double around = log ? Math.max(0.05, PADDING * (place(scale, last) - place(scale, first))) : 0;
        if (!log) {
            double wide = last - first;
            double least = Math.max(Math.abs(first), Math.abs(last)) * FINEST;
            around = wide > least ? wide * PADDING : first == 0 ? 1 : Math.abs(first) * 0.1;
        }
        double low = bound(axis.low(), log, number(scale, place(scale, first) - around));
        double high = bound(axis.high(), log, number(scale, place(scale, last) + around));
        return low < high ? new AxisRange(scale, low, high) : new AxisRange(scale, log ? high / 10 : high - 1, high);
    }

    private static double bound(OptionalDouble given, boolean log, double otherwise) {
        return given.isPresent() && Double.isFinite(given.getAsDouble()) && (!log || given.getAsDouble() > 0)
                ? given.getAsDouble()
                : otherwise;
    }

    /** The number at a fraction of the way. */
    public double at(double fraction) {
        double from = place(scale, low);
        return number(scale, from + fraction * (place(scale, high) - from));
    }

    /** At which fraction of the way a number lies; not finite where a logarithmic axis has no place for it. */
    public double fraction(double number) {
        double from = place(scale, low);
        return (place(scale, number) - from) / (place(scale, high) - from);
    }

    /** Another part, {@code factor} times as long, in which the number at a fraction keeps its place; the same where that is too fine or too far. */
    public AxisRange zoomed(double fraction, double factor) {
        return part(fraction - fraction * factor, fraction + (1 - fraction) * factor);
    }

    /** The part that begins a fraction farther on. */
    AxisRange moved(double fraction) {
        return part(fraction, 1 + fraction);
    }

    private AxisRange part(double from, double to) {
        AxisRange part = new AxisRange(scale, at(from), at(to));
        double least = Math.max(Math.abs(part.low), Math.abs(part.high)) * FINEST;
        boolean shown = Double.isFinite(part.high - part.low)
                && part.high - part.low > least
                && Math.abs(place(scale, part.high)) < 1e300
                && (scale == Scale.LINEAR || (part.low > 1e-300 && part.high < 1e300));
        return shown ? part : this;
    }

    private static double place(Scale scale, double value) {
        return scale == Scale.LOG ? Math.log(value) : value;
    }

    private static double number(Scale scale, double place) {
        return scale == Scale.LOG ? Math.exp(place) : place;
    }

    Panel.Axis of(Panel.Axis axis) {
        return new Panel.Axis(axis.label(), scale, OptionalDouble.of(low), OptionalDouble.of(high));
    }
}
