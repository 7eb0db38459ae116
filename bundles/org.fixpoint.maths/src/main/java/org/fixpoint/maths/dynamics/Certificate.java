package org.fixpoint.maths.dynamics;

import java.util.Arrays;
import java.util.Optional;

/**
 * A proof that a map has exactly one fixed point in a box, and where in it.
 *
 * @param low lower bounds of the coordinates of the point; not to be modified, as the other arrays
 * @param high upper bounds
 * @param aloneLow the least coordinates of a box around it that holds no second fixed point
 * @param aloneHigh the largest coordinates of that box
 */
public record Certificate(double[] low, double[] high, double[] aloneLow, double[] aloneHigh) {
    private static final int ATTEMPTS = 12;
    private static final int CONTRACTIONS = 100;
    private static final double NARROWER = 0.95; // from about 1 the quotient of widths falls quadratically
    private static final double LEAST = 0x1p-1000;
    private static final double FIRST_GROWTH = 8;
    private static final double FIRST_GROWTH_OF_POINTS = 1 << 20; // of a box as small as rounding
    private static final double LARGE = 0x1p500;
    private static final double LAST_GROWTH = 1.2;

    /**
     * The certificate of a fixed point near x, by inflation of a small box until the Krawczyk operator maps it into itself; nothing if it
     * never does. Rump (1983), in A New Approach to Scientific Computation, 51.
     *
     * @param x not modified
     */
    public static Optional<Certificate> near(double[] x, MapBounds bounds) {
        return near(x, new Krawczyk(bounds, x.length));
    }

    static Optional<Certificate> near(double[] x, Krawczyk operator) {
        double[] low = x.clone();
        double[] high = x.clone();
        double rounding =
                8 * Math.ulp(largest(x)); // of a map that mixes its coordinates, whatever the size of one of them
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            for (int i = 0; i < x.length; i++) {
                double more = 0.25 * (high[i] - low[i]) + rounding + LEAST;
                low[i] -= more;
                high[i] += more;
            }
            if (!operator.apply(low, high)) {
                return Optional.empty();
            }
            if (operator.isInside(low, high)) {
                return Optional.of(proven(low, high, operator, FIRST_GROWTH_OF_POINTS));
            }
            for (int i = 0; i < x.length; i++) {
                low[i] = Math.min(low[i], operator.low[i]);
                high[i] = Math.max(high[i], operator.high[i]);
            }
        }
        return Optional.empty();
    }

    private static double largest(double[] x) {
        double largest = 0;
        for (double each : x) {
            largest = Math.max(largest, Math.abs(each));
        }
        return largest;
    }

    /**
     * The certificate of the fixed point in a box that the operator has just mapped into itself.
     *
     * @param aloneLow the box; kept
     */
    static Certificate proven(double[] aloneLow, double[] aloneHigh, Krawczyk operator) {
        return proven(aloneLow, aloneHigh, operator, FIRST_GROWTH);
    }

    private static Certificate proven(double[] aloneLow, double[] aloneHigh, Krawczyk operator, double growth) {
        double[] low = operator.low.clone();
        double[] high = operator.high.clone();
        boolean narrower = true;
        for (int k = 0; narrower && k < CONTRACTIONS && operator.apply(low, high); k++) {
            narrower = false;
            for (int i = 0; i < low.length; i++) {
                double width = high[i] - low[i];
                low[i] = Math.max(low[i], operator.low[i]);
                high[i] = Math.min(high[i], operator.high[i]);
                narrower |= high[i] - low[i] < NARROWER * width;
            }
        }
        Certificate tight = new Certificate(low, high, aloneLow, aloneHigh);
        return tight.grown(operator, growth);
    }

    /** With the largest box without a second fixed point that growth about the middle proves. */
    private Certificate grown(Krawczyk operator, double growth) {
        double[] nearLow = aloneLow;
        double[] nearHigh = aloneHigh;
        double factor = growth;
        while (factor > LAST_GROWTH) {
            double[] farLow = new double[low.length];
            double[] farHigh = new double[low.length];
            double size = 0;
            for (int i = 0; i < low.length; i++) {
                double middle = 0.5 * low[i] + 0.5 * high[i];
                farLow[i] = Math.min(nearLow[i], middle - factor * (middle - nearLow[i]));
                farHigh[i] = Math.max(nearHigh[i], middle + factor * (nearHigh[i] - middle));
                size = Math.max(size, Math.max(-farLow[i], farHigh[i]));
            }
            if (size < LARGE && operator.apply(farLow, farHigh) && operator.isInside(farLow, farHigh)) {
                nearLow = farLow;
                nearHigh = farHigh;
            } else {
                factor = Math.sqrt(factor);
            }
        }
        return new Certificate(low, high, nearLow, nearHigh);
    }

    /** The middle of where the point may be. */
    double[] middle() {
        double[] x = new double[low.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = 0.5 * low[i] + 0.5 * high[i];
        }
        return x;
    }

    /** Whether x is where the point may be. */
    boolean contains(double[] x) {
        for (int i = 0; i < x.length; i++) {
            if (!(x[i] >= low[i] && x[i] <= high[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether a box lies where there is no other fixed point than this one. */
    boolean covers(double[] boxLow, double[] boxHigh) {
        for (int i = 0; i < boxLow.length; i++) {
            if (!(boxLow[i] >= aloneLow[i] && boxHigh[i] <= aloneHigh[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether both are certificates of one fixed point; false may also mean that it is not known. */
    public boolean isOfSamePoint(Certificate other) {
        return covers(other.low, other.high) || other.covers(low, high);
    }

    /** Whether the bounds of both points have no point in common, so that they are two. */
    public boolean isApartFrom(Certificate other) {
        for (int i = 0; i < low.length; i++) {
            if (low[i] > other.high[i] || high[i] < other.low[i]) {
                return true;
            }
        }
        return false;
    }

    /** The largest distance, over the coordinates, of x from a place where the fixed point may be. */
    public double radiusAround(double[] x) {
        double largest = 0;
        for (int i = 0; i < low.length; i++) {
            largest = Math.max(largest, Math.nextUp(Math.max(high[i] - x[i], x[i] - low[i])));
        }
        return largest;
    }

    /** Bounds of the eigenvalues of the Jacobian at the point; nothing if the bounds of the map are infinite there. */
    Optional<SpectralEnclosure> spectrum(MapBounds bounds) {
        int d = low.length;
        double[] least = new double[d * d];
        double[] most = new double[d * d];
        bounds.jacobian(low, high, least, most);
        double[] middle = new double[d * d];
        double squares = 0;
        for (int k = 0; k < d * d; k++) {
            middle[k] = 0.5 * least[k] + 0.5 * most[k];
            double radius = Math.nextUp(Math.max(most[k] - middle[k], middle[k] - least[k]));
            squares += radius * radius;
        }
        double uncertainty = Math.sqrt(squares) * (1 + 0x1p-30);
        return Arrays.stream(middle).allMatch(Double::isFinite)
                ? SpectralEnclosure.of(middle, d, uncertainty)
                : Optional.empty();
    }
}
