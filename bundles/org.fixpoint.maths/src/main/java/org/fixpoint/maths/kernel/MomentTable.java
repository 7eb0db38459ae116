package org.fixpoint.maths.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fixpoint.maths.gaussian.AccuracyException;
import org.fixpoint.maths.gaussian.PiecewiseFunction;
import org.fixpoint.maths.interpolation.ChebyshevSeries;

/**
 * {@link VarianceMoments} over a range of variances, as Chebyshev series in ln q, so that thousands of layers can be looked at for
 * the price of some hundred quadratures.
 *
 * <p>The Gaussian makes every mean analytic in q, kinks or not; a panel is halved until its coefficients have died out to 1e-12.
 */
public final class MomentTable {
    private static final double WIDEST = 2; // in ln q
    private static final double NARROWEST = 1e-3;
    private static final int FEW = 16;
    private static final int MANY = 32;
    private static final double DIED_OUT = 1e-12;
    private static final double DECADE = 10;

    private final PiecewiseFunction function;
    private final List<Panel> panels = new ArrayList<>();
    private double error;

    /** ln E[f²], ln E[f'²], and q E[f²]' and q E[f'²] − E[f²] over the sum of E[f²] and q E[f'²], on a panel of ln q. */
    private record Panel(double low, double high, ChebyshevSeries[] series) {}

    private MomentTable(PiecewiseFunction function, double low, double high) {
        this.function = function;
        int count = (int) Math.ceil(StrictMath.log(high / low) / WIDEST);
        double from = StrictMath.log(low);
        double to = StrictMath.log(high);
        for (int i = 0; i < count; i++) {
            build((from * (count - i) + to * i) / count, (from * (count - i - 1) + to * (i + 1)) / count);
        }
    }

    /**
     * The table over [low, high], or over what begins like it where a fast growing activation has no moments at large variance: then
     * the upper end is lowered by factors of ten.
     *
     * @param low positive
     * @param high above low
     * @throws IllegalArgumentException if the function has jumps, or is constant
     * @throws ArithmeticException if not even the moments at low exist
     */
    public static MomentTable of(PiecewiseFunction function, double low, double high) {
        if (!(low > 0 && high > low) || function.hasJumps()) {
            throw new IllegalArgumentException(
                    "a table of moments needs a function without jumps and 0 < low < high, not " + low + " and "
                            + high);
        }
        VarianceMoments first = VarianceMoments.of(function, low);
        if (!(first.slopeSecondMoment() > 0)) {
            throw new IllegalArgumentException("the function is constant wherever the Gaussian has weight");
        }
        double top = high;
        while (top > low * DECADE && !exists(function, top)) {
            top /= DECADE;
        }
        return new MomentTable(function, low, top);
    }

    private static boolean exists(PiecewiseFunction function, double q) {
        try {
            return Double.isFinite(VarianceMoments.of(function, q).slopeSecondMoment());
        } catch (ArithmeticException fault) { // not square-integrable at this variance, or not resolved
            return false;
        }
    }

    private void build(double low, double high) {
        for (int n = FEW; n <= MANY; n *= 2) {
            double[][] values = new double[4][n + 1];
            for (int j = 0; j <= n; j++) {
                VarianceMoments at =
                        VarianceMoments.of(function, StrictMath.exp(ChebyshevSeries.point(low, high, j, n)));
                values[0][j] = StrictMath.log(at.secondMoment());
                values[1][j] = StrictMath.log(at.slopeSecondMoment());
                double sum = at.secondMoment() + at.q() * at.slopeSecondMoment();
                values[2][j] = at.q() * at.lengthSlope() / sum;
                values[3][j] = at.slopeExcess() / sum;
                error = Math.max(error, at.error());
            }
            ChebyshevSeries[] series = Arrays.stream(values)
                    .map(each -> ChebyshevSeries.through(low, high, each))
                    .toArray(ChebyshevSeries[]::new);
            double tail = Arrays.stream(series)
                    .mapToDouble(ChebyshevSeries::tail)
                    .max()
                    .orElse(0);
            if (tail <= DIED_OUT) {
                error = Math.max(error, 4 * tail);
                panels.add(new Panel(low, high, series));
                return;
            }
        }
        if (high - low < NARROWEST) {
            throw new AccuracyException("The moments of the activation do not settle near the variance "
                    + StrictMath.exp(high) + "; list all its kinks, or look at smaller variances");
        }
        double middle = 0.5 * (low + high);
        build(low, middle);
        build(middle, high);
    }

    /** The smallest variance. */
    public double low() {
        return StrictMath.exp(panels.get(0).low());
    }

    /** The largest variance. */
    public double high() {
        return StrictMath.exp(panels.get(panels.size() - 1).high());
    }

    /** An estimate of the largest relative error of a moment in the table. */
    public double error() {
        return error;
    }

    /** The function whose moments they are. */
    public PiecewiseFunction function() {
        return function;
    }

    /**
     * The moments at a variance, interpolated.
     *
     * @param q in [{@link #low}, {@link #high}], up to rounding
     */
    public VarianceMoments at(double q) {
        double t = StrictMath.log(q);
        Panel last = panels.get(panels.size() - 1);
        double slack = 1e-12 * (last.high() - panels.get(0).low());
        if (!(t >= panels.get(0).low() - slack && t <= last.high() + slack)) {
            throw new IllegalArgumentException("the variance " + q + " lies outside the table");
        }
        int i = 0;
        while (i < panels.size() - 1 && t > panels.get(i).high()) {
            i++;
        }
        ChebyshevSeries[] series = panels.get(i).series();
        double second = StrictMath.exp(series[0].value(t));
        double slope = StrictMath.exp(series[1].value(t));
        double sum = second + q * slope;
        return new VarianceMoments(q, second, slope, sum * series[3].value(t), sum * series[2].value(t) / q, error);
    }

    /** Variances in geometric progression through the table, so many for a factor of ten, both ends included. */
    public double[] nodes(int perDecade) {
        double from = panels.get(0).low();
        double to = panels.get(panels.size() - 1).high();
        int count = Math.max(2, (int) Math.ceil((to - from) / StrictMath.log(DECADE) * perDecade) + 1);
        double[] nodes = new double[count];
        for (int i = 0; i < count; i++) {
            nodes[i] = StrictMath.exp((from * (count - 1 - i) + to * i) / (count - 1));
        }
        return nodes;
    }
}
