package org.fixpoint.analyses.phase;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.maths.kernel.CriticalLine;

/**
 * The points of a critical line as a table, in the order of their stationary variance.
 *
 * @param length mean squared length of the inputs
 */
record CriticalTable(PropagatingLayer layer, CriticalLine line, TabledLengths lengths, double length) {
    /** What the table holds. */
    static final ItemSpec SPEC = new ItemSpec(
            "critical-line",
            Item.Table.class,
            "critical-line",
            List.of(PhaseDiagram.BIASES, PhaseDiagram.WEIGHTS, "variance", "length-slope", "note", "residual", "steps"),
            "the points of χ₁ = 1 within the range, at each σ_b² of the grid, some between (0 steps), the folds where the variance turns"
                    + " from attracting to repelling, and all points at a σ_b² asked for by at; by ascending q*; one row without"
                    + " numbers if there are none");

    private static final int PER_DECADE = 8; // points between those asked for, so that the line is smooth to the eye
    private static final double NEAR = 1e-6; // of q: the table is no more exact where lengths barely move
    private static final double ROUNDING = 1e-9;
    private static final String FOLD = "fold: the variance attracts on one side and repels on the other";

    private record Row(CriticalLine.Point point, String note) {}

    /**
     * The points within a range, and those with bias variances asked for besides.
     *
     * @param weights σ_w², ascending
     * @param biases σ_b², ascending
     * @param asked further σ_b², at which points of any σ_w² are told
     */
    Item of(Dimension.Numbers weights, Dimension.Numbers biases, double[] asked, RunContext run) {
        double[] range = biases.values();
        double[] all = DoubleStream.concat(Arrays.stream(range), Arrays.stream(asked))
                .sorted()
                .distinct()
                .toArray();
        List<Row> rows = new ArrayList<>();
        for (double bias : all) {
            boolean anywhere = Arrays.stream(asked).anyMatch(each -> each == bias);
            for (CriticalLine.Point point : line.withBias(bias)) {
                if (anywhere || within(weights, point)) {
                    run.checkCancelled();
                    rows.add(new Row(point, note(point)));
                }
            }
        }
        for (CriticalLine.Point point : line.between(range[0], range[range.length - 1], PER_DECADE)) {
            run.checkCancelled();
            if (within(weights, point)) {
                rows.add(new Row(point, note(point)));
            }
        }
        for (CriticalLine.Point point : line.folds(range[0], range[range.length - 1])) {
            if (within(weights, point)) {
                rows.add(new Row(point, FOLD));
            }
        }
        rows.sort(Comparator.comparingDouble(row -> row.point().q()));
        return rows.isEmpty() ? empty() : table(rows);
    }

    private boolean within(Dimension.Numbers weights, CriticalLine.Point point) {
        double weight = layer.unit() * point.weightVariance();
        double[] range = weights.values();
        double slack = ROUNDING * weight;
        return weight >= range[0] - slack && weight <= range[range.length - 1] + slack;
    }

    private Item table(List<Row> rows) {
        return new Item.Table(
                SPEC.name(),
                SPEC.quantity(),
                List.of(
                        numbers(PhaseDiagram.BIASES, rows, CriticalLine.Point::biasVariance),
                        numbers(PhaseDiagram.WEIGHTS, rows, point -> layer.unit() * point.weightVariance()),
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
    private String note(CriticalLine.Point point) {
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

    private Item empty() {
        String note = line.homogeneous()
                ? "homogeneous: critical without bias, and at one weight variance only"
                : "no critical point within this range of the variances";
        return new Item.Table(
                SPEC.name(),
                SPEC.quantity(),
                SPEC.dims().stream().map(column -> without(column, note)).toList());
    }

    private static Column without(String column, String note) {
        return column.equals("note") ? Column.words(column, note) : Column.numbers(column, Double.NaN);
    }
}
