package org.fixpoint.maths.kernel;

import java.util.function.DoubleUnaryOperator;

/**
 * A zero of a continuous function between two points at which its signs differ.
 *
 * <p>By the false position of Anderson and Björck (1973), doi:10.1007/BF01951936, with a bisection wherever three steps have not
 * halved the bracket, until neighbouring doubles enclose the zero.
 *
 * @param at the point of the last bracket at which the function is nearer to 0
 * @param residual the function there
 * @param steps evaluations spent
 * @param converged whether the bracket shrank to rounding
 */
public record BracketedRoot(double at, double residual, int steps, boolean converged) {
    private static final int MOST_STEPS = 200;
    private static final int PATIENCE = 3;

    /**
     * The zero.
     *
     * @param low below high
     * @throws IllegalArgumentException if the signs at both ends do not differ
     */
    public static BracketedRoot of(DoubleUnaryOperator f, double low, double high) {
        double left = low;
        double right = high;
        double atLeft = f.applyAsDouble(left);
        double atRight = f.applyAsDouble(right);
        if (atLeft == 0 || atRight == 0) {
            return new BracketedRoot(atLeft == 0 ? left : right, 0, 2, true);
        }
        if (!(left < right) || !(atLeft > 0 == atRight < 0)) {
            throw new IllegalArgumentException(
                    "no change of sign between " + low + " (" + atLeft + ") and " + high + " (" + atRight + ")");
        }
        double weightLeft = atLeft; // what false position believes; the sign is that of the function
        double weightRight = atRight;
        double width = right - left;
        int since = 0;
        for (int steps = 3; steps <= MOST_STEPS; steps++) {
            double at = between(left, weightLeft, right, weightRight, since >= PATIENCE);
            if (!(at > left && at < right)) {
                return nearer(left, atLeft, right, atRight, steps - 1, true);
            }
            double here = f.applyAsDouble(at);
            if (here == 0) {
                return new BracketedRoot(at, 0, steps, true);
            }
            if (here > 0 == atLeft > 0) {
                weightRight *= kept(here, weightLeft);
                left = at;
                atLeft = here;
                weightLeft = here;
            } else {
                weightLeft *= kept(here, weightRight);
                right = at;
                atRight = here;
                weightRight = here;
            }
            since++;
            if (right - left <= 0.5 * width) {
                width = right - left;
                since = 0;
            }
        }
        return nearer(left, atLeft, right, atRight, MOST_STEPS, false);
    }

    private static double between(double left, double atLeft, double right, double atRight, boolean bisect) {
        double middle = left + 0.5 * (right - left);
        double secant = left - atLeft * ((right - left) / (atRight - atLeft));
        return bisect || !(secant > left && secant < right) ? middle : secant;
    }

    /** The factor for the end that stays: 1 − f(new)/f(old) if positive, else 1/2. */
    private static double kept(double here, double replaced) {
        double factor = 1 - here / replaced;
        return factor > 0 ? factor : 0.5;
    }

    private static BracketedRoot nearer(
            double left, double atLeft, double right, double atRight, int steps, boolean converged) {
        return Math.abs(atLeft) <= Math.abs(atRight)
                ? new BracketedRoot(left, atLeft, steps, converged)
                : new BracketedRoot(right, atRight, steps, converged);
    }
}
