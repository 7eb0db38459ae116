package org.fixpoint.maths.interpolation;

import java.util.Arrays;

/**
 * The monotone piecewise cubic through points (x₀, y₀), …, (xₙ, yₙ): once continuously differentiable, and between two neighbours
 * rising, falling or constant as the two are.
 *
 * <p>A cubic Hermite interpolant whose slope at an inner point is the weighted harmonic mean of the slopes of the two chords there,
 * and 0 where these differ in sign; at the ends it is that of the parabola through three points, limited. It has no overshoot;
 * its second derivative jumps at every point. The error is O(h³) where the data are monotone and O(h²) next to an extremum.
 * Fritsch and Carlson (1980), SIAM J. Numer. Anal. 17:238, doi:10.1137/0717021, for the condition of monotonicity; Fritsch and
 * Butland (1984), SIAM J. Sci. Stat. Comput. 5:300, doi:10.1137/0905021, for the mean. Immutable.
 */
public final class MonotoneCubic {
    private final double[] x;
    private final double[] y;
    private final double[] slope;
    /** By interval: h φ''/2 at its left end, with h its length. */
    private final double[] bend;
    /** By interval: h² φ'''/6. */
    private final double[] twist;

    /**
     * The curve through some points; two give a line.
     *
     * @param x finite, strictly ascending; copied
     * @param y finite, as many; copied
     * @throws IllegalArgumentException if they are not, or if two neighbours are so far apart or so steep that the slope overflows
     */
    public MonotoneCubic(double[] x, double[] y) {
        if (x.length < 2 || y.length != x.length) {
            throw new IllegalArgumentException(
                    x.length + " abscissae and " + y.length + " ordinates; give two or more of both");
        }
        this.x = Arrays.stream(x).map(knot -> knot + 0.0).toArray();
        this.y = y.clone();
        int n = x.length - 1;
        double[] step = new double[n];
        double[] chord = new double[n];
        for (int k = 0; k < n; k++) {
            step[k] = x[k + 1] - x[k];
            chord[k] = (y[k + 1] - y[k]) / step[k];
            if (!(step[k] > 0) || !Double.isFinite(3 * step[k]) || !Double.isFinite(3 * chord[k])) {
                throw new IllegalArgumentException("points " + k + " and " + (k + 1) + ", (" + x[k] + ", " + y[k]
                        + ") and (" + x[k + 1] + ", " + y[k + 1] + "), do not ascend or are too far apart");
            }
        }
        slope = slopes(step, chord);
        bend = new double[n];
        twist = new double[n];
        for (int k = 0; k < n; k++) {
            bend[k] = 3 * chord[k] - 2 * slope[k] - slope[k + 1];
            twist[k] = slope[k] + slope[k + 1] - 2 * chord[k];
        }
    }

    private static double[] slopes(double[] step, double[] chord) {
        int n = step.length;
        double[] slopes = new double[n + 1];
        if (n == 1) {
            Arrays.fill(slopes, chord[0]);
            return slopes;
        }
        slopes[0] = endSlope(step[0], step[1], chord[0], chord[1]);
        slopes[n] = endSlope(step[n - 1], step[n - 2], chord[n - 1], chord[n - 2]);
        for (int k = 1; k < n; k++) {
            double left = (2 * step[k] + step[k - 1]) / (3 * (step[k] + step[k - 1]));
            slopes[k] = Math.signum(chord[k - 1]) * Math.signum(chord[k]) <= 0
                    ? 0
                    : 1 / (left / chord[k - 1] + (1 - left) / chord[k]);
        }
        return slopes;
    }

    /** The slope at an end of the parabola through three points, 0 or three chords where that would overshoot. */
    private static double endSlope(double step, double next, double chord, double nextChord) {
        double slope = chord + (chord - nextChord) * (step / (step + next));
        if (Math.signum(slope) != Math.signum(chord)) {
            return 0;
        }
        boolean turns = Math.signum(chord) != Math.signum(nextChord);
        return turns && Math.abs(slope) > Math.abs(3 * chord) ? 3 * chord : slope;
    }

    /** The abscissae, ascending; a new array. */
    public double[] knots() {
        return x.clone();
    }

    /** The ordinates; a new array. */
    public double[] ordinates() {
        return y.clone();
    }

    /** The lowest abscissa. */
    public double low() {
        return x[0];
    }

    /** The highest abscissa. */
    public double high() {
        return x[x.length - 1];
    }

    /**
     * The curve at t; at a knot exactly the value given, elsewhere within a few units in the last place of the larger neighbour.
     *
     * @param t from {@link #low} to {@link #high}
     */
    public double value(double t) {
        int k = interval(t);
        if (t == x[k + 1]) {
            return y[k + 1];
        }
        double u = t - x[k];
        double s = u / (x[k + 1] - x[k]);
        return y[k] + u * (slope[k] + s * (bend[k] + s * twist[k]));
    }

    /**
     * The derivative of the curve at t.
     *
     * @param t from {@link #low} to {@link #high}
     */
    public double derivative(double t) {
        int k = interval(t);
        if (t == x[k + 1]) {
            return slope[k + 1];
        }
        double s = (t - x[k]) / (x[k + 1] - x[k]);
        return slope[k] + s * (2 * bend[k] + 3 * s * twist[k]);
    }

    private int interval(double t) {
        if (!(t >= low() && t <= high())) {
            throw new IllegalArgumentException(t + " is outside [" + low() + ", " + high() + "]");
        }
        int at = Arrays.binarySearch(x, t + 0.0); // -0.0 + 0.0 is 0.0, and binary search tells the two apart
        return at >= 0 ? Math.min(at, x.length - 2) : -at - 2;
    }
}
