package org.fixpoint.maths.gaussian;

import java.util.Arrays;
import java.util.Optional;

/**
 * The Hermite coefficients of a smooth function and of its derivative, each by quadrature: c_k = E[f(Z) he_k(Z)] and
 * d_k = E[f'(Z) he_k(Z)], up to a degree after which nothing is left of either.
 *
 * <p>By Mehler's formula E[f(X)f(Y)] = Σ c_k² ρᵏ and E[f'(X)f'(Y)] = Σ d_k² ρᵏ at correlation ρ, from −1 to 1. In exact numbers
 * d_k = √(k+1) c_{k+1}; here neither is taken from the other, so that whether the one sum is the derivative of the other tells their error.
 *
 * @param values c₀² to c_K²
 * @param slopes d₀² to d_K²
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record HermitePair(double[] values, double[] slopes) {
    private static final int[] MOST = {192, 512};
    private static final int STRIDE = 16; // degrees between two looks at what is left
    private static final double TURNS = 12.5; // he_K turns over √K times a unit; 16 nodes integrate 14 radians to 2e-18
    private static final double LEFT = 1e-18; // of a stride, relative to the whole
    private static final double UNSEEN = 1e-17;
    private static final double ROUNDED = 4e-15; // of a moment and of a sum of squares
    private static final double MISSING = 1e-14; // of the whole, which quadrature gives to about half of it
    private static final double STEEPEST = 8; // beyond, the rounding of ρ would show in the sums

    /**
     * The coefficients, or nothing where they do not die out by degree 512, as those of functions with kinks or jumps never do,
     * or where the function is so steep that the sums would lose digits.
     *
     * @param resolved not normalised
     */
    public static Optional<HermitePair> of(ResolvedFunction resolved) {
        if (resolved.function.breakpoints().length > 0) {
            return Optional.empty();
        }
        GaussianGrid grid = resolved.check;
        for (int most : MOST) {
            double widest = TURNS / Math.sqrt(most);
            Optional<HermitePair> found = upTo(most, widest < 0.5 * GaussianGrid.PANEL ? grid.refined(widest) : grid);
            if (found.isPresent()) {
                return found.filter(HermitePair::isModerate);
            }
        }
        return Optional.empty();
    }

    /**
     * The coefficients as far as they count at correlations up to a bound: what is left out, at most M |ρ|ᴷ with
     * M = E[f²] − Σ_{k<K} c_k² and its rounding, is below 1e-17 of E[f²] there, and so for f'. Kinks and jumps do no harm, steepness neither.
     *
     * @param rho in (0, 1); the number of coefficients grows like 1/(1 − rho)
     */
    static HermitePair upTo(GaussianGrid grid, double rho) {
        int most = STRIDE * (int) Math.ceil(StrictMath.log(UNSEEN) / StrictMath.log(rho) / STRIDE);
        GaussianGrid finer = grid.refined(TURNS / Math.sqrt(most));
        double second = GaussianExpectation.secondMoment(finer);
        double slopeSecond = GaussianExpectation.slopeSecondMoment(finer);
        Projection projection = new Projection(finer);
        double[] values = new double[most];
        double[] slopes = new double[most];
        int to = 0;
        double power = 1;
        boolean unseen = false;
        while (to < most && !unseen) {
            for (int k = to; k < to + STRIDE; k++) {
                projection.next(k, values, slopes);
                power *= rho;
            }
            to += STRIDE;
            unseen = missing(second, values, to) * power <= UNSEEN * second
                    && missing(slopeSecond, slopes, to) * power <= UNSEEN * slopeSecond;
        }
        return new HermitePair(Arrays.copyOf(values, to), Arrays.copyOf(slopes, to));
    }

    /** A bound of a moment less the squares so far, with what their sum may have rounded. */
    private static double missing(double second, double[] squares, int to) {
        return Math.abs(second - sum(squares, 0, to)) + ROUNDED * second;
    }

    private static Optional<HermitePair> upTo(int most, GaussianGrid grid) {
        double second = GaussianExpectation.secondMoment(grid);
        double slopeSecond = GaussianExpectation.slopeSecondMoment(grid);
        Projection projection = new Projection(grid);
        double[] values = new double[most];
        double[] slopes = new double[most];
        for (int from = 0; from < most; from += STRIDE) {
            for (int k = from; k < from + STRIDE; k++) {
                projection.next(k, values, slopes);
            }
            int to = from + STRIDE;
            boolean diedOut = sum(values, from, to) <= LEFT * second && sum(slopes, from, to) <= LEFT * slopeSecond;
            if (diedOut
                    && Math.abs(second - sum(values, 0, to)) <= MISSING * second
                    && Math.abs(slopeSecond - sum(slopes, 0, to)) <= MISSING * slopeSecond) {
                return Optional.of(new HermitePair(Arrays.copyOf(values, to), Arrays.copyOf(slopes, to)));
            }
        }
        return Optional.empty();
    }

    /** E[f(X)f(Y)] and E[f'(X)f'(Y)] at correlation ±cos(angle), by Mehler's formula. */
    public PairExpectation.Sample at(double angle, boolean mirrored) {
        double rho = mirrored ? -StrictMath.cos(angle) : StrictMath.cos(angle);
        return new PairExpectation.Sample(HermiteSeries.powers(values, rho), HermiteSeries.powers(slopes, rho), 0);
    }

    private static double sum(double[] x, int from, int to) {
        double sum = 0;
        for (int k = to - 1; k >= from; k--) {
            sum += x[k];
        }
        return sum;
    }

    /** Whether Σ k c_k² and Σ k d_k² are not much more than the sums of c_k² and d_k². */
    private boolean isModerate() {
        return steepness(values) <= STEEPEST * sum(values, 0, values.length)
                && steepness(slopes) <= STEEPEST * sum(slopes, 0, slopes.length);
    }

    private static double steepness(double[] squares) {
        double sum = 0;
        for (int k = squares.length - 1; k > 0; k--) {
            sum += k * squares[k];
        }
        return sum;
    }

    /**
     * The recurrence he_{k+1} = (x he_k − √k he_{k−1})/√(k+1) at all nodes, times the root of the density.
     *
     * <p>Nodes lie in rows of one length, and products of one column are added up first: of such loops the compiler makes vectors.
     */
    private static final class Projection {
        private static final int ROW = 128;

        private final double[][] x;
        private final double[][] value;
        private final double[][] slope;
        private final double[] valueSums = new double[ROW];
        private final double[] slopeSums = new double[ROW];
        private double[][] previous;
        private double[][] current;

        Projection(GaussianGrid grid) {
            int rows = (grid.x.length + ROW - 1) / ROW;
            x = new double[rows][ROW];
            value = new double[rows][ROW];
            slope = new double[rows][ROW];
            previous = new double[rows][ROW];
            current = new double[rows][ROW];
            for (int i = 0; i < grid.x.length; i++) {
                int row = i / ROW;
                int column = i % ROW;
                x[row][column] = grid.x[i];
                value[row][column] = grid.weight[i] * grid.value[i];
                slope[row][column] = grid.weight[i] * grid.slope[i];
                current[row][column] = GaussianGrid.halfDensity(grid.x[i]);
            }
        }

        /** Squares of the coefficients of degree k; to be called for one degree after the other. */
        void next(int k, double[] values, double[] slopes) {
            double back = Math.sqrt(k / (k + 1.0));
            double ahead = 1 / Math.sqrt(k + 1.0);
            Arrays.fill(valueSums, 0);
            Arrays.fill(slopeSums, 0);
            for (int row = 0; row < x.length; row++) {
                addProducts(value[row], current[row], valueSums);
                addProducts(slope[row], current[row], slopeSums);
                step(x[row], back, ahead, current[row], previous[row]);
            }
            double c = sum(valueSums);
            double d = sum(slopeSums);
            values[k] = c * c;
            slopes[k] = d * d;
            double[][] next = previous;
            previous = current;
            current = next;
        }

        private static void addProducts(double[] x, double[] y, double[] sums) {
            for (int i = 0; i < ROW; i++) {
                sums[i] += x[i] * y[i];
            }
        }

        /** Leaves the next degree where the previous one was. */
        private static void step(double[] x, double back, double ahead, double[] current, double[] previous) {
            for (int i = 0; i < ROW; i++) {
                previous[i] = ahead * x[i] * current[i] - back * previous[i];
            }
        }

        /** In four partial sums, none of which waits for another. */
        private static double sum(double[] x) {
            double a = 0, b = 0, c = 0, d = 0;
            for (int i = 0; i < ROW; i += 4) {
                a += x[i];
                b += x[i + 1];
                c += x[i + 2];
                d += x[i + 3];
            }
            return (a + b) + (c + d);
        }
    }
}
