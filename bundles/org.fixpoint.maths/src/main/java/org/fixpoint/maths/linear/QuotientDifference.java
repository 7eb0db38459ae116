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
    private static final int MOST_SWEEPS = 100; // for each eigenvalue; 1 to 13 do, 65 for two that differ by rounding
    private static final double NEGLIGIBLE = 0x1p-108; // the square of half the unit round-off
    private static final double NEARLY = 1 - 0x1p-40; // below eigenvalues that differ by rounding only
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
    private final double[] takenBefore; // and what shifts took from it
    private int first; // the part at work
    private int last;
    private double taken;
    private double leastAbove; // of the pivots of its last sweep, but for its last row; 0 if there was none
    private double leastFurther; // but for its last two
    private int cut; // of the last sweep, the last row beside which is next to nothing, or −1

    private QuotientDifference(double[] squares, double[] beside) {
        int n = squares.length;
        q = squares.clone();
        e = beside.clone();
        nextQ = new double[n];
        nextE = new double[n];
        found = new double[n];
        begins = new int[n];
        takenBefore = new double[n];
        double largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, Math.max(q[i], i < e.length ? e[i] : 0));
        }
        negligible = NEGLIGIBLE * largest;
    }

    /**
     * The eigenvalues, in any order; nothing if they do not come in {@value #MOST_SWEEPS} sweeps each.
     *
     * <p>Their roots differ from the singular values of B by some √n units of rounding of its norm.
     *
     * @param squares of the diagonal, at most 4
     * @param beside squares of the entries beside it, one fewer
     */
    static Optional<double[]> eigenvalues(double[] squares, double[] beside) {
        QuotientDifference work = new QuotientDifference(squares, beside);
        return work.sweeps() > MOST_SWEEPS * squares.length ? Optional.empty() : Optional.of(work.found);
    }

    /** How many sweeps are done for all eigenvalues, those that are dropped among them; one more than the most where they do not come. */
    static int sweeps(double[] squares, double[] beside) {
        return new QuotientDifference(squares, beside).sweeps();
    }

    private int sweeps() {
        int most = MOST_SWEEPS * q.length;
        int sweeps = 0;
        open(q.length - 1);
        while (last >= 0 && sweeps <= most) {
            if (first == last) {
                found[last] = taken + q[last];
                open(last - 1);
            } else if (first == last - 1) {
                solvePair();
                open(last - 2);
            } else {
                sweeps += sweep();
            }
        }
        return last < 0 ? sweeps : most + 1;
    }

    /** The eigenvalues of two rows: their product is that of both q, and no term of the larger is below zero. */
    private void solvePair() {
        double large = Math.max(q[first], q[last]);
        double small = Math.min(q[first], q[last]);
        double beside = e[first];
        double half = (large - small + beside) / 2;
        double larger = (large + small + beside) / 2 + Math.sqrt(half * half + small * beside);
        found[first] = taken + larger;
        found[last] = taken + small * (large / larger);
    }

    /** Goes on with the part that ends at a row. */
    private void open(int row) {
        last = row;
        if (last < 0) {
            return;
        }
        leastAbove = cut == last ? leastFurther : 0;
        first = begins[last];
        taken = takenBefore[last];
        for (int i = last - 1; i >= first; i--) {
            if (isNegligible(e[i], q[i + 1], taken)) {
                split(i);
            }
        }
        if (1.5 * q[first] < q[last]) { // small ones come to the end sooner
            reverse(q, first, last);
            reverse(e, first, last - 1);
            leastAbove = 0;
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
        takenBefore[row] = taken;
        first = row + 1;
    }

    private static void reverse(double[] x, int from, int to) {
        for (int i = from, j = to; i < j; i++, j--) {
            double kept = x[i];
            x[i] = x[j];
            x[j] = kept;
        }
    }

    /** One sweep, after so many that are dropped; how many they are together. */
    private int sweep() {
        double shift = shift();
        int below = transform(shift);
        int tries = 1;
        while (below >= 0) {
            shift = less(shift, below, tries);
            below = transform(shift);
            tries++;
        }
        System.arraycopy(nextQ, first, q, first, last - first + 1);
        System.arraycopy(nextE, first, e, first, last - first);
        taken += shift;
        if (cut >= 0) {
            split(cut);
        }
        return tries;
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
        cut = lastCut;
        return -1;
    }

    /**
     * Close to the least eigenvalue, and below it as far as can be told.
     *
     * <p>With z = 1 in the last row and −√(eᵢ/qᵢ) times that below in the others BᵀBz is q in the last row and 0 elsewhere: there is an
     * eigenvalue λ with |λ − ρ| ≤ ρ√w, ρ = q / (1 + w), where 1 + w = |z|², and λ ≥ ρ − ρ²w/g with the gap g from ρ to the others (Temple,
     * Kato). The gap is taken for ρ: more of it gains nothing, and less shows.
     */
    private double shift() {
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
        return least / (1 + weight) * (1 - weight);
    }
}
