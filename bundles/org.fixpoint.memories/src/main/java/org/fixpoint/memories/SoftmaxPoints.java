package org.fixpoint.memories;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.RunContext;

/**
 * All fixed points of x ↦ softmax(β x), one for each orbit under permutations of the components.
 *
 * <p>Where β is a threshold within rounding, two points cannot be told from one; that one is given as degenerate, and its stability
 * as undecided. Index and stability of all others are theorems: with k larger components a and N − k smaller ones b, β a > 1 > β b
 * as 1/β is the logarithmic mean of a and b, and β N a b is below 1 on the outer side of the fold and above 1 on the inner.
 */
final class SoftmaxPoints {
    /** β counts as a threshold if it is within this of it, relatively: the rounding of the threshold as computed. */
    static final double DEGENERATE = 0x1p-46;

    private static final int MOST_SIZES = 10_000;

    private final int n;
    private final double beta;

    private SoftmaxPoints(int n, double beta) {
        this.n = n;
        this.beta = beta;
    }

    /**
     * One orbit of fixed points.
     *
     * @param large the number of components a; N at the centre
     * @param multiplicity points in the orbit
     * @param a the larger value
     * @param b the smaller value; NaN at the centre
     * @param between the eigenvalue β N a b along the curve of these points; NaN at the centre
     * @param index the number of eigenvalues above 1; empty if undecided
     * @param error a bound of what rounding may have done to a and b, to first order
     */
    record Orbit(
            String branch,
            int large,
            BigInteger multiplicity,
            double a,
            double b,
            double between,
            OptionalInt index,
            double energy,
            double residual,
            double error) {}

    /** The orbits: the centre, then by the number of larger components of the outer point, outer before inner. */
    static List<Orbit> of(int n, double beta, RunContext run) {
        SoftmaxPoints points = new SoftmaxPoints(n, beta);
        List<Orbit> orbits = new ArrayList<>();
        orbits.add(points.centre());
        BigInteger choices = BigInteger.ONE;
        for (int k = 1; 2 * k <= n; k++) {
            run.checkCancelled();
            choices = choices.multiply(BigInteger.valueOf(n - k + 1L)).divide(BigInteger.valueOf(k));
            SoftmaxBranch branch = new SoftmaxBranch(n, k);
            SoftmaxBranch.Fold fold = branch.fold();
            if (!points.isAt(fold.beta()) && beta < fold.beta()) {
                break; // thresholds grow with k
            }
            if (k > MOST_SIZES) {
                throw new Refusal("at beta " + beta + " fixed points of " + n + " components have more than "
                        + MOST_SIZES + " numbers of larger components; give a smaller beta or count");
            }
            run.progress("orbits of fixed points", k / (n / 2.0));
            points.add(branch, fold, choices, orbits);
        }
        return orbits;
    }

    private boolean isAt(double threshold) {
        return Math.abs(beta - threshold) <= DEGENERATE * threshold;
    }

    private Orbit centre() {
        double a = 1.0 / n;
        boolean degenerate = n > 1 && isAt(n);
        OptionalInt index = degenerate ? OptionalInt.empty() : OptionalInt.of(beta > n ? n - 1 : 0);
        String branch = degenerate ? "centre, where branches meet" : "centre";
        double error = Math.ulp(a);
        return new Orbit(branch, n, BigInteger.ONE, a, Double.NaN, Double.NaN, index, energy(n, a, 0), 0, error);
    }

    private void add(SoftmaxBranch branch, SoftmaxBranch.Fold fold, BigInteger choices, List<Orbit> orbits) {
        if (2 * branch.k() == n) {
            if (!isAt(n)) { // the point at −t has the same orbit
                orbits.add(
                        orbit("outer", branch, branch.outer(beta, fold).at(), choices, OptionalInt.of(branch.k() - 1)));
            }
            return;
        }
        if (isAt(fold.beta())) {
            orbits.add(orbit("fold", branch, fold.logRatio(), choices, OptionalInt.empty()));
            return;
        }
        orbits.add(orbit("outer", branch, branch.outer(beta, fold).at(), choices, OptionalInt.of(branch.k() - 1)));
        if (!isAt(n)) {
            int index = beta < n ? branch.k() : n - branch.k() - 1;
            orbits.add(orbit("inner", branch, branch.inner(beta, fold).at(), choices, OptionalInt.of(index)));
        }
    }

    private Orbit orbit(String name, SoftmaxBranch branch, double t, BigInteger choices, OptionalInt index) {
        double first = branch.first(t);
        double second = branch.second(t);
        int large = t > 0 ? branch.k() : n - branch.k();
        double a = t > 0 ? first : second;
        double b = t > 0 ? second : first;
        return new Orbit(
                name,
                large,
                choices,
                a,
                b,
                beta * n * a * b,
                index,
                energy(large, a, b),
                residual(large, a, b),
                error(branch, t, a, b));
    }

    /** E = −(1/β) ln Σ exp(β xᵢ) + |x|²/2, where the sum is exp(β a)/a. */
    private double energy(int large, double a, double b) {
        return 0.5 * (large * a * a + (n - large) * b * b) - a + StrictMath.log(a) / beta;
    }

    private double residual(int large, double a, double b) {
        double ratio = StrictMath.exp(beta * (b - a));
        double sum = large + (n - large) * ratio;
        return Math.max(Math.abs(1 / sum - a), Math.abs(ratio / sum - b));
    }

    /** t is off by the rounding of ψ(t) − β over ψ'(t); infinite at a fold. */
    private double error(SoftmaxBranch branch, double t, double a, double b) {
        double rounding = 0x1p-50 * (beta + n);
        double ofRoot = rounding / Math.abs(branch.slope(t)) + 2 * Math.ulp(t);
        return ofRoot * Math.max(branch.k(), n - branch.k()) * a * b + 4 * Math.ulp(a);
    }
}
