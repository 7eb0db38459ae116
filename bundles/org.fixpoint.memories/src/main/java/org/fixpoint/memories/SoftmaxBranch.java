package org.fixpoint.memories;

import org.fixpoint.maths.kernel.BracketedRoot;

/**
 * The fixed points of the softmax map x = softmax(β x) in ℝᴺ with k components a and N − k components b, as one curve.
 *
 * <p>With t = ln(a/b): β = ψ(t) = k t + N t/(eᵗ − 1), which is Tino's equation ln a − ln b = β (a − b) with k a + (N − k) b = 1.
 * ψ is convex, ψ(0) = N is the centre, and its least value is the threshold β_k: above it there are two points, the outer one to the
 * right of the least value and the inner one to its left; the inner one passes the centre at β = N, where the other N − k components
 * become the larger ones. Tino (2009), Chaos, Solitons and Fractals 41, 1804-1816; Beise, arXiv:2603.27804, appendix.
 *
 * @param count N, from 2 on
 * @param k from 1 to N/2
 */
record SoftmaxBranch(int count, int k) {
    private static final double SERIES_BELOW = 0.5;

    SoftmaxBranch {
        if (k < 1 || 2 * k > count) {
            throw new IllegalArgumentException(k + " of " + count + " components; give k from 1 to N/2");
        }
    }

    /**
     * Where two fixed points meet: the least β of the branch.
     *
     * @param beta β_k
     * @param logRatio t = ln(a/b) there, 0 at k = N/2
     * @param residual of the equation of the fold, divided by N (r − 1)²
     */
    record Fold(double beta, double logRatio, double residual) {}

    /**
     * The threshold.
     *
     * <p>With s = a/b − 1 the fold N r ln r = (r − 1)(k r + N − k), r = 1 + s, reads ((1 + s) ln(1 + s) − s)/s² = k/N; the left side
     * falls from 1/2 to 0. Then β_k = N (1 + s) (ln(1 + s)/s)².
     */
    Fold fold() {
        if (2 * k == count) {
            return new Fold(count, 0, 0);
        }
        double share = (double) k / count;
        double inverse = 1 / share;
        double low = 3.0 * (count - 2 * k) / count; // the left side is above 1/2 − s/6
        double high = 4 * inverse * (StrictMath.log(inverse) + 3);
        BracketedRoot root = BracketedRoot.of(s -> excess(s) - share, low * (1 - 0x1p-40), high);
        double s = root.at();
        double slope = StrictMath.log1p(s) / s;
        return new Fold(count * (1 + s) * slope * slope, StrictMath.log1p(s), root.residual());
    }

    /** ((1 + s) ln(1 + s) − s)/s² for s > 0. */
    static double excess(double s) {
        if (s > SERIES_BELOW) {
            return ((1 + s) * StrictMath.log1p(s) - s) / (s * s);
        }
        double sum = 0;
        double power = 1;
        for (int i = 0; Math.abs(power) > 0x1p-60; i++) { // Σ (−s)ⁱ/((i + 1)(i + 2))
            sum += power / ((i + 1.0) * (i + 2.0));
            power *= -s;
        }
        return sum;
    }

    /** ψ(t). */
    double beta(double t) {
        return k * t + count * quotient(t);
    }

    /** ψ'(t). */
    double slope(double t) {
        if (Math.abs(t) < 0.01) { // Bernoulli numbers: t/(eᵗ − 1) = 1 − t/2 + t²/12 − t⁴/720 + t⁶/30240 − …
            return k + count * (-0.5 + t * (1.0 / 6 + t * t * (-1.0 / 180 + t * t / 5040)));
        }
        double e = StrictMath.expm1(t);
        double quotient = quotient(t);
        return Double.isInfinite(e) ? k : k + count * (quotient / t - quotient * (1 + 1 / e));
    }

    /** t/(eᵗ − 1). */
    private static double quotient(double t) {
        return t == 0 ? 1 : t / StrictMath.expm1(t);
    }

    /**
     * The solution t of ψ(t) = β beyond the fold.
     *
     * @param beta above the threshold
     */
    BracketedRoot outer(double beta, Fold fold) {
        return BracketedRoot.of(t -> beta(t) - beta, fold.logRatio(), beta / k * (1 + 0x1p-50));
    }

    /**
     * The solution on the near side of the fold: positive for β < N, negative beyond.
     *
     * @param beta above the threshold, not N
     */
    BracketedRoot inner(double beta, Fold fold) {
        return beta < count
                ? BracketedRoot.of(t -> beta(t) - beta, 0, fold.logRatio())
                : BracketedRoot.of(t -> beta(t) - beta, -beta / (count - k) * (1 + 0x1p-50), 0);
    }

    /** The k components, a = 1/(k + (N − k) e⁻ᵗ). */
    double first(double t) {
        return 1 / (k + (count - k) * StrictMath.exp(-t));
    }

    /** The N − k components, b = 1/(k eᵗ + N − k). */
    double second(double t) {
        return 1 / (k * StrictMath.exp(t) + (count - k));
    }
}
