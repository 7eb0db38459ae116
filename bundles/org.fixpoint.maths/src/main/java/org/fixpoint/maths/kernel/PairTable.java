package org.fixpoint.maths.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.fixpoint.maths.gaussian.AccuracyException;

/**
 * The means of one function under Gaussian pairs, for many pairs at once: of correlations anywhere in [-1, 1] and variances
 * between two bounds.
 *
 * <p>Tabulated are 1 − E[f(u)f(v)]/√(E[f(u)²] E[f(v)²]) and E[f'(u)f'(v)] over the scales of the slopes. In w = sin(t/2),
 * |ρ| = cos t, they are Chebyshev series on panels of [0, √½] for either sign of ρ: smooth in t where they are not in ρ.
 * In the logarithms of both variances they are interpolated at Chebyshev points, as many as their differences need. For one
 * variance the gap is tabulated over its leading power of w, so that it is relatively accurate as ρ → 1. Where the map is odd at
 * nine angles to 1e-14, the panels of positive ρ serve both signs.
 *
 * <p>Immutable; the same bits for any number of threads.
 */
public final class PairTable {
    /** The error that a table reaches, or is refused: of a gap and of a slope, both normalised. */
    public static final double TOLERANCE = 1e-13;

    static final double END = Math.sqrt(0.5);

    /** Where the panel of one variance is cut, if it is only one. */
    private static final double[] CUTS = {0, 0.08, 0.18, 0.32, 0.5, END};

    private static final int[] SIZES = {2, 3, 5, 9, 17, 33};
    private static final double DIED_OUT = 3e-14;
    private static final int ENOUGH = 17; // with so many points
    private static final double HOPELESS = 1e-6; // and such a coefficient left, twice as many will not do
    private static final double[] LOOKS = {0.03, 0.3, 0.9, 1.5
    }; // angles at which the needs of the variances are found out

    private static final double SYMMETRIC = 1e-14;
    private static final double[] ANGLES = {0.05, 0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.4, 0.5 * Math.PI};

    final VarianceBasis basis;
    final boolean jumps;
    final int leading;
    /** Whether the map is odd in ρ to rounding, so that the panels of positive ρ serve both signs. */
    final boolean odd;

    final List<TablePanel> panels;
    private final double error;

    private PairTable(PairMeans means, VarianceBasis basis, long most) {
        this.basis = basis;
        jumps = means.jumps();
        leading = basis.size() > 1 ? 0 : jumps ? 1 : 2;
        int m = basis.size();
        List<PairMeans.Curve> curves = IntStream.range(0, m * (m + 1) / 2)
                .parallel()
                .mapToObj(pair -> means.between(basis.variance(row(pair)), basis.variance(pair - first(row(pair)))))
                .toList();
        List<TablePanel> built = new ArrayList<>();
        new PanelSampling(curves, leading, false, most).build(0, END, built);
        odd = curves.stream().allMatch(PairTable::isOdd);
        if (!odd) {
            new PanelSampling(curves, 0, true, most).build(0, END, built);
        }
        panels = m == 1 && built.get(0).high() == END ? inParts(built) : Collections.unmodifiableList(built);
        double worst = 0;
        for (TablePanel panel : panels) {
            worst = Math.max(worst, panel.tail());
        }
        error = worst;
    }

    /** The table at one variance, at which all others are taken to lie. */
    public static PairTable at(PairMeans means, double variance) {
        return new PairTable(means, new VarianceBasis(variance, variance, 1), Long.MAX_VALUE);
    }

    /**
     * The table between two variances.
     *
     * @param lowest positive
     * @param highest above lowest
     * @throws AccuracyException if the tolerance is not reached
     */
    public static PairTable between(PairMeans means, double lowest, double highest) {
        return between(means, lowest, highest, Long.MAX_VALUE);
    }

    /**
     * The table between two variances, if it does not cost too much.
     *
     * @param most how many pair means of either sign of the correlation may be obtained for it
     * @throws AccuracyException if the tolerance is not reached, or more means would be needed
     */
    public static PairTable between(PairMeans means, double lowest, double highest, long most) {
        for (int size : SIZES) {
            VarianceBasis basis = new VarianceBasis(lowest, highest, size);
            double tail = tail(means, basis);
            if (tail <= DIED_OUT) {
                PairTable table = new PairTable(means, basis, most);
                if (table.disagreement(means) <= TOLERANCE) {
                    return table;
                }
            } else if (size >= ENOUGH && tail > HOPELESS) {
                break;
            }
        }
        throw new AccuracyException("The pair means of the activation are not resolved between the variances " + lowest
                + " and " + highest
                + ", as happens where kinks away from 0 meet different lengths; give inputs of equal"
                + " length, or add a normalisation before the activation");
    }

    /** An estimate of the largest error of a gap, and of a slope, from the coefficients left out. */
    public double error() {
        return error;
    }

    /**
     * The weights of a variance in the table: the values of its interpolation functions.
     *
     * @param variance between the bounds
     * @param out takes as many numbers as {@link #variances()}
     */
    public void weights(double variance, double[] out) {
        basis.functions(variance, out);
    }

    /** A place to evaluate rows of pairs in; one for each thread. */
    public PairRow row() {
        return new PairRow(this);
    }

    PairRow row(PairLoops loops) {
        return new PairRow(this, loops);
    }

    /** The number of variances at which the table was sampled. */
    public int variances() {
        return basis.size();
    }

    /**
     * With the first panel cut: after some layers the correlations of a batch lie near each other in most networks, and a part of
     * the interval takes a third to two thirds of the terms.
     */
    private static List<TablePanel> inParts(List<TablePanel> built) {
        List<TablePanel> panels = new ArrayList<>();
        for (int part = 1; part < CUTS.length; part++) {
            panels.add(PanelSampling.part(built.get(0), CUTS[part - 1], CUTS[part]));
        }
        panels.addAll(built.subList(1, built.size()));
        return Collections.unmodifiableList(panels);
    }

    private static boolean isOdd(PairMeans.Curve curve) {
        for (double angle : ANGLES) {
            PairMeans.Sample one = curve.at(angle, false);
            PairMeans.Sample other = curve.at(angle, true);
            if (!(Math.abs(one.gap() + other.gap() - 2) <= SYMMETRIC
                    && Math.abs(one.slope() - other.slope()) <= SYMMETRIC)) {
                return false;
            }
        }
        return true;
    }

    /** Which pair of points (a, b) with b ≤ a is the given one in a triangle. */
    static int row(int pair) {
        int a = (int) ((Math.sqrt(8.0 * pair + 1) - 1) / 2);
        return first(a + 1) <= pair ? a + 1 : first(a) > pair ? a - 1 : a;
    }

    static int first(int a) {
        return a * (a + 1) / 2;
    }

    /** What so many points leave out of pairs with the lowest and the highest variance. */
    private static double tail(PairMeans means, VarianceBasis basis) {
        int m = basis.size();
        double worst = 0;
        for (int end : new int[] {0, m - 1}) {
            List<PairMeans.Curve> curves = IntStream.range(0, m)
                    .parallel()
                    .mapToObj(a -> means.between(basis.variance(a), basis.variance(end)))
                    .toList();
            for (double angle : LOOKS) {
                List<PairMeans.Sample> samples =
                        curves.stream().map(c -> c.at(angle, false)).toList();
                double[] gaps =
                        samples.stream().mapToDouble(PairMeans.Sample::gap).toArray();
                double[] slopes =
                        samples.stream().mapToDouble(PairMeans.Sample::slope).toArray();
                worst = Math.max(worst, Math.max(VarianceBasis.tail(gaps), VarianceBasis.tail(slopes)));
            }
        }
        return worst;
    }

    /** The largest difference from the means themselves, half-way between two points. */
    private double disagreement(PairMeans means) {
        int m = basis.size();
        int middle = m / 2;
        double between = basis.at(StrictMath.cos(Math.PI * (middle - 0.5) / (m - 1)));
        double[][] pairs = {{basis.variance(0), between}, {between, between}, {basis.variance(m - 1), between}};
        double worst = error;
        double[] out = new double[2];
        PairRow row = row();
        for (double[] pair : pairs) {
            PairMeans.Curve curve = means.between(pair[0], pair[1]);
            for (double angle : new double[] {0.011, 0.17, 0.7, 1.4}) {
                for (boolean mirrored : new boolean[] {false, true}) {
                    double sin = StrictMath.sin(0.5 * angle);
                    double delta = 2 * sin * sin;
                    row.one(pair[0], pair[1], mirrored ? 2 - delta : delta, out);
                    double slope = jumps ? out[1] * StrictMath.sin(angle) : out[1];
                    PairMeans.Sample expected = curve.at(angle, mirrored);
                    worst = Math.max(worst, Math.abs(out[0] - expected.gap()));
                    worst = Math.max(worst, Math.abs(slope - expected.slope()));
                }
            }
        }
        return worst;
    }
}
