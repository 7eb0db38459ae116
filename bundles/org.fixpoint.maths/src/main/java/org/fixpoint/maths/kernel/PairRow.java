package org.fixpoint.maths.kernel;

import java.util.Arrays;
import java.util.List;

/**
 * Evaluates a {@link PairTable} for pairs of one element with many others, up to {@link #LENGTH} at a time.
 *
 * <p>Not safe for use by several threads.
 */
public final class PairRow {
    /** How many pairs are evaluated at a time, at most. */
    public static final int LENGTH = 256;

    private static final double ROUNDING = 1e-9;

    private final PairTable table;
    private final int size;
    private final double[] own;
    private final double[][][] gapOf; // [panel][b][k]: collapsed over the own variance
    private final double[][][] slopeOf;
    private final double[] half = new double[LENGTH]; // w
    private final int[] index = new int[LENGTH];
    private final double[] w = new double[LENGTH];
    private final double[] twice = new double[LENGTH];
    private final double[] current = new double[LENGTH];
    private final double[] next = new double[LENGTH];
    private final double[] coefficient = new double[LENGTH];
    private final double[] found = new double[LENGTH];
    private final double[][] others;

    PairRow(PairTable table) {
        this.table = table;
        size = table.basis.size();
        own = new double[size];
        others = new double[size][LENGTH];
        List<TablePanel> panels = table.panels;
        gapOf = new double[panels.size()][size][];
        slopeOf = new double[panels.size()][size][];
        for (int p = 0; p < panels.size(); p++) {
            for (int b = 0; b < size; b++) {
                gapOf[p][b] = size == 1
                        ? panels.get(p).gaps()[0]
                        : new double[panels.get(p).terms()];
                slopeOf[p][b] = size == 1
                        ? panels.get(p).slopes()[0]
                        : new double[panels.get(p).terms()];
            }
        }
    }

    /** Turns to the element whose variance has the weights given. */
    public void turnTo(double[] weights) {
        if (size == 1 || Arrays.equals(own, weights)) {
            return;
        }
        System.arraycopy(weights, 0, own, 0, size);
        for (int p = 0; p < gapOf.length; p++) {
            TablePanel panel = table.panels.get(p);
            for (int b = 0; b < size; b++) {
                collapse(panel.gaps(), b, gapOf[p][b]);
                collapse(panel.slopes(), b, slopeOf[p][b]);
            }
        }
    }

    private void collapse(double[][] pairs, int b, double[] out) {
        Arrays.fill(out, 0);
        for (int a = 0; a < size; a++) {
            double[] from = pairs[PairTable.first(Math.max(a, b)) + Math.min(a, b)];
            double weight = own[a];
            for (int k = 0; k < out.length; k++) {
                out[k] += weight * from[k];
            }
        }
    }

    /**
     * The means of the element with others.
     *
     * @param weights {@code weights[b][j]} are those of the other element j; not looked at for one variance
     * @param delta 1 − ρ of each pair, in [0, 2] up to rounding
     * @param count at most {@link #LENGTH}
     * @param gap takes 1 − E[f(u)f(v)]/√(E[f²] E[f²])
     * @param slope takes E[f'(u)f'(v)] over the product of the scales; infinite at ρ = 1 with jumps
     * @throws IllegalArgumentException if a correlation lies outside [-1, 1] by more than rounding
     */
    public void evaluate(double[][] weights, double[] delta, int count, double[] gap, double[] slope) {
        for (int j = 0; j < count; j++) {
            half[j] = Math.sqrt(0.5 * Math.max(0, Math.min(delta[j], 2 - delta[j])));
        }
        double least = count == 0 ? 0 : delta[0];
        double most = least;
        boolean outside = false;
        for (int j = 0; j < count; j++) {
            double d = delta[j];
            outside |= !(d >= -ROUNDING && d <= 2 + ROUNDING);
            least = d < least ? d : least;
            most = d > most ? d : most;
        }
        if (outside) {
            throw new IllegalArgumentException(
                    "A distance from correlation one lies in [0, 2]; here are some from " + least + " to " + most);
        }
        boolean positive = least <= 1;
        boolean negative = most > 1;
        boolean alone = table.panels.size() == 2 && !(positive && negative);
        for (int p = 0; p < table.panels.size(); p++) {
            TablePanel panel = table.panels.get(p);
            if (panel.mirrored() ? negative : positive) {
                int chosen = alone ? all(weights, count) : choose(panel, weights, delta, count);
                apply(p, chosen, gap, slope);
            }
        }
        if (table.jumps) {
            for (int j = 0; j < count; j++) {
                slope[j] /= 2 * half[j] * Math.sqrt((1 - half[j]) * (1 + half[j]));
            }
        }
    }

    private int all(double[][] weights, int count) {
        for (int j = 0; j < count; j++) {
            index[j] = j;
        }
        System.arraycopy(half, 0, w, 0, count);
        for (int b = 0; size > 1 && b < size; b++) {
            System.arraycopy(weights[b], 0, others[b], 0, count);
        }
        return count;
    }

    private int choose(TablePanel panel, double[][] weights, double[] delta, int count) {
        double low = panel.low() == 0 ? -1 : panel.low();
        int chosen = 0;
        for (int j = 0; j < count; j++) {
            if (delta[j] <= 1 != panel.mirrored() && half[j] > low && half[j] <= panel.high()) {
                index[chosen++] = j;
            }
        }
        for (int i = 0; i < chosen; i++) {
            w[i] = half[index[i]];
        }
        for (int b = 0; size > 1 && b < size; b++) {
            double[] from = weights[b];
            double[] to = others[b];
            for (int i = 0; i < chosen; i++) {
                to[i] = from[index[i]];
            }
        }
        return chosen;
    }

    private void apply(int p, int count, double[] gap, double[] slope) {
        TablePanel panel = table.panels.get(p);
        double scale = 4 / (panel.high() - panel.low());
        double shift = 2 * (panel.high() + panel.low()) / (panel.high() - panel.low());
        for (int i = 0; i < count; i++) {
            twice[i] = scale * w[i] - shift;
        }
        sum(gapOf[p], panel.gapPowers(), count);
        for (int power = 0; power < panel.leading(); power++) {
            for (int i = 0; i < count; i++) {
                found[i] *= w[i];
            }
        }
        for (int i = 0; i < count; i++) {
            gap[index[i]] = found[i];
        }
        sum(slopeOf[p], panel.slopePowers(), count);
        for (int i = 0; i < count; i++) {
            slope[index[i]] = found[i];
        }
    }

    /** The series of all elements at once: by powers of 2x where that is as accurate, else by Clenshaw's rule. */
    private void sum(double[][] of, double[] monomials, int count) {
        if (size == 1 && monomials.length > 0) {
            PairTableLoops.horner(monomials, twice, found, count);
            return;
        }
        Arrays.fill(current, 0, count, 0);
        Arrays.fill(next, 0, count, 0);
        if (size == 1) {
            PairTableLoops.clenshaw(of[0], twice, current, next, count);
            PairTableLoops.finish(of[0][0], twice, current, next, found, count);
            return;
        }
        for (int k = of[0].length - 1; k >= 0; k--) {
            PairTableLoops.combine(of, k, others, coefficient, count);
            if (k > 0) {
                PairTableLoops.step(coefficient, twice, current, next, count);
            } else {
                PairTableLoops.finish(coefficient, twice, current, next, found, count);
            }
        }
    }

    /** One pair by its variances: gap and slope. */
    void one(double varianceX, double varianceY, double delta, double[] out) {
        double[] weights = new double[size];
        table.weights(varianceX, weights);
        turnTo(weights);
        table.weights(varianceY, weights);
        double[][] columns = new double[size][];
        for (int b = 0; b < size; b++) {
            columns[b] = new double[] {weights[b]};
        }
        double[] gap = new double[1];
        double[] slope = new double[1];
        evaluate(columns, new double[] {delta}, 1, gap, slope);
        out[0] = gap[0];
        out[1] = slope[0];
    }
}
