package org.fixpoint.engine.run;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Looks for a place on [-50, 50] where a function jumps: where its change between neighbouring places of a grid does not become
 * small however far they are bisected, and the function is steady on either side.
 *
 * <p>What is continuous as far as doubles of the size of x tell is never named, however steep it is. A jump is missed if it is
 * below a thousandth of the function there, or if others in the same cell of width 1/32 undo it.
 */
final class BreakSearch {
    private static final int END = 50;
    private static final int PER_UNIT = 32;
    private static final double OFFSET = 0.0137184; // no place where an author puts a kink lies on the grid
    private static final double RELATIVE = 1e-3;
    private static final double CLOSE = 1e-13;
    private static final double ASIDE = 1e-9;
    private static final double STEADY = 0.1;
    private static final double TOLERANCE = 1e-6; // of a declared place
    private static final int AROUND = 4;

    private final DoubleUnaryOperator function;
    private final double[] x = IntStream.range(-END * PER_UNIT, END * PER_UNIT)
            .mapToDouble(i -> (double) i / PER_UNIT + OFFSET)
            .toArray();
    private final double[] y;
    private final double floor;

    /**
     * A search.
     *
     * @param floor what changes by less does not jump
     */
    BreakSearch(DoubleUnaryOperator function, double floor) {
        this.function = function;
        this.floor = floor;
        this.y = Arrays.stream(x).map(function).toArray();
    }

    /** The jump next to zero, apart from those in cells with a declared one. */
    Optional<Double> besides(double... declared) {
        return IntStream.range(0, x.length - 1)
                .filter(i -> DoubleStream.of(declared)
                        .noneMatch(place -> x[i] - TOLERANCE <= place && place <= x[i + 1] + TOLERANCE))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> Math.abs(x[i])))
                .flatMap(i -> within(i).stream())
                .findFirst();
    }

    private Optional<Double> within(int cell) {
        double least = Math.max(
                floor,
                RELATIVE
                        * IntStream.rangeClosed(Math.max(0, cell - AROUND), Math.min(y.length - 1, cell + 1 + AROUND))
                                .mapToDouble(i -> Math.abs(y[i]))
                                .max()
                                .orElse(0));
        double left = x[cell];
        double right = x[cell + 1];
        double below = y[cell];
        double above = y[cell + 1];
        double close = CLOSE * Math.max(1, Math.abs(left));
        while (right - left > close) {
            if (!(Math.abs(above - below) >= least)) {
                return Optional.empty();
            }
            double middle = 0.5 * (left + right);
            double at = function.applyAsDouble(middle);
            if (Math.abs(at - below) > Math.abs(above - at)) {
                right = middle;
                above = at;
            } else {
                left = middle;
                below = at;
            }
        }
        return jumps(left, right, least) ? Optional.of(0.5 * (left + right)) : Optional.empty();
    }

    private boolean jumps(double left, double right, double least) {
        double aside = ASIDE * Math.max(1, Math.abs(left));
        double below = function.applyAsDouble(left - aside);
        double above = function.applyAsDouble(right + aside);
        double change = Math.abs(above - below);
        return change >= least
                && Math.abs(function.applyAsDouble(left - 2 * aside) - below) <= STEADY * change
                && Math.abs(function.applyAsDouble(right + 2 * aside) - above) <= STEADY * change;
    }
}
