package org.fixpoint.analyses.phase;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.maths.kernel.CriticalLine;

/** The points of a critical line as a table, in the order of their stationary variance. */
final class CriticalTable {
    /** What the table holds. */
    static final ItemSpec SPEC = new ItemSpec(
            "critical-line",
            Item.Table.class,
            "critical-line",
            List.of("bias-variance", "weight-variance", "variance", "length-slope", "note", "residual", "steps"),
            "the points of χ₁ = 1 at each σ_b² asked for, and some between (0 steps), by ascending q*; one row without numbers if the line does not pass the range");

    private static final int PER_DECADE = 8; // points between those asked for, so that the line is smooth to the eye
    private static final double NEAR = 1e-6; // of q: the table is no more exact where lengths barely move

    private CriticalTable() {}

    private record Row(CriticalLine.Point point, String note) {}

    /** The points at the given bias variances, ascending and each once, and some between. */
    static Item of(
            PropagatingLayer layer,
            CriticalLine line,
            TabledLengths lengths,
            double[] biases,
            double length,
            RunContext run) {
        List<Row> rows = new ArrayList<>();
        for (double bias : biases) {
            run.checkCancelled();
            for (CriticalLine.Point point : line.withBias(bias)) {
                rows.add(new Row(point, note(layer, line, lengths, point, length)));
            }
        }
        for (CriticalLine.Point point : line.between(biases[0], biases[biases.length - 1], PER_DECADE)) {
            run.checkCancelled();
            rows.add(new Row(point, note(layer, line, lengths, point, length)));
        }
        rows.sort(Comparator.comparingDouble(row -> row.point().q()));
        if (rows.isEmpty()) {
            return empty(line);
        }
        return new Item.Table(
                SPEC.name(),
                SPEC.quantity(),
                List.of(
                        numbers("bias-variance", rows, CriticalLine.Point::biasVariance),
                        numbers("weight-variance", rows, point -> layer.unit() * point.weightVariance()),
                        numbers("variance", rows, CriticalLine.Point::q),
                        numbers("length-slope", rows, point -> layer.slope(point.lengthSlope())),
                        Column.words("note", rows.stream().map(Row::note).toArray(String[]::new)),
                        numbers("residual", rows, point -> Math.abs(point.residual())),
                        numbers("steps", rows, CriticalLine.Point::steps)));
    }

    private static Column numbers(String name, List<Row> rows, ToDoubleFunction<CriticalLine.Point> of) {
        return Column.numbers(
                name, rows.stream().map(Row::point).mapToDouble(of).toArray());
    }

    /** Whether a network there has that variance: the variance may repel, or the inputs may flow to another. */
    private static String note(
            PropagatingLayer layer, CriticalLine line, TabledLengths lengths, CriticalLine.Point point, double length) {
        if (line.homogeneous()) {
            return "every variance stays";
        }
        PropagatingLayer there = layer.with(layer.unit() * point.weightVariance(), point.biasVariance());
        if (point.q() == 0) {
            return lengths.growFromZero(there) ? "repelling" : "variances vanish slowly";
        }
        if (!point.attracting()) {
            return point.lengthSlope() > 0 ? "repelling" : "oscillating";
        }
        boolean here = lengths.reached(there, there.first(length))
                .filter(reached -> Math.abs(reached.q() - point.q()) <= NEAR * point.q())
                .isPresent();
        return here ? "attracting" : "attracting, not from these inputs";
    }

    private static Item empty(CriticalLine line) {
        String note = line.homogeneous()
                ? "homogeneous: critical without bias only"
                : "no critical point within this range of the bias variance";
        return new Item.Table(
                SPEC.name(),
                SPEC.quantity(),
                SPEC.dims().stream().map(column -> without(column, note)).toList());
    }

    private static Column without(String column, String note) {
        return column.equals("note") ? Column.words(column, note) : Column.numbers(column, Double.NaN);
    }
}
