package org.fixpoint.maths.geometry;

import java.util.random.RandomGenerator;

/** Points of a simplex, uniformly at random: the Dirichlet distribution with all parameters 1. */
public final class UniformSimplex {
    private UniformSimplex() {}

    /**
     * Draws barycentric coordinates: independent standard exponentials, divided by their sum.
     *
     * @param random one {@code nextDouble} for each coordinate
     * @param out becomes the coordinates, not negative, summing to 1; length from 1 on
     */
    public static void draw(RandomGenerator random, double[] out) {
        double sum = 0;
        do {
            sum = 0;
            for (int i = 0; i < out.length; i++) {
                out[i] = -StrictMath.log1p(-random.nextDouble());
                sum += out[i];
            }
        } while (sum == 0); // all draws exactly 0
        for (int i = 0; i < out.length; i++) {
            out[i] /= sum;
        }
    }
}
