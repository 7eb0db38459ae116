package org.fixpoint.maths.linear;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * A symmetric matrix with entries on three diagonals.
 *
 * @param diagonal length n
 * @param beside the entries (i, i + 1), length n − 1, or 0 where n is 0
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Tridiagonal(double[] diagonal, double[] beside) {
    private static final int MOST_SWEEPS = 30; // for each eigenvalue; two or three do
    private static final double NEGLIGIBLE = 0x1p-106; // the square of the unit round-off

    /** Squares up to it are negligible whatever is beside them: below, parts with zeros on the diagonal would leave the range. */
    private static final double LEAST = 0x1p-600;

    /** Up to it a cosine's square takes no part in the entry that is next turned: its root is far below the unit round-off. */
    private static final double RIGHT_ANGLE = 0x1p-200;

    /**
     * The eigenvalues, ascending; nothing if an entry or an eigenvalue is not finite, or they do not come in {@value #MOST_SWEEPS} sweeps
     * each.
     *
     * <p>By the QL iteration without square roots of Pal, Walker and Kahan, with Wilkinson's shifts: Parlett, "The Symmetric Eigenvalue
     * Problem", 8.15. Each differs from the exact one by some √n units of rounding of the norm, or by the least double. Entries may have
     * any sizes: a power of two brings the largest between 1 and 2, and what then leaves the range of doubles is negligible.
     */
    Optional<double[]> eigenvalues() {
        double largest = DoubleStream.concat(Arrays.stream(diagonal), Arrays.stream(beside))
                .map(Math::abs)
                .max()
                .orElse(0);
        if (!Double.isFinite(largest)) {
            return Optional.empty();
        }
        int exponent = Math.getExponent(largest);
        return iterate(scaled(diagonal, -exponent), scaled(beside, -exponent))
                .map(found -> scaled(found, exponent))
                .filter(found -> Arrays.stream(found).allMatch(Double::isFinite));
    }

    private static double[] scaled(double[] x, int exponent) {
        return Arrays.stream(x).map(value -> Math.scalb(value, exponent)).toArray();
    }

    /** The eigenvalues where no entry is 2 or more in size; d is overwritten. */
    private static Optional<double[]> iterate(double[] d, double[] beside) {
        int n = d.length;
        double[] squares = new double[n]; // of the entries beside the diagonal, and a zero
        for (int i = 0; i + 1 < n; i++) {
            squares[i] = beside[i] * beside[i];
        }
        int sweeps = MOST_SWEEPS * n;
        int first = 0;
        while (first < n) {
            int last = first;
            while (last + 1 < n && !isNegligible(d, squares, last)) {
                last++;
            }
            if (last < n - 1) {
                squares[last] = 0;
            }
            if (last == first) {
                first++;
            } else if (last == first + 1) {
                solvePair(d, squares, first);
                first += 2;
            } else if (sweeps-- == 0) {
                return Optional.empty();
            } else {
                sweep(d, squares, first, last);
            }
        }
        Arrays.sort(d);
        return Optional.of(d);
    }

    private static boolean isNegligible(double[] d, double[] squares, int i) {
        return squares[i] <= Math.max(LEAST, NEGLIGIBLE * Math.abs(d[i] * d[i + 1]));
    }

    /** The eigenvalues of two rows. */
    private static void solvePair(double[] d, double[] squares, int i) {
        double mean = (d[i] + d[i + 1]) / 2;
        double half = (d[i] - d[i + 1]) / 2;
        double root = Math.sqrt(half * half + squares[i]);
        d[i] = mean + root;
        d[i + 1] = mean - root;
        squares[i] = 0;
    }

    /**
     * One sweep from the last row up to the first, after which the entry beside the first is smaller.
     *
     * <p>With c and c' the squares of this cosine and of that before it, γ = c (δ − σ) ∓ s √(c'p) and p = c (p + β²), the next p is γ²/c,
     * the square of √c (δ − σ) ∓ √(c'sβ²). The first term is at most 2⁻⁹⁷ of the largest entry where c is below {@link #RIGHT_ANGLE}, and
     * left out there: the quotient would overflow, or γ² vanish. No sum is zero, as no β² in the part is.
     */
    private static void sweep(double[] d, double[] squares, int first, int last) {
        double shift = shift(d, squares, first);
        double cosine = 1; // squares of them
        double sine = 0;
        double gap = d[last] - shift;
        double pivot = gap * gap;
        for (int i = last - 1; i >= first; i--) {
            double square = squares[i];
            double sum = pivot + square;
            if (i < last - 1) {
                squares[i + 1] = sine * sum;
            }
            double before = cosine;
            double secant = sum / pivot; // beside the two quotients, and not after them
            cosine = pivot / sum;
            sine = square / sum;
            double above = gap;
            gap = cosine * (d[i] - shift) - sine * above;
            d[i + 1] = above + (d[i] - gap);
            pivot = cosine < RIGHT_ANGLE ? before * square : gap * gap * secant;
        }
        squares[first] = sine * pivot;
        d[first] = shift + gap;
    }

    /** The eigenvalue of the first two rows that is nearer to the first entry. */
    private static double shift(double[] d, double[] squares, int first) {
        double beside = Math.sqrt(squares[first]);
        double ratio = (d[first + 1] - d[first]) / (2 * beside);
        double root = Math.sqrt(ratio * ratio + 1);
        return d[first] - beside / (ratio + Math.copySign(root, ratio));
    }
}
