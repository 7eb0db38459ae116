package org.fixpoint.maths.dynamics;

import java.util.List;
import java.util.Optional;

/** Where a traced branch runs between its points. */
record BranchGeometry(CurveEquation equation, Branch branch) {
    private static final double AWAY = 0.2; // of a segment: a curve that turns 15 degrees stays within a tenth
    private static final double SAME = 1e-6;
    private static final double AT = 2e-4;
    private static final double BESIDE = 2e-3; // so near, what turns around is told from what goes on
    private static final int PROJECTIONS = 6;

    /** How a branch passes a point: on with the parameter, or back. */
    enum Passage {
        ON,
        BACK
    }

    private double[] place(int i) {
        Branch.Point point = branch.points().get(i);
        return equation.joined(point.state(), point.parameter());
    }

    /** Whether a solution z lies on the branch. */
    boolean holds(double[] z) {
        for (int i = 1; i < branch.points().size(); i++) {
            double[] a = place(i - 1);
            double[] chord = Continuation.difference(place(i), a);
            double length = CurveEquation.norm(chord);
            if (length == 0) {
                continue; // a branch that ends where its last step did
            }
            double share = CurveEquation.dot(Continuation.difference(z, a), chord) / (length * length);
            double[] nearest = CurveEquation.along(a, share, chord);
            if (share < -0.01 || share > 1.01 || CurveEquation.distance(nearest, z) > AWAY * length + SAME) {
                continue;
            }
            double[] normal = CurveEquation.along(new double[chord.length], 1 / length, chord);
            Optional<CurveEquation.Solution> there = equation.inPlane(nearest, normal, length);
            if (there.isPresent() && CurveEquation.distance(there.get().z(), z) < SAME) {
                return true;
            }
        }
        return false;
    }

    /** How the branch passes a point z, where it has a tangent or not; nothing if it does not. */
    Optional<Passage> passage(double[] z) {
        List<Branch.Point> points = branch.points();
        for (int i = 1; i < points.size(); i++) {
            double[] a = place(i - 1);
            double[] chord = Continuation.difference(place(i), a);
            double length = CurveEquation.norm(chord);
            if (length == 0) {
                continue; // a branch that ends where its last step did
            }
            double share = CurveEquation.dot(Continuation.difference(z, a), chord) / (length * length);
            if (share < -0.05 || share > 1.05 || !(distance(i, z, share) < AT)) {
                continue;
            }
            int before = i - 1;
            while (before > 0 && CurveEquation.distance(place(before), z) < BESIDE) {
                before--;
            }
            int after = i;
            while (after < points.size() - 1 && CurveEquation.distance(place(after), z) < BESIDE) {
                after++;
            }
            boolean back = points.get(before).turn() * points.get(after).turn() <= 0;
            return Optional.of(back ? Passage.BACK : Passage.ON);
        }
        return Optional.empty();
    }

    /** The distance of z from the cubic with the tangents of both ends of a segment. */
    private double distance(int i, double[] z, double firstShare) {
        double[] a = place(i - 1);
        double[] b = place(i);
        double[] chord = Continuation.difference(b, a);
        double length2 = CurveEquation.dot(chord, chord);
        double share = firstShare;
        double distance = Double.POSITIVE_INFINITY;
        for (int k = 0; k < PROJECTIONS; k++) {
            double[] there = cubic(i, a, b, share);
            distance = CurveEquation.distance(there, z);
            share += CurveEquation.dot(Continuation.difference(z, there), chord) / length2;
        }
        return distance;
    }

    private double[] cubic(int i, double[] a, double[] b, double s) {
        double length = CurveEquation.distance(a, b);
        double[] from = branch.points().get(i - 1).tangent();
        double[] to = branch.points().get(i).tangent();
        double[] z = new double[a.length];
        for (int k = 0; k < z.length; k++) {
            z[k] = (1 + 2 * s) * (1 - s) * (1 - s) * a[k]
                    + s * s * (3 - 2 * s) * b[k]
                    + length * s * (1 - s) * ((1 - s) * from[k] - s * to[k]);
        }
        return z;
    }
}
