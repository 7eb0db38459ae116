package org.fixpoint.memories.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.fixpoint.maths.geometry.AffineHull;
import org.fixpoint.maths.geometry.UniformSimplex;
import org.fixpoint.memories.PatternSet;

/**
 * The polytope P_{t,ε} = c + t(P − c) + B_ε about a simplex P = conv x_I, with c the mean of its vertices and
 * B_ε = conv{±ε b_1, …, ±ε b_m}, b an orthonormal basis of what the directions of P leave. Beise, arXiv:2603.27804, (9) to (11).
 *
 * <p>Its facets are F_t + B_ε, which the map is to push outwards, and P_t + a facet of B_ε, which it is to push inwards.
 *
 * @param patterns those that the map is made of
 * @param face I, affinely independent
 * @param complement n × m, the basis b as columns
 * @param t in (0, 1)
 * @param thickness ε, positive
 */
record ThickenedFace(PatternSet patterns, Face face, double[] complement, double t, double thickness) {
    /** The polytope; nothing if the patterns of the face are affinely dependent. */
    static Optional<ThickenedFace> of(PatternSet patterns, Face face, double t, double thickness) {
        return AffineHull.of(face.points(patterns), face.size(), patterns.dimension())
                .map(hull -> new ThickenedFace(patterns, face, hull.directions().complement(), t, thickness));
    }

    /** m, the dimensions that the face leaves. */
    int codimension() {
        return patterns.dimension() - face.size() + 1;
    }

    /** c, the mean of the vertices. */
    double[] centre() {
        int n = patterns.dimension();
        double[] points = face.points(patterns);
        double[] centre = new double[n];
        for (int i = 0; i < points.length; i++) {
            centre[i % n] += points[i] / face.size();
        }
        return centre;
    }

    /** The vector from the vertex at a place to the nearest point of the hull of the others: outward normal times height. */
    double[] outwards(int place) {
        int n = patterns.dimension();
        double[] from = face.without(place).points(patterns);
        for (int i = 0; i < from.length; i++) {
            from[i] -= patterns.rows()[face.members()[place] * n + i % n];
        }
        return AffineHull.of(from, face.size() - 1, n).orElseThrow().nearest();
    }

    /** h, of the vertex at a place over the facet opposite. */
    double height(int place) {
        return norm(outwards(place));
    }

    /** The vertices c + t(x_i − c) of a facet or of the face itself, row-major. */
    double[] corners(Face of) {
        int n = patterns.dimension();
        double[] centre = centre();
        double[] corners = of.points(patterns);
        for (int i = 0; i < corners.length; i++) {
            corners[i] = centre[i % n] + t * (corners[i] - centre[i % n]);
        }
        return corners;
    }

    /** The condition on the extruded facet opposite to a vertex, at its centre and at random points. */
    FacetCondition extruded(int place, int samples, RandomGenerator random) {
        double[] normal = outwards(place);
        double height = norm(normal);
        for (int a = 0; a < normal.length; a++) {
            normal[a] /= height;
        }
        double[] corners = corners(face.without(place));
        double[][] scores = new double[samples + 1][];
        scores[0] = AssociationMap.scores(patterns, at(corners, uniform(face.size() - 1)));
        for (int s = 1; s <= samples; s++) {
            double[] x = at(corners, drawn(face.size() - 1, random));
            thicken(x, signs(random), random);
            scores[s] = AssociationMap.scores(patterns, x);
        }
        return new FacetCondition(levels(normal), t * height / face.size(), true, scores);
    }

    /** The condition on the thickening by the facet of B_ε with these signs, at random points. */
    FacetCondition thickening(double[] signs, int samples, RandomGenerator random) {
        int n = patterns.dimension();
        int m = codimension();
        double[] normal = new double[n];
        for (int a = 0; a < n; a++) {
            for (int l = 0; l < m; l++) {
                normal[a] += complement[a * m + l] * signs[l] / Math.sqrt(m);
            }
        }
        double[] corners = corners(face);
        double[][] scores = new double[samples][];
        for (int s = 0; s < samples; s++) {
            double[] x = at(corners, drawn(face.size(), random));
            thicken(x, signs, random);
            scores[s] = AssociationMap.scores(patterns, x);
        }
        return new FacetCondition(levels(normal), thickness / Math.sqrt(m), false, scores);
    }

    /** The signs of facets of B_ε: all of them if there are no more than asked for, else random ones. */
    List<double[]> signs(int most, RandomGenerator random) {
        int m = codimension();
        List<double[]> signs = new ArrayList<>();
        boolean all = m < 20 && 1 << m <= most;
        int count = m == 0 ? 0 : all ? 1 << m : most;
        for (int i = 0; i < count; i++) {
            double[] each = signs(random);
            for (int l = 0; all && l < m; l++) {
                each[l] = (i >> l & 1) == 0 ? 1 : -1;
            }
            signs.add(each);
        }
        return signs;
    }

    private double[] signs(RandomGenerator random) {
        double[] signs = new double[codimension()];
        for (int l = 0; l < signs.length; l++) {
            signs[l] = random.nextBoolean() ? 1 : -1;
        }
        return signs;
    }

    /** Adds a random point of the facet of B_ε with these signs. */
    private void thicken(double[] x, double[] signs, RandomGenerator random) {
        int m = signs.length;
        if (m > 0) {
            double[] share = drawn(m, random);
            for (int a = 0; a < x.length; a++) {
                for (int l = 0; l < m; l++) {
                    x[a] += thickness * share[l] * signs[l] * complement[a * m + l];
                }
            }
        }
    }

    /** n·(x_i − c) for every pattern. */
    private double[] levels(double[] normal) {
        double[] levels = AssociationMap.scores(patterns, normal);
        double[] centre = centre();
        double shift = 0;
        for (int a = 0; a < centre.length; a++) {
            shift += normal[a] * centre[a];
        }
        for (int i = 0; i < levels.length; i++) {
            levels[i] -= shift;
        }
        return levels;
    }

    private double[] at(double[] corners, double[] weights) {
        int n = patterns.dimension();
        double[] x = new double[n];
        for (int i = 0; i < corners.length; i++) {
            x[i % n] += weights[i / n] * corners[i];
        }
        return x;
    }

    private static double[] drawn(int size, RandomGenerator random) {
        double[] weights = new double[size];
        UniformSimplex.draw(random, weights);
        return weights;
    }

    private static double[] uniform(int size) {
        double[] weights = new double[size];
        Arrays.fill(weights, 1.0 / size);
        return weights;
    }

    private static double norm(double[] a) {
        return Math.sqrt(Arrays.stream(a).map(each -> each * each).sum());
    }
}
