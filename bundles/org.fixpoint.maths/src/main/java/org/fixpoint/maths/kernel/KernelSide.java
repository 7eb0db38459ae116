package org.fixpoint.maths.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fixpoint.maths.elementary.ArrayFunctions;
import org.fixpoint.maths.gaussian.AccuracyException;
import org.fixpoint.maths.gaussian.GaussLegendre;
import org.fixpoint.maths.gaussian.PairExpectation;
import org.fixpoint.maths.interpolation.ChebyshevSeries;

/**
 * A kernel map for correlations of one sign, as Chebyshev series in the acute angle t, |ρ| = cos t, on panels of [0, π/2].
 *
 * <p>A panel is sampled at 17, 33 or 65 points and halved if its coefficients do not die out; smooth and singly kinked
 * functions need one panel, several kinks or steep slopes a few, graded towards t = 0.
 */
final class KernelSide {
    private static final double RIGHT = 0.5 * Math.PI;
    private static final GaussLegendre RULE = new GaussLegendre(12); // half a turn to 1e-19
    private static final int FEWEST = 16;
    private static final int MOST = 64;
    private static final double NARROWEST = 1e-7;
    private static final double DIED_OUT = 2e-15;
    private static final double HOPELESS = 1e-6; // doubling the points squares the tail
    private static final double NEGLIGIBLE = 2e-16; // the rounding of a sample

    private final Means pair;
    private final boolean mirrored;
    private final boolean jumps;
    private final double valueScale;
    private double slopeScale;
    private final Map<Double, double[]> samples = new HashMap<>();
    private final List<ChebyshevSeries> values = new ArrayList<>();
    private final List<ChebyshevSeries> slopes = new ArrayList<>(); // of κ' without jumps, of κ' sin t with them
    private final List<ChebyshevSeries> gaps = new ArrayList<>(); // of |κ(±1) − κ| over its unit
    private double truncation;
    private double disagreement;

    /** Means of a pair by its angle. */
    @FunctionalInterface
    interface Means {
        /** At correlation ±cos(angle), the angle in [0, π/2]. */
        PairExpectation.Sample at(double angle, boolean mirrored);
    }

    /**
     * One side of a kernel map.
     *
     * @param scale E[f²]
     */
    KernelSide(Means pair, double scale, boolean mirrored, boolean jumps) {
        this.pair = pair;
        this.mirrored = mirrored;
        this.jumps = jumps;
        valueScale = scale;
        slopeScale = Math.max(largestSlope(), Math.max(Math.abs(sample(0)[1]), Math.abs(sample(RIGHT)[1])));
        build(0, RIGHT);
        integrate();
        samples.clear();
    }

    /** What slopes at negative correlations are small beside: |κ'(−ρ)| ≤ κ'(ρ) ≤ κ'(1), or its part of jumps. */
    private double largestSlope() {
        return mirrored ? Math.abs(slope(pair.at(0, false), 0)) : 0;
    }

    private double[] sample(double t) {
        return samples.computeIfAbsent(t, angle -> {
            PairExpectation.Sample at = pair.at(angle, mirrored);
            return new double[] {at.value(), slope(at, angle)};
        });
    }

    private double slope(PairExpectation.Sample at, double angle) {
        return jumps ? at.jumpSlope() + StrictMath.sin(angle) * at.regularSlope() : at.regularSlope();
    }

    private void build(double low, double high) {
        for (int n = FEWEST; n <= MOST; n *= 2) {
            double[] value = new double[n + 1];
            double[] slope = new double[n + 1];
            for (int j = 0; j <= n; j++) {
                double[] at = sample(ChebyshevSeries.point(low, high, j, n));
                value[j] = at[0];
                slope[j] = at[1];
                slopeScale = Math.max(slopeScale, Math.abs(at[1]));
            }
            ChebyshevSeries[] both = ChebyshevSeries.through(low, high, new double[][] {value, slope});
            ChebyshevSeries values = both[0];
            ChebyshevSeries slopes = both[1];
            double tail = values.tail() / valueScale;
            double slopeTail = slopeScale == 0 ? 0 : slopes.tail() / slopeScale;
            if (Math.max(tail, slopeTail) <= DIED_OUT) {
                ChebyshevSeries trimmed = values.trimmed(NEGLIGIBLE * valueScale);
                this.values.add(trimmed);
                this.slopes.add(slopes.trimmed(NEGLIGIBLE * slopeScale));
                truncation = Math.max(truncation, 4 * tail + values.beyond(trimmed.degree()) / valueScale);
                return;
            }
            if (n > FEWEST && Math.max(tail, slopeTail) > HOPELESS) {
                break;
            }
        }
        if (high - low < NARROWEST) {
            throw new AccuracyException("The kernel map does not settle near the angle " + high
                    + "; list all kinks and jumps of the activation, or use a less steep one");
        }
        double middle = 0.5 * (low + high);
        build(low, middle);
        build(middle, high);
    }

    /** Integrates the slope from t = 0, and compares with the values sampled. */
    private void integrate() {
        double start = 0;
        double first = sample(0)[0];
        for (int panel = 0; panel < slopes.size(); panel++) {
            ChebyshevSeries slope = slopes.get(panel);
            double low = slope.low();
            int n = Math.max(FEWEST, slope.degree());
            double[] points = new double[n + 1];
            for (int j = 0; j <= n; j++) {
                points[j] = ChebyshevSeries.point(low, slope.high(), j, n);
            }
            double[] integrals = integrals(slope, points);
            double[] ratios = new double[n + 1];
            double sum = start;
            for (int j = 0; j <= n; j++) {
                double t = points[j];
                sum += j == 0 ? 0 : integrals[j - 1];
                ratios[j] = t == 0 ? slope.value(0) : sum / unit(t);
                double missing = mirrored ? sum : -sum;
                double scale = Math.max(valueScale, slopeScale * unit(t));
                disagreement = Math.max(disagreement, Math.abs(values.get(panel).value(t) - first - missing) / scale);
            }
            start = sum;
            gaps.add(ChebyshevSeries.through(low, slope.high(), ratios));
        }
    }

    /** Of the slope from each Chebyshev point to the next, where no part of the series turns more than once. */
    private double[] integrals(ChebyshevSeries slope, double[] points) {
        int nodes = RULE.size();
        double[] t = new double[(points.length - 1) * nodes];
        double[] unit = new double[t.length];
        double[] slopes = new double[t.length];
        for (int i = 0; i < t.length; i++) {
            double low = points[i / nodes];
            t[i] = low + 0.5 * (points[i / nodes + 1] - low) * (1 + RULE.node(i % nodes));
        }
        Arrays.fill(unit, 1);
        if (!jumps) {
            ArrayFunctions.fastest().sin(t, unit);
        }
        slope.values(t, slopes);
        double[] integrals = new double[points.length - 1];
        for (int i = 0; i < t.length; i++) {
            integrals[i / nodes] += RULE.weight(i % nodes) * slopes[i] * unit[i];
        }
        for (int j = 0; j < integrals.length; j++) {
            integrals[j] *= 0.5 * (points[j + 1] - points[j]);
        }
        return integrals;
    }

    /** What the gap is proportional to as t → 0: 1 − cos t, or t if there are jumps. */
    double unit(double t) {
        if (jumps) {
            return t;
        }
        double sin = StrictMath.sin(0.5 * t);
        return 2 * sin * sin;
    }

    /** κ(± cos t). */
    double value(double t) {
        return at(values, t);
    }

    /** κ(± cos t) at several t, into an array as long. */
    void values(double[] t, double[] out) {
        at(values, t, out);
    }

    /** {@link #gapRatio} at several t, into an array as long. */
    void gapRatios(double[] t, double[] out) {
        at(gaps, t, out);
    }

    /** κ'(± cos t), times sin t if there are jumps. */
    double slope(double t) {
        return at(slopes, t);
    }

    /** |κ(±1) − κ(± cos t)| over {@link #unit}. */
    double gapRatio(double t) {
        return at(gaps, t);
    }

    /** The largest slope series value met. */
    double slopeScale() {
        return slopeScale;
    }

    /** An estimate of the largest error, relative to κ(1). */
    double error() {
        return Math.max(truncation, disagreement);
    }

    /** The number of coefficients of the longest panel and the number of panels. */
    int[] size() {
        int longest = values.stream().mapToInt(ChebyshevSeries::degree).max().orElse(0);
        return new int[] {longest, values.size()};
    }

    private static double at(List<ChebyshevSeries> panels, double t) {
        int last = panels.size() - 1;
        for (int i = 0; i < last; i++) {
            if (t <= panels.get(i).high()) {
                return panels.get(i).value(t);
            }
        }
        return panels.get(last).value(t);
    }

    private static void at(List<ChebyshevSeries> panels, double[] t, double[] out) {
        if (panels.size() == 1) {
            panels.get(0).values(t, out);
            return;
        }
        for (int i = 0; i < t.length; i++) {
            out[i] = at(panels, t[i]);
        }
    }
}
