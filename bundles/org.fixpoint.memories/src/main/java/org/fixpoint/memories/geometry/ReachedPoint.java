package org.fixpoint.memories.geometry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fixpoint.api.RunContext;
import org.fixpoint.maths.dynamics.Stability;
import org.fixpoint.maths.geometry.NearbyFixedPoint;
import org.fixpoint.memories.Memory;

/**
 * The fixed point to which Newton's method leads from the prediction of a critical set.
 *
 * @param predicted c + u/β
 * @param found where the method ended
 * @param index the number of eigenvalues above 1 there; NaN if the method did not converge
 * @param eigenvalue the largest eigenvalue there; NaN if the method did not converge
 * @param bounds what that eigenvalue is at least, at a fixed point
 * @param nearer the face of the same index whose prediction leads to the same point from nearer, if there is one
 */
record ReachedPoint(
        CriticalSet set,
        double[] predicted,
        NearbyFixedPoint found,
        double index,
        double eigenvalue,
        EigenvalueBounds bounds,
        Optional<Face> nearer) {
    private static final double SAME = 1e-8; // of the longest pattern

    /** The points of all sets, in their order. */
    static List<ReachedPoint> of(Memory memory, List<CriticalSet> sets, RunContext run) {
        List<ReachedPoint> points = new ArrayList<>();
        double beta = memory.beta();
        double closest = EigenvalueBounds.closest(memory.patterns());
        for (CriticalSet set : sets) {
            run.checkCancelled();
            run.progress("fixed points near faces", (double) points.size() / sets.size());
            NearbyFixedPoint found = set.found(memory.patterns(), beta);
            Optional<Stability> stability = Optional.of(found)
                    .filter(NearbyFixedPoint::converged)
                    .map(point -> CriticalSet.stability(memory.patterns(), beta, point.point()));
            points.add(new ReachedPoint(
                    set,
                    set.predicted(beta),
                    found,
                    stability.map(each -> (double) each.index()).orElse(Double.NaN),
                    stability.map(Stability::spectralRadius).orElse(Double.NaN),
                    EigenvalueBounds.at(found.point(), memory.patterns(), beta, closest),
                    Optional.empty()));
        }
        return toldApart(points, SAME * memory.patterns().longest());
    }

    /** Compares neighbours along the first coordinate. */
    private static List<ReachedPoint> toldApart(List<ReachedPoint> points, double same) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            if (points.get(i).asPredicted()) {
                order.add(i);
            }
        }
        order.sort(Comparator.comparingDouble(i -> points.get(i).found().point()[0]));
        List<ReachedPoint> told = new ArrayList<>(points);
        for (int k = 0; k < order.size(); k++) {
            for (int l = k + 1;
                    l < order.size() && isNextTo(points.get(order.get(k)), points.get(order.get(l)), same);
                    l++) {
                tell(told, order.get(k), order.get(l), same);
            }
        }
        return told;
    }

    private static boolean isNextTo(ReachedPoint a, ReachedPoint b, double same) {
        return b.found().point()[0] - a.found().point()[0] <= same;
    }

    /** Of two sets that lead to one point, tells the one that is farther from it of the other. */
    private static void tell(List<ReachedPoint> told, int i, int j, double same) {
        ReachedPoint a = told.get(i);
        ReachedPoint b = told.get(j);
        if (apart(a.found().point(), b.found().point()) <= same) {
            boolean first = a.distance() < b.distance() || (a.distance() == b.distance() && i < j);
            ReachedPoint farther = first ? b : a;
            Face nearer = (first ? a : b).set().face();
            told.set(
                    first ? j : i,
                    new ReachedPoint(
                            farther.set(),
                            farther.predicted(),
                            farther.found(),
                            farther.index(),
                            farther.eigenvalue(),
                            farther.bounds(),
                            Optional.of(nearer)));
        }
    }

    private static double apart(double[] x, double[] y) {
        double square = 0;
        for (int a = 0; a < x.length; a++) {
            square += (x[a] - y[a]) * (x[a] - y[a]);
        }
        return Math.sqrt(square);
    }

    /** Whether there is a prediction, and a point was found. */
    boolean certain() {
        return set.decided() && found.converged();
    }

    private boolean asPredicted() {
        return certain() && index == set.index();
    }

    /** From the prediction to the point. */
    double distance() {
        return apart(found.point(), predicted);
    }

    /** The number, or NaN without a point. */
    double ifFound(double number) {
        return certain() ? number : Double.NaN;
    }

    /** In words. */
    String status() {
        if (!set.decided()) {
            return "undecided: the centre is on the boundary of the face";
        }
        if (!found.converged()) {
            return "not found from the prediction";
        }
        if (index != set.index()) {
            return "another point, of another index";
        }
        return nearer.map(face -> "the point of " + face.label()).orElse("found");
    }
}
