package org.fixpoint.maths.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Where a function of a positive number is zero, from its values at ascending places.
 *
 * <p>Two zeros between neighbouring places leave no change of sign there. They are looked for wherever the function comes nearer to
 * zero at a place than at the two beside it, by golden section of its distance from zero in the logarithm; so one dip below a
 * spacing of the places is found, and several within three places are taken for one. Beyond the outermost places but one a dip is
 * not seen.
 */
public final class Crossings {
    private static final double GOLDEN = 0.5 * (Math.sqrt(5) - 1);
    private static final double NOISE = 1e-12;
    private static final double TOUCH = 0x1p-48;
    private static final double NARROWEST = 1e-9; // of the logarithm: a minimum is flat within the root of rounding

    /**
     * A zero.
     *
     * @param low below it, where the function has the other sign than at {@code high}
     * @param high above it; the same as {@code low} where the function is zero there, or touches zero within rounding
     */
    public record Crossing(double low, double high) {}

    private Crossings() {}

    /**
     * The zeros, ascending.
     *
     * @param function of the size of its values relative to what rounding leaves of them, so that 1e-12 is noise
     * @param places positive, ascending
     * @param values of the function at these places
     */
    public static List<Crossing> of(DoubleUnaryOperator function, double[] places, double[] values) {
        List<Crossing> found = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            if (values[i] == 0) {
                found.add(new Crossing(places[i], places[i]));
            } else if (i > 0 && values[i - 1] != 0 && values[i - 1] > 0 != values[i] > 0) {
                found.add(new Crossing(places[i - 1], places[i]));
            } else if (dips(values, i)) {
                found.addAll(hidden(function, places[i - 1], places[i + 1], values[i] > 0 ? 1 : -1));
            }
        }
        return found;
    }

    private static boolean dips(double[] values, int i) {
        if (i == 0 || i == values.length - 1 || Math.abs(values[i]) <= NOISE) {
            return false;
        }
        double sign = Math.signum(values[i]);
        return sign * values[i - 1] >= sign * values[i] && sign * values[i + 1] > sign * values[i];
    }

    /** The two zeros beside a minimum of sign times the function that lies below zero, the one at it, or none. */
    private static List<Crossing> hidden(DoubleUnaryOperator function, double from, double to, int sign) {
        double low = StrictMath.log(from);
        double high = StrictMath.log(to);
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = sign * function.applyAsDouble(StrictMath.exp(left));
        double atRight = sign * function.applyAsDouble(StrictMath.exp(right));
        while (Math.min(atLeft, atRight) > 0 && high - low > NARROWEST) {
            if (atLeft < atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = sign * function.applyAsDouble(StrictMath.exp(left));
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = sign * function.applyAsDouble(StrictMath.exp(right));
            }
        }
        double least = StrictMath.exp(atLeft < atRight ? left : right);
        if (Math.min(atLeft, atRight) < 0) {
            return List.of(new Crossing(from, least), new Crossing(least, to));
        }
        return Math.min(atLeft, atRight) <= TOUCH ? List.of(new Crossing(least, least)) : List.of();
    }
}
