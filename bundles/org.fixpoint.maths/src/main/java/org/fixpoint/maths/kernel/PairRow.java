package org.fixpoint.maths.kernel;

import java.util.Arrays;
import java.util.Comparator;
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
    private static final int EARLY =
            4096; // a million pairs, below which the Vector API costs more to warm up than it saves

    private final PairTable table;
    private final Room room;
    private final int size;
    private final List<TablePanel> panels; // by ascending δ
    private final double[] above; // δ of each exceeds this
    private final double[] own;
    private final double[][] gapOf; // [panel][k · variances + b]: collapsed over the own variance
    private final double[][] slopeOf;
    private final List<PanelPowers> powers; // of the panels; empty unless all have them

    /** What rows of which only one works at a time have in common. */
    private static final class Room {
        private PairLoops loops;
        private int early; // how often these loops serve before the fastest ones take over; 0 for always
        final double[] folded = new double[LENGTH];
        final double[] half = new double[LENGTH];
        final int[] index = new int[LENGTH];
        final double[] w = new double[LENGTH];
        final double[] twice = new double[LENGTH];
        final double[] spare = new double[LENGTH];
        final double[] mixed = new double[LENGTH];
        final double[] gap = new double[LENGTH];
        final double[] slope = new double[LENGTH];
        final double[] extent = new double[2];
        double[][] others = {};

        Room(PairLoops loops, int early) {
            this.loops = loops;
            this.early = early;
        }

        PairLoops loops() {
            if (early > 0) {
                early--;
                loops = early == 0 ? PairLoops.fastest() : loops;
            }
            return loops;
        }

        /** Leaves the least and the largest of some numbers in {@link #extent}. */
        void extent(PairLoops by, double[] x, int count) {
            by.extent(x, count, gap, slope, spare, extent);
        }

        /** Weights of so many variances. */
        double[][] others(int size) {
            if (others.length != size) {
                others = new double[size][LENGTH];
            }
            return others;
        }
    }

    /** A row that goes over to the fastest loops when they pay, with the same bits. */
    PairRow(PairTable table) {
        this(table, new Room(PairLoops.plain(), EARLY));
    }

    /** A row by some loops. */
    PairRow(PairTable table, PairLoops loops) {
        this(table, new Room(loops, 0));
    }

    private PairRow(PairTable table, Room room) {
        this.table = table;
        this.room = room;
        size = table.basis.size();
        own = new double[size];
        panels = ascending(table.panels);
        above = new double[panels.size()];
        for (int p = 1; p < above.length; p++) {
            TablePanel panel = panels.get(p);
            above[p] = panel.mirrored() ? 2 - delta(panel.high()) : delta(panel.low());
        }
        above[0] = Double.NEGATIVE_INFINITY;
        gapOf = new double[panels.size()][];
        slopeOf = new double[panels.size()][];
        for (int p = 0; p < gapOf.length; p++) {
            TablePanel panel = panels.get(p);
            gapOf[p] = size == 1 ? panel.gaps()[0] : new double[size * panel.terms()];
            slopeOf[p] = size == 1 ? panel.slopes()[0] : new double[size * panel.terms()];
        }
        powers = PanelPowers.ofAll(panels);
    }

    /** By ascending δ. */
    private static List<TablePanel> ascending(List<TablePanel> panels) {
        Comparator<TablePanel> bySign = Comparator.comparing(TablePanel::mirrored);
        return panels.stream()
                .sorted(bySign.thenComparing(panel -> panel.mirrored() ? -panel.low() : panel.low()))
                .toList();
    }

    private static double delta(double w) {
        return w == PairTable.END ? 1 : 2 * w * w;
    }

    /** A row of another table in the same memory, so that only one of both works at a time. */
    public PairRow beside(PairTable other) {
        return new PairRow(other, room);
    }

    /** Turns to the element whose variance has the weights given. */
    public void turnTo(double[] weights) {
        if (size == 1 || Arrays.equals(own, weights)) {
            return;
        }
        System.arraycopy(weights, 0, own, 0, size);
        for (int p = 0; p < gapOf.length; p++) {
            TablePanel panel = panels.get(p);
            Arrays.fill(gapOf[p], 0);
            Arrays.fill(slopeOf[p], 0);
            for (int b = 0; b < size; b++) {
                collapse(panel.gaps(), b, gapOf[p]);
                collapse(panel.slopes(), b, slopeOf[p]);
            }
        }
    }

    private void collapse(double[][] pairs, int b, double[] out) {
        for (int a = 0; a < size; a++) {
            double[] from = pairs[PairTable.first(Math.max(a, b)) + Math.min(a, b)];
            double weight = own[a];
            for (int k = 0; k < from.length; k++) {
                out[k * size + b] += weight * from[k];
            }
        }
    }

    /**
     * The means of the element with others. What gap and slope hold after the first {@code count} may be overwritten.
     *
     * @param weights {@code weights[b][j]} are those of the other element j; not looked at for one variance
     * @param delta 1 − ρ of each pair, in [0, 2] up to rounding
     * @param count at most {@link #LENGTH}
     * @param gap takes 1 − E[f(u)f(v)]/√(E[f²] E[f²])
     * @param slope takes E[f'(u)f'(v)] over the product of the scales; infinite at ρ = 1 with jumps
     * @throws IllegalArgumentException if a correlation lies outside [-1, 1] by more than rounding
     */
    public void evaluate(double[][] weights, double[] delta, int count, double[] gap, double[] slope) {
        if (count == 0) {
            return;
        }
        PairLoops loops = room.loops();
        room.extent(loops, delta, count);
        double least = room.extent[0];
        double most = room.extent[1];
        if (!(least >= -ROUNDING && most <= 2 + ROUNDING)) {
            throw new IllegalArgumentException(
                    "A distance from correlation one lies in [0, 2]; here are some from " + least + " to " + most);
        }
        boolean reflected = table.odd && most > 1;
        double[] folded = delta;
        if (!(least > 0 && most <= 1)) {
            folded = room.folded;
            fold(delta, folded, count);
        }
        if (reflected) {
            room.extent(loops, folded, count);
            least = room.extent[0];
            most = room.extent[1];
        }
        int first = 0;
        while (first + 1 < above.length && least > above[first + 1]) {
            first++;
        }
        int last = first;
        while (last + 1 < above.length && most > above[last + 1]) {
            last++;
        }
        if (powers.isEmpty() || table.jumps) {
            PairLoops.halves(folded, room.half, count);
        }
        double[] key = reflected ? folded : delta;
        if (powers.isEmpty() && size > 1 && last > first) {
            applyApart(loops, first, last, weights, key, count, gap, slope);
        } else {
            applyToAll(loops, first, last, weights, folded, key, count, gap, slope);
        }
        if (reflected) {
            loops.reflect(delta, gap, count);
        }
        if (table.jumps) {
            double[] half = room.half;
            for (int j = 0; j < count; j++) {
                slope[j] /= 2 * half[j] * Math.sqrt((1 - half[j]) * (1 + half[j]));
            }
        }
    }

    /** The elements by the panels that they belong to: all together by each panel, which is cheap with one variance. */
    private void applyToAll(
            PairLoops loops,
            int first,
            int last,
            double[][] weights,
            double[] folded,
            double[] key,
            int count,
            double[] gap,
            double[] slope) {
        for (int p = first; p <= last; p++) {
            double[] gaps = p == first ? gap : room.gap;
            double[] slopes = p == first ? slope : room.slope;
            if (powers.isEmpty()) {
                apply(loops, p, room.half, weights, count, gaps, slopes);
            } else {
                loops.panel(powers.get(p), folded, gaps, slopes, room.w, room.twice, count);
            }
            if (p > first) {
                loops.replace(key, above[p], gaps, gap, count);
                loops.replace(key, above[p], slopes, slope, count);
            }
        }
    }

    /** Those of each panel by themselves. */
    private void applyApart(
            PairLoops loops,
            int first,
            int last,
            double[][] weights,
            double[] key,
            int count,
            double[] gap,
            double[] slope) {
        for (int p = first; p <= last; p++) {
            int chosen = choose(p, weights, key, count);
            apply(loops, p, room.w, room.others(size), chosen, room.gap, room.slope);
            for (int i = 0; i < chosen; i++) {
                gap[room.index[i]] = room.gap[i];
                slope[room.index[i]] = room.slope[i];
            }
        }
    }

    /** The δ of the correlation of the other sign where it is above 1, at least 0. */
    private static void fold(double[] delta, double[] out, int count) {
        for (int j = 0; j < count; j++) {
            out[j] = Math.max(0, Math.min(delta[j], 2 - delta[j]));
        }
    }

    /** Gathers the elements that belong to a panel. */
    private int choose(int p, double[][] weights, double[] key, int count) {
        double low = above[p];
        double high = p + 1 < above.length ? above[p + 1] : Double.POSITIVE_INFINITY;
        int[] index = room.index;
        int chosen = 0;
        for (int j = 0; j < count; j++) {
            if (key[j] > low && key[j] <= high) {
                index[chosen++] = j;
            }
        }
        for (int i = 0; i < chosen; i++) {
            room.w[i] = room.half[index[i]];
        }
        double[][] others = room.others(size);
        for (int b = 0; b < size; b++) {
            double[] from = weights[b];
            double[] to = others[b];
            for (int i = 0; i < chosen; i++) {
                to[i] = from[index[i]];
            }
        }
        return chosen;
    }

    private void apply(
            PairLoops loops, int p, double[] w, double[][] weights, int count, double[] gaps, double[] slopes) {
        TablePanel panel = panels.get(p);
        PairLoops.arguments(panel.scale(), panel.shift(), w, room.twice, count);
        sum(loops, gapOf[p], panel.gapPowers(), weights, gaps, count);
        for (int power = 0; power < panel.leading(); power++) {
            PairLoops.times(w, gaps, count);
        }
        sum(loops, slopeOf[p], panel.slopePowers(), weights, slopes, count);
    }

    /** The series of all elements at once: by powers of 2x where that is as accurate, else by Clenshaw's rule. */
    private void sum(PairLoops loops, double[] of, double[] monomials, double[][] weights, double[] out, int count) {
        if (size > 1) {
            loops.clenshaw(of, weights, room.twice, out, room.spare, room.mixed, count);
        } else if (monomials.length > 0) {
            loops.horner(monomials, room.twice, out, count);
        } else {
            loops.clenshaw(of, room.twice, out, room.spare, count);
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
