package org.fixpoint.maths.dynamics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Pseudo-arclength continuation of fixed points x = f(x, λ): a step along the tangent, then Newton's method in the plane across it,
 * so that a branch is followed around its folds.
 *
 * <p>Steps are halved where Newton's method fails, the tangent turns by more than 15 degrees or a bifurcation other than a fold is
 * passed, and grow where nothing of this happens.
 * Keller (1977), in Applications of Bifurcation Theory, 359–384.
 *
 * <p>Lengths are absolute: give the map in coordinates in which states of interest are of size 1.
 *
 * @param eachStep called before each step; what it throws ends the continuation
 */
public record Continuation(ParametrizedMap map, Settings settings, Runnable eachStep) {
    private static final double STRAIGHT = 0.966; // cosine of 15 degrees
    private static final double FIRST = 0.2; // of the longest step
    private static final double SHORTEST = 1e-7; // of the longest step
    private static final double FINE = 1e-3; // of the longest step: how close a branch point is approached
    private static final double GROWTH = 1.5;
    private static final int EASY = 4; // iterations up to which a step may grow
    private static final int LEAST_LOOP = 5; // steps before a curve may close

    /**
     * What is followed, and how finely.
     *
     * @param from where the parameter begins
     * @param to where it ends, above from
     * @param farthest the largest |xᵢ| of interest
     * @param longest the longest step, in the Euclidean norm of (x, 5 λ/(to − from))
     * @param most steps to either side of a start
     */
    public record Settings(double from, double to, double farthest, double longest, int most) {
        public Settings {
            if (!(from < to) || !(longest > 0) || !(farthest > 0)) {
                throw new IllegalArgumentException(
                        "from " + from + " to " + to + " by " + longest + " within " + farthest);
            }
        }

        /** The parameter in the unit of the arc length: 100 steps of 0.05 span the range. */
        double unit() {
            return (to - from) / 5;
        }
    }

    CurveEquation equation() {
        return new CurveEquation(map, settings.from, settings.unit());
    }

    /**
     * The branch through a fixed point, followed to both sides.
     *
     * @param state near a fixed point, to be improved by Newton's method
     * @return nothing if Newton's method does not converge nearby, or more than one branch passes there
     */
    public Optional<Branch> through(double[] state, double parameter) {
        CurveEquation equation = equation();
        double[] start = equation.joined(state, parameter);
        return equation.at(start, settings.longest).flatMap(found -> through(found.z(), equation.parameterDirection()));
    }

    /** The branch through a solution z in a rough direction. */
    Optional<Branch> through(double[] z, double[] direction) {
        return point(z, direction).map(start -> {
            List<Branch.Point> points = new ArrayList<>();
            Branch.End begin = walk(start, -1, points);
            Collections.reverse(points);
            points.add(start);
            if (begin == Branch.End.CLOSED) {
                return new Branch(points, begin, begin);
            }
            Branch.End end = walk(start, 1, points);
            return new Branch(points, begin, end);
        });
    }

    /** The point of the curve at a solution z, its tangent along the given direction. */
    Optional<Branch.Point> point(double[] z, double[] along) {
        CurveEquation equation = equation();
        int d = map.dimension();
        double[] state = equation.state(z);
        double[] jacobian = new double[d * d];
        map.jacobian(state, equation.parameter(z), jacobian);
        Optional<Stability> stability = Stability.of(jacobian, d);
        Optional<double[]> tangent = equation.tangent(z, along);
        return stability.isEmpty() || tangent.isEmpty()
                ? Optional.empty()
                : Optional.of(new Branch.Point(
                        state, equation.parameter(z), tangent.get(), stability.get(), equation.residual(z)));
    }

    private Branch.End walk(Branch.Point start, int side, List<Branch.Point> points) {
        CurveEquation equation = equation();
        Branch.Point here = start;
        double step = FIRST * settings.longest;
        for (int taken = 0; taken < settings.most; taken++) {
            eachStep.run();
            Optional<Branch.Point> next = Optional.empty();
            while (next.isEmpty() && step >= SHORTEST * settings.longest) {
                next = step(here, side * step);
                if (next.isPresent() && step > FINE * settings.longest && crosses(here, next.get())) {
                    next = Optional.empty();
                }
                step *= next.isEmpty() ? 0.5 : 1;
            }
            if (next.isEmpty()) {
                return Branch.End.STALLED;
            }
            Branch.Point there = next.get();
            if (!within(there.parameter())) {
                atBound(here, there).ifPresent(points::add);
                return Branch.End.RANGE;
            }
            points.add(there);
            if (largest(there.state()) > settings.farthest) {
                return Branch.End.REGION;
            }
            if (taken >= LEAST_LOOP && meets(equation, here, there, start)) {
                return Branch.End.CLOSED;
            }
            here = there;
            step = Math.min(settings.longest, step * GROWTH);
        }
        return Branch.End.STEPS;
    }

    /** The point one step on; nothing if it is not reached easily, or the curve turns much on the way. */
    Optional<Branch.Point> step(Branch.Point here, double step) {
        CurveEquation equation = equation();
        double[] z = equation.joined(here.state(), here.parameter());
        double[] predicted = CurveEquation.along(z, step, here.tangent());
        return equation.inPlane(predicted, here.tangent(), 0.5 * Math.abs(step))
                .filter(found -> found.iterations() <= EASY + 2)
                .flatMap(found -> point(found.z(), here.tangent()))
                .filter(there -> CurveEquation.dot(there.tangent(), here.tangent()) >= STRAIGHT);
    }

    /** Whether the step passes a bifurcation other than a fold: then it may have left the branch for one close by. */
    private static boolean crosses(Branch.Point here, Branch.Point there) {
        int change = Math.abs(there.stability().index() - here.stability().index());
        boolean turns = here.turn() * there.turn() < 0;
        return change != (turns ? 1 : 0);
    }

    private boolean within(double parameter) {
        return parameter >= settings.from && parameter <= settings.to;
    }

    /** The point of the curve at the end of the range that lies between two points. */
    private Optional<Branch.Point> atBound(Branch.Point inside, Branch.Point outside) {
        CurveEquation equation = equation();
        double bound = outside.parameter() > settings.to ? settings.to : settings.from;
        double share = (bound - inside.parameter()) / (outside.parameter() - inside.parameter());
        double[] a = equation.joined(inside.state(), inside.parameter());
        double[] b = equation.joined(outside.state(), outside.parameter());
        double[] start = CurveEquation.along(a, share, difference(b, a));
        start[start.length - 1] = (bound - equation.origin()) / equation.unit();
        return equation.at(start, settings.longest)
                .flatMap(found -> point(found.z(), inside.tangent()))
                .map(point ->
                        new Branch.Point(point.state(), bound, point.tangent(), point.stability(), point.residual()));
    }

    /** Whether the curve passes the start again between two points, in the same direction. */
    private boolean meets(CurveEquation equation, Branch.Point here, Branch.Point there, Branch.Point start) {
        double[] a = equation.joined(here.state(), here.parameter());
        double[] b = equation.joined(there.state(), there.parameter());
        double[] s = equation.joined(start.state(), start.parameter());
        double[] chord = difference(b, a);
        double length2 = CurveEquation.dot(chord, chord);
        double share = CurveEquation.dot(difference(s, a), chord) / length2;
        double[] nearest = CurveEquation.along(a, share, chord);
        return share >= 0
                && share <= 1
                && CurveEquation.distance(nearest, s) < 0.1 * Math.sqrt(length2)
                && CurveEquation.dot(there.tangent(), start.tangent()) > 0.8;
    }

    static double[] difference(double[] a, double[] b) {
        return CurveEquation.along(a, -1, b);
    }

    private static double largest(double[] x) {
        double most = 0;
        for (double each : x) {
            most = Math.max(most, Math.abs(each));
        }
        return most;
    }
}
