package org.fixpoint.maths.linear;

import java.util.Optional;

/**
 * Eigenvalues of BᵀB for a matrix B with two diagonals, from the squares of their entries: the differential quotient-difference algorithm
 * with shifts, dqds; Fernando and Parlett (1994), "Accurate singular values and differential qd algorithms", and Parlett and Marques (2000),
 * "An implementation of the dqds algorithm (positive case)".
 *
 * <p>A sweep with shift s replaces q and e, the squares of what is on the diagonal and beside it, by those of a B̂ with B̂ᵀB̂ = BBᵀ − s.
 * It subtracts nothing but s, so that it is exact but for a few roundings of each number, and a pivot below zero shows that s is above the
 * least eigenvalue; such a sweep is dropped for one with less.
 */
final class QuotientDifference {
    private static final int MOST_SWEEPS = 100; // for each eigenvalue; four or five do
    private static final double NEGLIGIBLE = 0x1p-108; // the square of half the unit round-off
    private static final double NEARLY = 1 - 0x1p-40; // below eigenvalues that differ by rounding only
    private static final double CAUTION = 0.75; // of a gap that is an estimate
    private static final double CLOSE =
            0.5; // the squared length of the rest of an eigenvector, up to which bounds from it are used
    private static final double SMALL = 0.01; // of such a sum a part that ends it

    private final double[] q;
    private final double[] e;
    private final double[] nextQ;
    private final double[] nextE;
    private final double[] found;
    private final double negligible;
    private final int[] begins; // of a part that is still to be done, at its last row: its first
    private final double[] high; // and what shifts took from it
    private final double[] low;
    private int first; // the part at work
    private int last;
    private double taken;
    private double rest; // of that, beyond its digits
    private boolean isKnown; // whether pivots of a sweep over the part are known
    private double leastAbove; // of its pivots but for the last
    private double leastFurther; // but for the last two
    private int cut; // of the last sweep, the last row beside which is next to nothing, or −1

    private QuotientDifference(double[] squares, double[] beside) {
        int n = squares.length;
        q = squares.clone();
        e = beside.clone();
        nextQ = new double[n];
        nextE = new double[n];
        found = new double[n];
        begins = new int[n];
        high = new double[n];
        low = new double[n];
        double largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, Math.max(q[i], i < e.length ? e[i] : 0));
        }
        negligible = NEGLIGIBLE * largest;
    }

    /**
     * The eigenvalues, in any order; nothing if they do not come in {@value #MOST_SWEEPS} sweeps each.
     *
     * <p>Their roots differ from the singular values of B by some units of rounding of its norm.
     *
     * @param squares of the diagonal, at most 4
     * @param beside squares of the entries beside it, one fewer
     */
    static Optional<double[]> eigenvalues(double[] squares, double[] beside) {
        QuotientDifference work = new QuotientDifference(squares, beside);
        return work.run() ? Optional.of(work.found) : Optional.empty();
    }

    private boolean run() {
        int sweeps = MOST_SWEEPS * q.length;
        open(q.length - 1);
        while (last >= 0) {
            if (first == last) {
                found[last] = taken + (rest + q[last]);
                open(last - 1);
            } else if (sweeps-- == 0) {
                return false;
            } else {
                sweep();
            }
        }
        return true;
    }

    /** Goes on with the part that ends at a row. */
    private void open(int row) {
        last = row;
        if (last < 0) {
            return;
        }
        isKnown &= cut == last; // its pivots are among those of the last sweep
        leastAbove = leastFurther;
        first = begins[last];
        taken = high[last];
        rest = low[last];
        for (int i = last - 1; i >= first; i--) {
            if (isNegligible(e[i], q[i + 1], taken)) {
                split(i);
            }
        }
        if (1.5 * q[first] < q[last]) { // small ones come to the end sooner
            reverse(q, first, last);
            reverse(e, first, last - 1);
            isKnown = false;
        }
    }

    /**
     * Whether e counts for nothing between two rows, of which the lower has this q.
     *
     * <p>Without it singular values change by √e at most. Eigenvalues of BBᵀ change by e + √(e q) at most, and the roots of what they are with
     * the shifts, which are not below the root of those, by as much over twice that root.
     */
    private boolean isNegligible(double beside, double below, double shifts) {
        return (beside <= negligible) || (beside * Math.max(beside, below) <= negligible * shifts);
    }

    /** Leaves what is up to a row for later. */
    private void split(int row) {
        begins[row] = first;
        high[row] = taken;
        low[row] = rest;
        first = row + 1;
    }

    private static void reverse(double[] x, int from, int to) {
        for (int i = from, j = to; i < j; i++, j--) {
            double kept = x[i];
            x[i] = x[j];
            x[j] = kept;
        }
    }

    private void sweep() {
        double shift = shift();
        int below = transform(shift);
        for (int tries = 1; below >= 0; tries++) {
            shift = less(shift, below, tries);
            below = transform(shift);
        }
        System.arraycopy(nextQ, first, q, first, last - first + 1);
        System.arraycopy(nextE, first, e, first, last - first);
        double sum = taken + shift;
        double part = sum - taken;
        rest += (taken - (sum - part)) + (shift - part);
        taken = sum;
        if (cut >= 0) {
            split(cut);
        }
    }

    /** What to try after a shift that was too large. */
    private double less(double shift, int below, int tries) {
        double bound =
                below == last ? shift + nextQ[last] : 0; // the last pivot falls at least as fast as the shift rises
        return switch (tries) {
            case 1 -> Math.max(bound * (1 - 0x1p-50), shift * (bound > shift / 2 ? 0 : NEARLY));
            case 2 -> shift / 4;
            default -> 0;
        };
    }

    /** One sweep into the other arrays: the row of the first pivot below zero, where it ends, or −1. */
    private int transform(double shift) {
        int lastCut = -1;
        double pivot = q[first] - shift;
        double above = Double.POSITIVE_INFINITY;
        double further = above;
        double beside = Double.POSITIVE_INFINITY;
        double shifts = taken + shift;
        for (int i = first; i < last; i++) {
            if (pivot < 0) {
                return i;
            }
            further = above;
            above = pivot < above ? pivot : above;
            double sum = pivot + e[i];
            if (isNegligible(beside, sum, shifts)) {
                lastCut = i - 1;
            }
            double ratio = q[i + 1] / sum;
            beside = e[i] * ratio;
            nextQ[i] = sum;
            nextE[i] = beside;
            pivot = pivot * ratio - shift;
        }
        nextQ[last] = pivot;
        if (pivot < 0) {
            return last;
        }
        if (isNegligible(beside, pivot, shifts)) {
            lastCut = last - 1;
        }
        leastAbove = above;
        leastFurther = further;
        isKnown = true;
        cut = lastCut;
        return -1;
    }

    /**
     * Close to the least eigenvalue, and below it as far as can be told.
     *
     * <p>With z = 1 in the last row and −√(eᵢ/qᵢ) times that below in the others BᵀBz is q in the last row and 0 elsewhere: there is an
     * eigenvalue λ with |λ − ρ| ≤ ρ√w, ρ = q / (1 + w), where 1 + w = |z|², and with a gap g to the others λ ≥ ρ − ρ²w/g (Temple, Kato).
     */
    private double shift() {
        if (!isKnown) {
            return 0;
        }
        double least = q[last];
        if (least > leastAbove) {
            return leastAbove / 4;
        }
        double factor = 1;
        double weight = 0;
        for (int i = last - 1; i >= first; i--) {
            factor *= e[i] / q[i];
            weight += factor;
            if (weight > CLOSE) {
                return least / 4;
            }
            if (factor < SMALL * weight) {
                break;
            }
        }
        double mean = least / (1 + weight);
        double residual = mean * Math.sqrt(weight);
        double gap = CAUTION * leastAbove - mean;
        return mean - (gap > residual ? residual * (residual / gap) : residual);
    }
}
