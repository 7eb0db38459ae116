package org.fixpoint.memories.geometry;

/**
 * What theorem 2.1 asks of one facet of a polytope, at points of the facet.
 *
 * <p>With n the outward unit normal and n·x = c on the facet, the map is to point inwards, n·f(ξ) ≤ c, or outwards, n·f(ξ) ≥ c. As
 * f(ξ) = Σ p_i x_i it is enough to know n·x_i and the scores Xᵀ ξ.
 *
 * @param levels n·x_i − n·o for each pattern, o a point common to all facets
 * @param bound c − n·o
 * @param outwards whether the map is to point outwards
 * @param scores Xᵀ ξ for each point ξ
 */
record FacetCondition(double[] levels, double bound, boolean outwards, double[][] scores) {
    /** By how much the condition holds at a point, negative if it does not. */
    double slack(double beta, int point) {
        double[] p = new double[levels.length];
        AssociationMap.softmax(scores[point], beta, p);
        double level = 0;
        for (int i = 0; i < p.length; i++) {
            level += p[i] * levels[i];
        }
        return outwards ? level - bound : bound - level;
    }

    /** The least slack over the points. */
    double slack(double beta) {
        double least = Double.POSITIVE_INFINITY;
        for (int point = 0; point < scores.length; point++) {
            least = Math.min(least, slack(beta, point));
        }
        return least;
    }
}
