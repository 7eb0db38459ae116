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
    private static final double SAME_STATE = 1e-3;

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

    /** Adds the branch through z and all that are joined to it; false if there are too many. */
    private boolean grow(List<Branch> branches, List<Bifurcation> events, double[] z, double[] direction) {
        List<BranchArms.Arm> waiting = new ArrayList<>(List.of(new BranchArms.Arm(z, direction)));
        BranchArms arms = new BranchArms(continuation.equation(), random);
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
        return parameter >= continuation.settings().from()
                && parameter <= continuation.settings().to();
    }

    private boolean known(List<Branch> branches, double[] z) {
        CurveEquation equation = continuation.equation();
        return branches.stream().anyMatch(branch -> new BranchGeometry(equation, branch).holds(z));
    }

    /** Adds an event, or lets the better located of two stand for both; whether it was known. */
    private boolean merged(List<Bifurcation> events, Bifurcation event) {
        CurveEquation equation = continuation.equation();
        double[] z = equation.joined(event.state(), event.parameter());
        for (int i = 0; i < events.size() && event.joinsBranches(); i++) {
            Bifurcation other = events.get(i);
            double distance = CurveEquation.distance(z, equation.joined(other.state(), other.parameter()));
            if (other.joinsBranches() && distance < SAME_STATE) {
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
                .map(branch -> new BranchGeometry(equation, branch).passage(z))
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
