package org.fixpoint.maths.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.fixpoint.maths.dynamics.Bifurcation.Kind;

/**
 * The bifurcations along a branch: where it turns around in the parameter, and where eigenvalues pass the unit circle.
 *
 * <p>A fold is a turn at which one eigenvalue passes 1; it is located by {@link FoldSystem}. Everything else is located by inverse
 * interpolation, at points on both sides that are far enough from it for Newton's method to be well conditioned.
 */
record BranchEvents(Continuation continuation) {
    private static final double CLOSE = 1e-3; // arc length to which a change is closed in on
    private static final double[] NODES = {-1, -0.6, -0.2, 0.2, 0.6, 1};
    private static final double HALF_WIDTH = 4e-3; // rounding 1e-16/1e-3 and interpolation (4e-3)⁶ are alike small
    private static final double ON_CIRCLE = 1e-5;
    private static final int HALVINGS = 10;

    /**
     * The bifurcations of a branch.
     *
     * @param branch the same branch with the points at which it turns around among its points
     */
    record Found(Branch branch, List<Bifurcation> events) {}

    Found along(Branch branch) {
        List<Bifurcation> events = new ArrayList<>();
        List<Branch.Point> points = new ArrayList<>(branch.points().subList(0, 1));
        for (int i = 1; i < branch.points().size(); i++) {
            continuation.eachStep().run();
            Branch.Point a = branch.points().get(i - 1);
            Branch.Point b = branch.points().get(i);
            int before = events.size();
            between(a, b, events);
            if (a.turn() * b.turn() < 0 && events.size() == before + 1) {
                turningPoint(a, b, events.get(before)).ifPresent(points::add);
            }
            points.add(b);
        }
        return new Found(new Branch(points, branch.begin(), branch.end()), events);
    }

    private Optional<Branch.Point> turningPoint(Branch.Point a, Branch.Point b, Bifurcation event) {
        CurveEquation equation = continuation.equation();
        double[] chord = Continuation.difference(
                equation.joined(b.state(), b.parameter()), equation.joined(a.state(), a.parameter()));
        chord[chord.length - 1] = 0;
        double[] tangent = CurveEquation.along(new double[chord.length], 1 / CurveEquation.norm(chord), chord);
        return stability(event.state(), event.parameter())
                .map(stability -> new Branch.Point(
                        event.state(),
                        event.parameter(),
                        tangent,
                        stability,
                        equation.residual(equation.joined(event.state(), event.parameter()))));
    }

    private Optional<Stability> stability(double[] state, double parameter) {
        double[] jacobian = new double[state.length * state.length];
        continuation.map().jacobian(state, parameter, jacobian);
        return Stability.of(jacobian, state.length);
    }

    private void between(Branch.Point a, Branch.Point b, List<Bifurcation> found) {
        boolean turns = a.turn() * b.turn() < 0;
        int change = Math.abs(b.stability().index() - a.stability().index());
        if (!turns && change == 0) {
            return;
        }
        if (turns && change == 1) {
            found.add(fold(a, b));
            return;
        }
        double length = length(a, b);
        Optional<Branch.Point> middle = length > CLOSE ? continuation.step(a, length / 2) : Optional.empty();
        if (middle.isPresent()) {
            between(a, middle.get(), found);
            between(middle.get(), b, found);
        } else if (change == 0) {
            found.add(interpolated(a, b, Kind.BRANCH_POINT, Branch.Point::turn));
        } else {
            found.add(crossing(a, b));
        }
    }

    private double length(Branch.Point a, Branch.Point b) {
        CurveEquation equation = continuation.equation();
        return CurveEquation.distance(
                equation.joined(a.state(), a.parameter()), equation.joined(b.state(), b.parameter()));
    }

    private Bifurcation fold(Branch.Point a, Branch.Point b) {
        Branch.Point low = a;
        Branch.Point high = b;
        for (int i = 0; i < HALVINGS; i++) {
            Optional<Branch.Point> middle = continuation.step(low, length(low, high) / 2);
            if (middle.isEmpty()) {
                break;
            }
            if (middle.get().turn() * low.turn() > 0) {
                low = middle.get();
            } else {
                high = middle.get();
            }
        }
        CurveEquation equation = continuation.equation();
        Branch.Point start = low;
        return new FoldSystem(equation)
                .near(
                        equation.joined(start.state(), start.parameter()),
                        equation.state(start.tangent()),
                        continuation.settings().longest())
                .orElseGet(() -> interpolated(a, b, Kind.FOLD, Branch.Point::turn));
    }

    /** The point where the eigenvalues that are within the unit circle at one end only lie on it in the mean. */
    private Bifurcation crossing(Branch.Point a, Branch.Point b) {
        int first = Math.min(a.stability().index(), b.stability().index());
        int last = Math.max(a.stability().index(), b.stability().index());
        Stability at = a.stability();
        Kind kind =
                at.imaginary()[first] != 0 ? Kind.NEIMARK_SACKER : at.real()[first] < 0 ? Kind.FLIP : Kind.BRANCH_POINT;
        return interpolated(a, b, kind, point -> {
            double sum = 0;
            for (int i = first; i < last; i++) {
                sum += point.stability().modulus(i) - 1;
            }
            return sum / (last - first);
        });
    }

    private Bifurcation interpolated(Branch.Point a, Branch.Point b, Kind kind, ToDoubleFunction<Branch.Point> test) {
        CurveEquation equation = continuation.equation();
        double middle = length(a, b) / 2;
        List<double[]> places = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (double node : NODES) {
            continuation.step(a, middle + HALF_WIDTH * node).ifPresent(point -> {
                places.add(equation.joined(point.state(), point.parameter()));
                values.add(test.applyAsDouble(point));
            });
        }
        double[] g = values.stream().mapToDouble(Double::doubleValue).toArray();
        if (g.length == NODES.length && monotone(g)) {
            double[] z = InverseInterpolation.atZero(g, places.toArray(double[][]::new));
            double[] coarser = InverseInterpolation.atZero(
                    Arrays.copyOfRange(g, 1, 5), places.subList(1, 5).toArray(double[][]::new));
            double error = Math.abs(equation.parameter(z) - equation.parameter(coarser));
            return at(z, kind, Math.max(error, Math.ulp(equation.parameter(z))));
        }
        double[] from = equation.joined(a.state(), a.parameter());
        double[] to = equation.joined(b.state(), b.parameter());
        double[] z = CurveEquation.along(from, 0.5, Continuation.difference(to, from));
        return at(z, kind, continuation.settings().unit() * 2 * middle);
    }

    private static boolean monotone(double[] g) {
        for (int i = 1; i < g.length; i++) {
            if (!((g[i] - g[i - 1]) * (g[g.length - 1] - g[0]) > 0)) {
                return false;
            }
        }
        return g[0] * g[g.length - 1] < 0;
    }

    private Bifurcation at(double[] z, Kind kind, double error) {
        CurveEquation equation = continuation.equation();
        int kernel = stability(equation.state(z), equation.parameter(z))
                .map(BranchEvents::onCircle)
                .orElse(0);
        return new Bifurcation(
                kind, equation.state(z), equation.parameter(z), equation.residual(z), error, Math.max(1, kernel));
    }

    private static int onCircle(Stability stability) {
        int count = 0;
        for (int i = 0; i < stability.real().length; i++) {
            count += Math.abs(stability.modulus(i) - 1) < ON_CIRCLE ? 1 : 0;
        }
        return count;
    }
}
