package org.fixpoint.analyses.dynamics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Finding;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.maths.dynamics.BifurcationDiagram;
import org.fixpoint.maths.dynamics.BifurcationDiagram.Node;
import org.fixpoint.maths.dynamics.Branch;

/** A bifurcation diagram as items: its branches, its bifurcations, the states of both, and the number of fixed points. */
record BifurcationTables(BifurcationDiagram diagram, ReducedFamily family, BranchCensus census) {
    private static final ItemSpec BRANCHES = new ItemSpec(
            "branches",
            Item.Table.class,
            "branches",
            List.of(
                    "branch",
                    "step",
                    "parameter",
                    "norm",
                    "energy",
                    "index",
                    "stability",
                    "spectral-radius",
                    "residual",
                    "end",
                    "varied"),
            "points along each branch of fixed points; energy is NaN where the model has none; varied names the parameter");
    private static final ItemSpec STATES = new ItemSpec(
            "branch-states",
            Item.Array.class,
            "state",
            List.of("point", "coordinate"),
            "the state of each row of branches");
    private static final ItemSpec BIFURCATIONS = new ItemSpec(
            "bifurcations",
            Item.Table.class,
            "bifurcations",
            List.of("kind", "parameter", "residual", "error", "kernel", "norm", "energy", "branches", "varied"),
            "where branches fold, meet or change stability, with the residual and the error of the parameter");
    private static final ItemSpec BIFURCATION_STATES = new ItemSpec(
            "bifurcation-states",
            Item.Array.class,
            "state",
            List.of("bifurcation", "coordinate"),
            "the state of each row of bifurcations");
    private static final ItemSpec COUNTS = new ItemSpec(
            "fixed-point-counts",
            Item.Table.class,
            "fixed-point-counts",
            List.of("from", "to", "points", "degree-sum", "completeness", "reason"),
            "how many fixed points the branches have between one bifurcation and the next, and whether one is missing");

    static final List<ItemSpec> YIELDS =
            List.of(BRANCHES, STATES, BIFURCATIONS, BIFURCATION_STATES, COUNTS, Finding.SPEC);

    /** A point of a branch and where it stands. */
    private record Row(int branch, int step, Branch.Point point, String end) {}

    List<Item> items() {
        List<Row> rows = rows();
        List<double[]> states =
                rows.stream().map(row -> family.lift(row.point().state())).toList();
        List<double[]> nodes = diagram.nodes().stream()
                .map(node -> family.lift(node.point().state()))
                .toList();
        return List.of(
                branches(rows, states),
                states(STATES, states),
                bifurcations(nodes),
                states(BIFURCATION_STATES, nodes),
                counts(),
                BifurcationFinding.of(diagram, census, family.name()));
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int b = 0; b < diagram.branches().size(); b++) {
            Branch branch = diagram.branches().get(b);
            int last = branch.points().size() - 1;
            for (int i = 0; i <= last; i++) {
                String end = i == 0 ? word(branch.begin()) : i == last ? word(branch.end()) : "";
                rows.add(new Row(b, i, branch.points().get(i), end));
            }
        }
        return rows;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Item branches(List<Row> rows, List<double[]> states) {
        double[] energy = new double[rows.size()];
        for (int i = 0; i < energy.length; i++) {
            energy[i] = energy(rows.get(i).point().parameter(), states.get(i));
        }
        return new Item.Table(
                BRANCHES.name(),
                BRANCHES.quantity(),
                List.of(
                        numbers("branch", rows, Row::branch),
                        numbers("step", rows, Row::step),
                        numbers("parameter", rows, row -> row.point().parameter()),
                        norms(states),
                        Column.numbers("energy", energy),
                        numbers("index", rows, row -> row.point().stability().index()),
                        Column.words(
                                "stability",
                                rows.stream().map(BifurcationTables::stability).toArray(String[]::new)),
                        numbers("spectral-radius", rows, row -> row.point()
                                .stability()
                                .spectralRadius()),
                        numbers(
                                "residual",
                                rows,
                                row -> family.unit() * row.point().residual()),
                        Column.words("end", rows.stream().map(Row::end).toArray(String[]::new)),
                        varied(rows.size())));
    }

    private static String stability(Row row) {
        double radius = row.point().stability().spectralRadius();
        return radius < 1 ? "stable" : radius > 1 ? "unstable" : "undecided";
    }

    private Item bifurcations(List<double[]> states) {
        List<Node> nodes = diagram.nodes();
        double[] energy = new double[nodes.size()];
        for (int i = 0; i < energy.length; i++) {
            energy[i] = energy(nodes.get(i).point().parameter(), states.get(i));
        }
        return new Item.Table(
                BIFURCATIONS.name(),
                BIFURCATIONS.quantity(),
                List.of(
                        Column.words(
                                "kind",
                                nodes.stream()
                                        .map(node -> word(node.point().kind()))
                                        .toArray(String[]::new)),
                        numbers("parameter", nodes, node -> node.point().parameter()),
                        numbers(
                                "residual",
                                nodes,
                                node -> family.unit() * node.point().residual()),
                        numbers("error", nodes, node -> node.point().error()),
                        numbers("kernel", nodes, node -> node.point().kernel()),
                        norms(states),
                        Column.numbers("energy", energy),
                        Column.words(
                                "branches",
                                nodes.stream()
                                        .map(node -> String.join(
                                                " ",
                                                node.branches().stream()
                                                        .map(String::valueOf)
                                                        .toList()))
                                        .toArray(String[]::new)),
                        varied(nodes.size())));
    }

    private Column varied(int rows) {
        return new Column.Words("varied", Collections.nCopies(rows, family.name()));
    }

    private double energy(double parameter, double[] state) {
        return family.at(parameter)
                .map()
                .energy()
                .map(energy -> energy.of(state))
                .orElse(Double.NaN);
    }

    private static Column norms(List<double[]> states) {
        return Column.numbers(
                "norm", states.stream().mapToDouble(BifurcationTables::norm).toArray());
    }

    private static double norm(double[] x) {
        double sum = 0;
        for (double each : x) {
            sum += each * each;
        }
        return Math.sqrt(sum);
    }

    private static <T> Column numbers(String name, List<T> rows, ToDoubleFunction<T> of) {
        return Column.numbers(name, rows.stream().mapToDouble(of).toArray());
    }

    private Item states(ItemSpec spec, List<double[]> states) {
        int d = family.fullDimension();
        double[] data = new double[states.size() * d];
        for (int i = 0; i < states.size(); i++) {
            System.arraycopy(states.get(i), 0, data, i * d, d);
        }
        return new Item.Array(
                spec.name(),
                spec.quantity(),
                "",
                List.of(Dimension.index(spec.dims().get(0), states.size()), Dimension.index("coordinate", d)),
                data);
    }

    private Item counts() {
        List<BranchCensus.Interval> rows = census.intervals();
        return new Item.Table(
                COUNTS.name(),
                COUNTS.quantity(),
                List.of(
                        numbers("from", rows, BranchCensus.Interval::from),
                        numbers("to", rows, BranchCensus.Interval::to),
                        numbers("points", rows, BranchCensus.Interval::points),
                        numbers(
                                "degree-sum",
                                rows,
                                row -> row.degreeSum().isPresent()
                                        ? row.degreeSum().getAsInt()
                                        : Double.NaN),
                        Column.words(
                                "completeness",
                                rows.stream()
                                        .map(row -> row.completeness().words())
                                        .toArray(String[]::new)),
                        Column.words(
                                "reason",
                                rows.stream().map(BranchCensus.Interval::reason).toArray(String[]::new))));
    }
}
