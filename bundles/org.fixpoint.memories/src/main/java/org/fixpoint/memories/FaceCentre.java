package org.fixpoint.memories;

import java.util.Arrays;
import java.util.Optional;
import org.fixpoint.maths.geometry.AffineHull;
import org.fixpoint.maths.geometry.GibbsBalance;
import org.fixpoint.maths.linear.LinearEquations;

/**
 * Where the fixed point of a face stands at large β, at c + u/β up to O(β⁻²).
 *
 * @param centre c = Σ λᵢ xᵢ, the point next to the origin of the affine hull of the face; all λᵢ &gt; 0, and no other pattern has so large a
 *     score there
 * @param tilt u, in the span of the differences, with ⟨xᵢ − xⱼ, u⟩ = ln(λᵢ/λⱼ)
 */
record FaceCentre(double[] centre, double[] tilt) {
    /** The centre of a face of affinely independent patterns; nothing if it has no fixed point in the limit, or it cannot be told. */
    static Optional<FaceCentre> of(PatternSet patterns, int[] face) {
        int n = patterns.dimension();
        double[] points = new double[face.length * n];
        for (int k = 0; k < face.length; k++) {
            System.arraycopy(patterns.rows(), face[k] * n, points, k * n, n);
        }
        return AffineHull.of(points, face.length, n)
                .filter(hull -> Arrays.stream(hull.barycentric()).allMatch(weight -> weight > 0))
                .filter(hull -> leads(patterns, face, hull.nearest()))
                .flatMap(hull -> tilt(hull, n).map(u -> new FaceCentre(hull.nearest(), u)));
    }

    private static boolean leads(PatternSet patterns, int[] face, double[] c) {
        double own = dot(c, 0, c);
        for (int j = 0; j < patterns.count(); j++) {
            int pattern = j;
            boolean other = Arrays.stream(face).noneMatch(i -> i == pattern);
            if (other && dot(patterns.rows(), j * c.length, c) >= own) {
                return false;
            }
        }
        return true;
    }

    private static Optional<double[]> tilt(AffineHull hull, int n) {
        int r = hull.directions().rank();
        double[] equations = new double[r * r];
        double[] right = new double[r];
        double[] difference = new double[n];
        for (int i = 0; i < r; i++) {
            for (int a = 0; a < n; a++) {
                difference[a] = hull.points()[(i + 1) * n + a] - hull.points()[a];
            }
            System.arraycopy(hull.directions().coordinates(difference), 0, equations, i * r, r);
            right[i] = StrictMath.log(hull.barycentric()[i + 1] / hull.barycentric()[0]);
        }
        return LinearEquations.solve(equations, right).map(hull.directions()::lift);
    }

    /** The origin, if it lies inside the convex hull of all patterns: there their scores are balanced by u alone. */
    static Optional<FaceCentre> ofAll(PatternSet patterns) {
        int n = patterns.dimension();
        return GibbsBalance.of(patterns.rows(), patterns.count(), n, 0)
                .filter(balance -> balance.place() == GibbsBalance.Place.INSIDE)
                .map(balance -> new FaceCentre(new double[n], balance.tilt()));
    }

    /** c + u/β. */
    double[] at(double beta) {
        double[] x = centre.clone();
        for (int a = 0; a < x.length; a++) {
            x[a] += tilt[a] / beta;
        }
        return x;
    }

    private static double dot(double[] rows, int from, double[] x) {
        double sum = 0;
        for (int a = 0; a < x.length; a++) {
            sum += rows[from + a] * x[a];
        }
        return sum;
    }
}
