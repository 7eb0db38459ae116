package org.fixpoint.maths.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The fixed points that the branches of a diagram have at one value of the parameter.
 *
 * @param parameter no bifurcation
 * @param states each improved by Newton's method; not to be modified
 * @param degreeSum the sum of the signs of det(1 − f'); nothing if a point could not be improved or its sign is not decided
 */
public record DiagramSlice(double parameter, List<double[]> states, OptionalInt degreeSum) {
    public DiagramSlice {
        states = List.copyOf(states);
    }

    /** The slice of a diagram that the continuation has given. */
    static DiagramSlice of(BifurcationDiagram diagram, Continuation continuation, double parameter) {
        List<double[]> states = new ArrayList<>();
        int sum = 0;
        boolean decided = true;
        for (Branch branch : diagram.branches()) {
            continuation.eachStep().run();
            List<Branch.Point> points = branch.points();
            for (int i = 1; i < points.size(); i++) {
                Branch.Point a = points.get(i - 1);
                Branch.Point b = points.get(i);
                if ((a.parameter() < parameter) != (b.parameter() < parameter)) {
                    Optional<Branch.Point> between = between(a, b, continuation, parameter);
                    Optional<Stability> stability =
                            between.map(Branch.Point::stability).filter(found -> found.hyperbolicity() > 0);
                    states.add(between.orElse(a).state());
                    sum += stability.map(Stability::degree).orElse(0);
                    decided &= stability.isPresent();
                }
            }
        }
        return new DiagramSlice(parameter, states, decided ? OptionalInt.of(sum) : OptionalInt.empty());
    }

    /** The point of the curve between two of its points. */
    private static Optional<Branch.Point> between(
            Branch.Point a, Branch.Point b, Continuation continuation, double parameter) {
        CurveEquation equation = continuation.equation();
        double[] from = equation.joined(a.state(), a.parameter());
        double[] to = equation.joined(b.state(), b.parameter());
        double[] chord = Continuation.difference(to, from);
        double share = (parameter - a.parameter()) / (b.parameter() - a.parameter());
        return equation.at(CurveEquation.along(from, share, chord), CurveEquation.norm(chord))
                .flatMap(found -> continuation.point(found.z(), a.tangent()));
    }
}
