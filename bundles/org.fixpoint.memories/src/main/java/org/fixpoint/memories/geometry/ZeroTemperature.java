package org.fixpoint.memories.geometry;

import static org.fixpoint.memories.geometry.Columns.numbers;
import static org.fixpoint.memories.geometry.Columns.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Values;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Finding;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.memories.Wording;
import org.osgi.service.component.annotations.Component;

/**
 * Where the fixed points of a Hopfield network lie as β → ∞, and how near the prediction is at the β of the model.
 *
 * <p>The gap of the set of all patterns is +∞. What is told of the found point is NaN where Newton's method does not reach one from
 * the prediction, as happens at small β, and where a set is undecided. Where the predicted point is not there yet at that β, Newton's
 * method may lead to another, which is told by its index or because a prediction nearer to it leads there too.
 */
@Component(service = Contribution.class)
public final class ZeroTemperature implements Contribution<Analysis> {
    static final Parameter.Whole LARGEST = Parameter.whole(
                    "largest", "the largest number of patterns of a face that is looked at", 1, 1000)
            .byDefault(1000);
    static final Parameter.Whole BUDGET = Parameter.whole(
                    "budget",
                    "sets of patterns looked at; a size with which there would be more is left out",
                    1,
                    10_000_000)
            .byDefault(20_000);

    private static final ItemSpec FACES = new ItemSpec(
            "critical-faces",
            Item.Table.class,
            "critical-faces",
            List.of(
                    "face",
                    "size",
                    "index",
                    "centre-norm",
                    "gap",
                    "least-weight",
                    "shift",
                    "distance",
                    "scaled-distance",
                    "residual",
                    "found-index",
                    "largest-eigenvalue",
                    "eigenvalue-bound",
                    "distance-bound",
                    "status"),
            "each critical face with its index, |c|, gap and |u|/β; the distance of the found point from c + u/β, and β² times it;"
                    + " the largest eigenvalue there with its bounds β max p_i p_j |x_i − x_j|² and, with r the distance from"
                    + " the patterns, β r min |x_i − x_j|²/(2MN(N − 1))");
    private static final ItemSpec POINTS = new ItemSpec(
            "critical-points",
            Item.Table.class,
            "critical-points",
            List.of("face", "coordinate", "centre", "predicted", "found"),
            "c, c + u/β and the found fixed point of each critical face, coordinate by coordinate");
    private static final ItemSpec WEIGHTS = new ItemSpec(
            "critical-weights",
            Item.Table.class,
            "critical-weights",
            List.of("face", "pattern", "weight"),
            "λ, the limit of the softmax weights on each critical face");
    private static final ItemSpec SEARCH = new ItemSpec(
            "critical-search",
            Item.Table.class,
            "critical-search",
            List.of("rank", "looked-at", "largest-size", "critical", "undecided", "degree", "verdict"),
            "how many sets were looked at, Σ (−1)^index, which is 1 if no face is missing, and whether these are all");

    @Override
    public Descriptor<Analysis> descriptor() {
        return Descriptor.of(
                        Analysis.class, "zero-temperature", "Critical faces, and the fixed points near them at large β")
                .formula(
                        "ξ_I(β) = c_I + u/β + O(β⁻²), ⟨x_i − x_j, u⟩ = ln(λ_i/λ_j), c_I = Σ λ_i x_i nearest to 0 in aff x_I")
                .parameters(LARGEST, BUDGET)
                .sources("Beise, On Unstable Fixed Points in Modern Continuous Hopfield Networks, arXiv:2603.27804");
    }

    @Override
    public Analysis create(Values checked) {
        int largest = checked.get(LARGEST);
        int budget = checked.get(BUDGET);
        return new OfMemory(List.of(FACES, POINTS, WEIGHTS, SEARCH, Finding.SPEC), model -> {}, (memory, run) -> {
            CriticalFaces critical = CriticalFaces.of(memory.patterns(), largest, budget, run);
            List<ReachedPoint> rows = ReachedPoint.of(memory, critical.sets(), run);
            return List.of(
                    faces(rows, memory.beta()),
                    points(rows),
                    weights(critical.sets()),
                    search(critical),
                    Finding.of(inWords(rows, critical, memory.beta())));
        });
    }

    private static String inWords(List<ReachedPoint> rows, CriticalFaces critical, double beta) {
        List<ReachedPoint> found =
                rows.stream().filter(row -> row.status().equals("found")).toList();
        String reached = found.isEmpty()
                ? "none has a fixed point near its prediction yet"
                : "near " + found.size() + " of them a fixed point of the same index was found, at most "
                        + Wording.number(found.stream()
                                .mapToDouble(ReachedPoint::distance)
                                .max()
                                .orElseThrow())
                        + " from c + u/beta with a residual of at most "
                        + Wording.number(found.stream()
                                .mapToDouble(row -> row.found().residual())
                                .max()
                                .orElseThrow());
        return Wording.count(critical.sets().size() - critical.undecided(), "critical face")
                + (critical.undecided() == 0 ? "" : " and " + critical.undecided() + " undecided") + ", "
                + verdict(critical) + "; at beta " + Wording.exact(beta) + " " + reached + ".";
    }

    private static Item faces(List<ReachedPoint> rows, double beta) {
        return new Item.Table(
                FACES.name(),
                FACES.quantity(),
                List.of(
                        words("face", rows, row -> row.set().face().label()),
                        numbers("size", rows, row -> row.set().face().size()),
                        numbers("index", rows, row -> row.set().index()),
                        numbers("centre-norm", rows, row -> norm(row.set().centre())),
                        numbers("gap", rows, row -> row.set().gap()),
                        numbers(
                                "least-weight",
                                rows,
                                row -> Arrays.stream(row.set().weights()).min().orElseThrow()),
                        numbers("shift", rows, row -> norm(row.set().tilt()) / beta),
                        numbers("distance", rows, row -> row.ifFound(row.distance())),
                        numbers("scaled-distance", rows, row -> row.ifFound(beta * beta * row.distance())),
                        numbers("residual", rows, row -> row.ifFound(row.found().residual())),
                        numbers("found-index", rows, row -> row.ifFound(row.index())),
                        numbers("largest-eigenvalue", rows, row -> row.ifFound(row.eigenvalue())),
                        numbers(
                                "eigenvalue-bound",
                                rows,
                                row -> row.ifFound(row.bounds().largest())),
                        numbers(
                                "distance-bound",
                                rows,
                                row -> row.ifFound(row.bounds().ofDistance())),
                        words("status", rows, ReachedPoint::status)));
    }

    private static Item points(List<ReachedPoint> rows) {
        List<String> faces = new ArrayList<>();
        List<double[]> lines = new ArrayList<>();
        for (ReachedPoint row : rows) {
            for (int a = 0; a < row.predicted().length; a++) {
                faces.add(row.set().face().label());
                lines.add(new double[] {
                    a + 1,
                    row.set().centre()[a],
                    row.predicted()[a],
                    row.ifFound(row.found().point()[a])
                });
            }
        }
        return new Item.Table(
                POINTS.name(),
                POINTS.quantity(),
                List.of(
                        words("face", faces, face -> face),
                        numbers("coordinate", lines, line -> line[0]),
                        numbers("centre", lines, line -> line[1]),
                        numbers("predicted", lines, line -> line[2]),
                        numbers("found", lines, line -> line[3])));
    }

    private static Item weights(List<CriticalSet> sets) {
        List<String> faces = new ArrayList<>();
        List<double[]> lines = new ArrayList<>();
        for (CriticalSet set : sets) {
            for (int i = 0; i < set.face().size(); i++) {
                faces.add(set.face().label());
                lines.add(new double[] {set.face().members()[i] + 1, set.weights()[i]});
            }
        }
        return new Item.Table(
                WEIGHTS.name(),
                WEIGHTS.quantity(),
                List.of(
                        words("face", faces, face -> face),
                        numbers("pattern", lines, line -> line[0]),
                        numbers("weight", lines, line -> line[1])));
    }

    private static Item search(CriticalFaces critical) {
        return new Item.Table(
                SEARCH.name(),
                SEARCH.quantity(),
                List.of(
                        Column.numbers("rank", critical.rank()),
                        Column.numbers("looked-at", (double) critical.looked()),
                        Column.numbers("largest-size", critical.largest()),
                        Column.numbers("critical", (double) (critical.sets().size() - critical.undecided())),
                        Column.numbers("undecided", (double) critical.undecided()),
                        Column.numbers("degree", critical.degree()),
                        Column.words("verdict", verdict(critical))));
    }

    private static String verdict(CriticalFaces critical) {
        if (!critical.complete()) {
            return "faces of up to " + critical.largest() + " patterns only, of up to " + critical.rank()
                    + " that there may be";
        }
        if (critical.undecided() > 0) {
            return "every face looked at, some undecided";
        }
        return critical.degree() == 1
                ? "complete: every face looked at, degree 1"
                : "every face looked at, but the degree is " + critical.degree() + " and not 1";
    }

    private static double norm(double[] a) {
        return Math.sqrt(Arrays.stream(a).map(each -> each * each).sum());
    }
}
