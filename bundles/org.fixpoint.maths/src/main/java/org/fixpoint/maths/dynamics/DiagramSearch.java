package org.fixpoint.maths.dynamics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.fixpoint.maths.dynamics.Bifurcation.Kind;
import org.fixpoint.maths.dynamics.BifurcationDiagram.Node;
import org.fixpoint.maths.dynamics.BifurcationDiagram.Start;

/**
 * The search for a {@link BifurcationDiagram}: every start is continued to both sides unless a branch passes it already, and at each
 * branch point the other branches are sought.
 *
 * <p>Branches that are joined to no start are not found: give starts at several values of the parameter.
 *
 * @param most the largest number of branches
 * @param random directions in which branches are sought where several eigenvalues pass 1 together
 */
public record DiagramSearch(Continuation continuation, int most, RandomGenerator random) {
    private static final double SAME =
            1e-3; // two locations of one event, beside their errors: along a pitchfork, √ of the error of its parameter
    private static final double ROUNDING = 1e-12;
    private static final double AT_NODE = 1e-3; // a branch that stalls at a node does so much nearer

    /** The diagram that the starts lead to. */
    public BifurcationDiagram from(List<Start> starts) {
        List<Branch> branches = new ArrayList<>();
        List<Bifurcation> events = new ArrayList<>();
        CurveEquation equation = continuation.equation();
        boolean complete = true;
        for (Start start : starts) {
            double[] guess = equation.joined(start.state(), start.parameter());
            double reach = continuation.settings().longest();
            Optional<double[]> z = equation.at(guess, reach).map(CurveEquation.Solution::z);
            if (z.isPresent()) {
                complete &= grow(branches, events, z.get(), equation.parameterDirection());
            }
        }
        return new BifurcationDiagram(branches, nodes(branches, events), complete);
    }

    /** The fixed points of a diagram at a value of the parameter that is none of a bifurcation. */
    public DiagramSlice slice(BifurcationDiagram diagram, double parameter) {
        return DiagramSlice.of(diagram, continuation, parameter);
    }

    /**
     * Where a branch was lost.
     *
     * @param parameter of its last point
     * @param upwards whether the parameter was rising there
     */
    public record Loss(double parameter, boolean upwards) {}

    /** The ends of branches that neither leave the range or the region nor lie at a node that another branch passes. */
    public List<Loss> losses(BifurcationDiagram diagram) {
        List<Loss> losses = new ArrayList<>();
        for (int i = 0; i < diagram.branches().size(); i++) {
            Branch branch = diagram.branches().get(i);
            List<Branch.Point> points = branch.points();
            loss(diagram, i, branch.begin(), points.get(0), -1).ifPresent(losses::add);
            loss(diagram, i, branch.end(), points.get(points.size() - 1), 1).ifPresent(losses::add);
        }
        return losses;
    }

    private Optional<Loss> loss(BifurcationDiagram diagram, int branch, Branch.End end, Branch.Point last, int side) {
        if (end != Branch.End.STALLED && end != Branch.End.STEPS) {
            return Optional.empty();
        }
        CurveEquation equation = continuation.equation();
        double[] z = equation.joined(last.state(), last.parameter());
        boolean passed = diagram.nodes().stream()
                .filter(node -> node.branches().stream().anyMatch(other -> other != branch))
                .map(Node::point)
                .anyMatch(point ->
                        CurveEquation.distance(z, equation.joined(point.state(), point.parameter())) < AT_NODE);
        return passed ? Optional.empty() : Optional.of(new Loss(last.parameter(), side * last.turn() > 0));
    }

    /** Adds the branch through z and all that are joined to it; false if there are too many. */
    private boolean grow(List<Branch> branches, List<Bifurcation> events, double[] z, double[] direction) {
        List<BranchArms.Arm> waiting = new ArrayList<>(List.of(new BranchArms.Arm(z, direction)));
        BranchArms arms = new BranchArms(continuation.equation(), random, continuation.eachStep());
        while (!waiting.isEmpty()) {
            BranchArms.Arm arm = waiting.remove(waiting.size() - 1);
            if (!within(arm.z()) || known(branches, arm.z())) {
                continue;
            }
            Optional<Branch> branch = continuation.through(arm.z(), arm.direction());
            if (branch.isEmpty()) {
                continue;
            }
            if (branches.size() == most) {
                return false;
            }
            BranchEvents.Found found = new BranchEvents(continuation).along(branch.get());
            branches.add(found.branch());
            for (Bifurcation event : found.events()) {
                if (!merged(events, event) && event.joinsBranches()) {
                    waiting.addAll(arms.at(event));
                }
            }
        }
        return true;
    }

    private boolean within(double[] z) {
        double parameter = continuation.equation().parameter(z);
        double from = continuation.settings().from();
        double to = continuation.settings().to();
        double slack = ROUNDING * (to - from); // of a start at an end of the range
        return parameter >= from - slack && parameter <= to + slack;
    }

    private boolean known(List<Branch> branches, double[] z) {
        CurveEquation equation = continuation.equation();
        return branches.stream().anyMatch(branch -> {
            continuation.eachStep().run();
            return new BranchGeometry(equation, branch).holds(z);
        });
    }

    /** Adds an event, or lets the better located of two stand for both; whether it was known. */
    private boolean merged(List<Bifurcation> events, Bifurcation event) {
        CurveEquation equation = continuation.equation();
        double[] z = equation.joined(event.state(), event.parameter());
        for (int i = 0; i < events.size() && event.joinsBranches(); i++) {
            Bifurcation other = events.get(i);
            double distance = CurveEquation.distance(z, equation.joined(other.state(), other.parameter()));
            double same = SAME + 2 * (event.error() + other.error()) / equation.unit();
            if (other.joinsBranches() && distance < same) {
                if (event.error() < other.error()) {
                    events.set(i, event);
                }
                return true;
            }
        }
        events.add(event);
        return false;
    }

    private List<Node> nodes(List<Branch> branches, List<Bifurcation> events) {
        return events.stream()
                .map(event -> node(branches, event))
                .sorted(Comparator.comparingDouble(node -> node.point().parameter()))
                .toList();
    }

    private Node node(List<Branch> branches, Bifurcation event) {
        CurveEquation equation = continuation.equation();
        double[] z = equation.joined(event.state(), event.parameter());
        List<Optional<BranchGeometry.Passage>> passages = branches.stream()
                .map(branch -> {
                    continuation.eachStep().run();
                    return new BranchGeometry(equation, branch).passage(z);
                })
                .toList();
        List<Integer> through = IntStream.range(0, branches.size())
                .filter(i -> passages.get(i).isPresent())
                .boxed()
                .toList();
        if (!event.joinsBranches()) {
            return new Node(event, through);
        }
        long back = passages.stream()
                .filter(each ->
                        each.filter(p -> p == BranchGeometry.Passage.BACK).isPresent())
                .count();
        long on = through.size() - back;
        Kind kind =
                back == 0 && on >= 2 ? Kind.TRANSCRITICAL : back >= 1 && on == 1 ? Kind.PITCHFORK : Kind.BRANCH_POINT;
        return new Node(event.as(kind), through);
    }
}
