package org.fixpoint.memories.geometry;

/**
 * Lemma 2.4: near a point where patterns I lead the others by a margin δ, the map is nearly that of I alone.
 *
 * <p>With R the largest |x_i|, 1 for unit patterns, and ξ' within ε of ξ, the scores of two patterns change by 2Rε against each other
 * at most, so that the softmax weight of the others is s ≤ 1/(1 + e^{β(δ − 2Rε)}/(N − k)), and for a unit vector v
 * (1 − s) min_I⟨v, x_i⟩ + s min_J⟨v, x_j⟩ ≤ ⟨v, f(ξ')⟩ ≤ (1 − s) max_I⟨v, x_i⟩ + s max_J⟨v, x_j⟩. The β from which on a given s suffices
 * follow. Beise, arXiv:2603.27804, lemma 2.4 and theorem 3.1.
 */
final class AssociationBound {
    private AssociationBound() {}

    /**
     * A bound of s, the softmax weight of all patterns that are not of I.
     *
     * @param margin δ − 2Rε
     * @param others N − k
     */
    static double outside(double margin, double beta, int others) {
        return others == 0 ? 0 : 1 / (1 + StrictMath.exp(beta * margin) / others);
    }

    /**
     * The β from which on the facet opposite to a vertex is mapped outwards, (1/δ) ln[(N − k + 1)(2Rk/((1 − t)h) − 1)]; +∞ if δ ≤ 0.
     *
     * @param margin δ, of the facet's patterns over all others on the thickened facet of P_t
     * @param height h, of the face over the facet
     * @param size k
     * @param competitors N − k + 1
     * @param radius R
     */
    static double outwardFrom(double margin, double height, double t, int size, int competitors, double radius) {
        return from(margin, competitors * (2 * radius * size / ((1 - t) * height) - 1));
    }

    /**
     * The β from which on the thickening is mapped inwards, (1/δ') ln[2R(N − k)√m/ε]; +∞ if δ' ≤ 0, 0 without other patterns.
     *
     * @param margin δ' = γ*(I) − 2Rε
     * @param others N − k
     * @param codimension m, the dimensions that the face leaves
     */
    static double inwardFrom(double margin, int others, int codimension, double thickness, double radius) {
        return others == 0 || codimension == 0
                ? 0
                : from(margin, 2 * radius * others * Math.sqrt(codimension) / thickness);
    }

    /**
     * The same as {@link #outwardFrom} where no other patterns are, ln(k/(1 − t) − 1)/δ.
     *
     * @param margin δ, of the facet's patterns over the opposite one on the facet of P_t
     */
    static double isolatedFrom(double margin, double t, int size) {
        return from(margin, size / (1 - t) - 1);
    }

    /**
     * The exact β from which on the facets of P_t are mapped outwards for the standard basis alone,
     * ((k − 1)/t) ln[(k/(1 − t) − 1)/(k − 1)].
     *
     * @param size k, from 2 on
     */
    static double standardBasisFrom(double t, int size) {
        return (size - 1) / t * StrictMath.log((size / (1 - t) - 1) / (size - 1));
    }

    private static double from(double margin, double ratio) {
        if (ratio <= 1) {
            return 0;
        }
        return margin > 0 ? StrictMath.log(ratio) / margin : Double.POSITIVE_INFINITY;
    }
}
