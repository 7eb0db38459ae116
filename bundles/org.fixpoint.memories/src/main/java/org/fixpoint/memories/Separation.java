package org.fixpoint.memories;

import org.fixpoint.api.RunContext;

/**
 * How far patterns are apart for a memory, and what is enough for a proof that they are stored.
 *
 * <p>With Δᵢ = |xᵢ|² − max_{j≠i} ⟨xᵢ, xⱼ⟩ and M the largest length: if Δᵢ ≥ 2/(βN) + (1/β) ln(2 (N − 1) N β M²), the map has one
 * fixed point within 1/(βNM) of xᵢ, and it attracts. Ramsauer et al. (2020), arXiv:2008.02217, theorem A8 and definition 1.
 *
 * <p>At small β that ball holds all patterns, and the theorem says nothing of any one of them. It is taken to guarantee a pattern only if the
 * ball is within what counts as stored and nearer to xᵢ than to any other pattern, for which a radius below Δᵢ/(2M) is enough as
 * Δᵢ ≤ |xᵢ| |xᵢ − xⱼ|.
 *
 * @param deltas Δᵢ; infinite for a single pattern
 * @param required the right side; −∞ for a single pattern
 * @param radius 1/(βNM); 0 for a single pattern, to which the map takes every state
 * @param within the largest radius at which the theorem speaks of pattern i
 */
record Separation(double[] deltas, double required, double radius, double[] within) {
    /**
     * Of all patterns.
     *
     * @param tolerance how far from a pattern its attractor may lie, over the pattern's length
     */
    static Separation of(Memory memory, RunContext run, double tolerance) {
        PatternSet patterns = memory.patterns();
        int count = patterns.count();
        double[] deltas = new double[count];
        double longest = 0;
        for (int i = 0; i < count; i++) {
            run.checkCancelled();
            double nearest = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < count; j++) {
                nearest = j == i ? nearest : Math.max(nearest, patterns.dot(i, j));
            }
            double square = patterns.dot(i, i);
            deltas[i] = square - nearest;
            longest = Math.max(longest, square);
        }
        double beta = memory.beta();
        double required = 2 / (beta * count) + StrictMath.log(2.0 * (count - 1) * count * beta * longest) / beta;
        double most = Math.sqrt(longest);
        double[] within = new double[count];
        for (int i = 0; i < count; i++) {
            within[i] = Math.min(tolerance * Math.sqrt(patterns.dot(i, i)), deltas[i] / (2 * most));
        }
        return new Separation(deltas, required, count == 1 ? 0 : 1 / (beta * count * most), within);
    }

    /** Whether the condition of the theorem holds for pattern i. */
    boolean holds(int i) {
        return deltas[i] >= required;
    }

    /** Whether the theorem holds for pattern i and its ball is small enough to say that it is stored. */
    boolean guarantees(int i) {
        return holds(i) && radius <= within[i];
    }

    /** Whether the theorem holds for pattern i and says nothing of it. */
    boolean isWide(int i) {
        return holds(i) && !guarantees(i);
    }
}
