package org.fixpoint.maths.dynamics;

import java.util.List;

/**
 * The branches of fixed points of a family of maps over a range of its parameter, and where they begin, end, meet or change stability.
 *
 * @param branches in the order in which they were found, no two with a common stretch
 * @param nodes by rising parameter
 * @param complete false if the number of branches allowed was used up
 */
public record BifurcationDiagram(List<Branch> branches, List<Node> nodes, boolean complete) {
    public BifurcationDiagram {
        branches = List.copyOf(branches);
        nodes = List.copyOf(nodes);
    }

    /**
     * A bifurcation and the branches that pass it.
     *
     * @param branches indices, rising
     */
    public record Node(Bifurcation point, List<Integer> branches) {
        public Node {
            branches = List.copyOf(branches);
        }
    }

    /**
     * A fixed point from which a branch is followed.
     *
     * @param state near a fixed point; not to be modified
     */
    public record Start(double[] state, double parameter) {}

    /** The number of fixed points on the branches at a value of the parameter that is none of a bifurcation. */
    public int count(double parameter) {
        return branches.stream().mapToInt(branch -> branch.passes(parameter)).sum();
    }
}
