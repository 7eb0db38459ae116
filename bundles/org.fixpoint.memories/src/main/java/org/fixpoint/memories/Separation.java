package org.fixpoint.memories;

import org.fixpoint.api.RunContext;

/**
 * How far patterns are apart for a memory, and what is enough for a proof that they are stored.
 *
 * <p>With Δᵢ = |xᵢ|² − max_{j≠i} ⟨xᵢ, xⱼ⟩ and M the largest length: if Δᵢ ≥ 2/(βN) + (1/β) ln(2 (N − 1) N β M²), the map has one
 * fixed point within 1/(βNM) of xᵢ, and it attracts. Ramsauer et al. (2020), arXiv:2008.02217, theorem A8 and definition 1.
 *
 * @param deltas Δᵢ; infinite for a single pattern
 * @param required the right side; −∞ for a single pattern
 * @param radius 1/(βNM)
 */
record Separation(double[] deltas, double required, double radius) {
    static Separation of(Memory memory, RunContext run) {
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
        return new Separation(deltas, required, 1 / (beta * count * Math.sqrt(longest)));
    }

    /** Whether the theorem holds for pattern i. */
    boolean guarantees(int i) {
        return deltas[i] >= required;
    }
}
