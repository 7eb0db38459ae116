package org.fixpoint.maths.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.fixpoint.maths.gaussian.AccuracyException;

/** Cuts [0, √½] into panels on which the curves of all pairs of variances are short Chebyshev series in w. */
final class PanelSampling {
    private static final int[] SIZES = {16, 32, 64};
    private static final double DIED_OUT = 4e-15;
    private static final double HOPELESS = 1e-6;
    private static final double NARROWEST = 1e-5;
    private static final int MOST = 24;
    private static final double NEGLIGIBLE = 4e-16;
    private static final double ROUNDED = 1e-15; // where values carry the rounding of a sum

    private final List<PairMeans.Curve> curves;
    private final int leading;
    private final boolean mirrored;
    private final long most;
    private long taken;

    /**
     * A cutter.
     *
     * @param leading the power of w that gaps are divided by
     * @param mirrored whether correlations are negative
     * @param most how many samples may be taken
     */
    PanelSampling(List<PairMeans.Curve> curves, int leading, boolean mirrored, long most) {
        this.curves = curves;
        this.leading = leading;
        this.mirrored = mirrored;
        this.most = most;
    }

    void build(double low, double high, List<TablePanel> built) {
        for (int size : SIZES) {
            TablePanel panel = sampled(low, high, size);
            if (panel.tail() <= DIED_OUT) {
                built.add(trimmed(panel, NEGLIGIBLE));
                return;
            }
            if (size > SIZES[0] && panel.tail() > HOPELESS) {
                break;
            }
        }
        if (high - low < NARROWEST || built.size() > MOST) {
            throw new AccuracyException("The pair means of the activation are not resolved near the angle " + 2 * low
                    + ", as happens where kinks away from 0 meet different lengths; give inputs of equal length, or add a"
                    + " normalisation before the activation");
        }
        double middle = low == 0 ? 0.25 * high : 0.5 * (low + high); // what is steep is so near ρ = ±1
        build(low, middle, built);
        build(middle, high, built);
    }

    private TablePanel sampled(double low, double high, int size) {
        taken += (long) size * curves.size();
        if (taken > most) {
            throw new AccuracyException("The pair means of the activation would take more than " + most
                    + " numbers to tabulate at such different lengths; give inputs of equal length,"
                    + " or add a normalisation before the activation");
        }
        double[] angles = new double[size];
        double[] powers = new double[size];
        for (int i = 0; i < size; i++) {
            double w = node(low, high, i, size);
            angles[i] = 2 * StrictMath.asin(w);
            powers[i] = leading == 0 ? 1 : leading == 1 ? w : w * w;
        }
        double[][] gaps = new double[curves.size()][];
        double[][] slopes = new double[curves.size()][];
        double[] tails = new double[curves.size()];
        double[] cosines = cosines(size);
        IntStream.range(0, curves.size()).parallel().forEach(pair -> {
            double[] gap = new double[size];
            double[] slope = new double[size];
            for (int i = 0; i < size; i++) {
                PairMeans.Sample at = curves.get(pair).at(angles[i], mirrored);
                gap[i] = at.gap() / powers[i];
                slope[i] = at.slope();
            }
            gaps[pair] = coefficients(gap, cosines);
            slopes[pair] = coefficients(slope, cosines);
            tails[pair] = Math.max(tail(gaps[pair]), tail(slopes[pair]));
        });
        return new TablePanel(
                mirrored,
                leading,
                low,
                high,
                gaps,
                slopes,
                Arrays.stream(tails).max().orElse(0));
    }

    /** The same series on a part of its panel. */
    static TablePanel part(TablePanel panel, double low, double high) {
        int size = panel.terms() + 1;
        double[] cosines = cosines(size);
        double[][] gaps = new double[panel.gaps().length][];
        double[][] slopes = new double[panel.slopes().length][];
        for (int pair = 0; pair < gaps.length; pair++) {
            double[] gap = new double[size];
            double[] slope = new double[size];
            for (int i = 0; i < size; i++) {
                double w = node(low, high, i, size);
                double x = ((w - panel.low()) - (panel.high() - w)) / (panel.high() - panel.low());
                gap[i] = value(panel.gaps()[pair], x);
                slope[i] = value(panel.slopes()[pair], x);
            }
            gaps[pair] = coefficients(gap, cosines);
            slopes[pair] = coefficients(slope, cosines);
        }
        return trimmed(
                new TablePanel(panel.mirrored(), panel.leading(), low, high, gaps, slopes, panel.tail()), ROUNDED);
    }

    /** Σ c_k T_k(x) by Clenshaw's rule. */
    private static double value(double[] c, double x) {
        double current = 0;
        double next = 0;
        for (int k = c.length - 1; k > 0; k--) {
            double sum = c[k] + 2 * x * current - next;
            next = current;
            current = sum;
        }
        return c[0] + x * current - next;
    }

    private static double node(double low, double high, int i, int size) {
        double half = StrictMath.cos(0.5 * Math.PI * (i + 0.5) / size);
        return low + (high - low) * half * half;
    }

    private static double[] cosines(int size) {
        double[] out = new double[4 * size];
        for (int i = 0; i < out.length; i++) {
            out[i] = StrictMath.cos(0.5 * Math.PI * i / size);
        }
        return out;
    }

    /** Of the polynomial through values at cos(π(i + ½)/n). */
    private static double[] coefficients(double[] values, double[] cosines) {
        int n = values.length;
        double[] out = new double[n];
        for (int k = 0; k < n; k++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += values[i] * cosines[k * (2 * i + 1) % (4 * n)];
            }
            out[k] = (k == 0 ? 1.0 : 2.0) / n * sum;
        }
        return out;
    }

    /** The largest of the last eighth, relative to the largest of all where that exceeds 1. */
    private static double tail(double[] coefficients) {
        double largest = 1;
        double tail = 0;
        for (int k = 0; k < coefficients.length; k++) {
            double size = Math.abs(coefficients[k]);
            largest = Math.max(largest, size);
            tail = k >= coefficients.length * 7 / 8 ? Math.max(tail, size) : tail;
        }
        return tail / largest;
    }

    /** Without the trailing coefficients that are negligible for every pair. */
    private static TablePanel trimmed(TablePanel panel, double negligible) {
        int terms = 1;
        for (double[][] table : List.of(panel.gaps(), panel.slopes())) {
            for (double[] row : table) {
                double largest = Arrays.stream(row).map(Math::abs).max().orElse(0);
                for (int k = terms; k < row.length; k++) {
                    terms = Math.abs(row[k]) > negligible * largest ? k + 1 : terms;
                }
            }
        }
        int kept = terms;
        return new TablePanel(
                panel.mirrored(),
                panel.leading(),
                panel.low(),
                panel.high(),
                Arrays.stream(panel.gaps()).map(row -> Arrays.copyOf(row, kept)).toArray(double[][]::new),
                Arrays.stream(panel.slopes())
                        .map(row -> Arrays.copyOf(row, kept))
                        .toArray(double[][]::new),
                panel.tail());
    }
}
