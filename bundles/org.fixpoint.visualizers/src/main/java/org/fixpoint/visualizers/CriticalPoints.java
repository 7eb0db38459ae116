package org.fixpoint.visualizers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Mark;

/** Points of a critical line, those of several activations one after the other, in the order in which they are joined. */
final class CriticalPoints {
    /** No points. */
    static final CriticalPoints NONE = new CriticalPoints(List.of(), List.of());

    private static final double ROUNDING = 1e-9;

    private final List<Column> columns;
    private final List<Integer> rows;

    private CriticalPoints(List<Column> columns, List<Integer> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** All points of a table. */
    static CriticalPoints of(Item.Table table) {
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < table.rows(); i++) {
            rows.add(i);
        }
        return new CriticalPoints(table.columns(), rows);
    }

    /** Those of one place in the dimensions that a sweep added, each once: other dimensions may repeat them. */
    CriticalPoints at(List<Dimension> dims, Map<String, Integer> place) {
        List<Integer> kept = new ArrayList<>(rows);
        for (Dimension dim : dims) {
            int index = place.getOrDefault(dim.name(), 0);
            column(dim.name()).ifPresent(column -> kept.removeIf(row -> !matches(column, row, dim, index)));
        }
        Set<List<Double>> seen = new HashSet<>();
        kept.removeIf(row -> !seen.add(List.of(number(PhaseDiagram.WEIGHTS, row), number(PhaseDiagram.BIASES, row))));
        return new CriticalPoints(columns, kept);
    }

    private static boolean matches(Column column, int row, Dimension dim, int index) {
        if (column instanceof Column.Numbers numbers && dim instanceof Dimension.Numbers coordinates) {
            return numbers.values()[row] == coordinates.values()[index];
        }
        return column instanceof Column.Words words && words.values().get(row).equals(dim.label(index));
    }

    private Optional<Column> column(String name) {
        return columns.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private double number(String name, int row) {
        return column(name)
                .filter(Column.Numbers.class::isInstance)
                .map(each -> ((Column.Numbers) each).values()[row])
                .orElse(Double.NaN);
    }

    private String note(int row) {
        return column("note")
                .filter(Column.Words.class::isInstance)
                .map(each -> ((Column.Words) each).values().get(row))
                .orElse("");
    }

    /** The line in stretches of one kind; points that stand alone are drawn as such. */
    List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        List<Integer> stretch = new ArrayList<>();
        for (int row : rows) {
            if (!Double.isFinite(number(PhaseDiagram.WEIGHTS, row))) {
                continue;
            }
            boolean goesOn = !stretch.isEmpty() && joined(stretch.get(stretch.size() - 1), row);
            int last = stretch.isEmpty() ? row : stretch.get(stretch.size() - 1);
            if (!goesOn) {
                add(marks, stretch);
                boolean turns =
                        !stretch.isEmpty() && number(PhaseDiagram.BIASES, last) != number(PhaseDiagram.BIASES, row);
                stretch = new ArrayList<>(turns ? List.of(last) : List.of());
            }
            stretch.add(row);
        }
        add(marks, stretch);
        return marks;
    }

    /** Whether the line runs from one point to the next, and in one style: the end at variance 0 goes with either. */
    private boolean joined(int one, int next) {
        if (fold(one)) {
            return false;
        }
        boolean same = solid(one) == solid(next) || note(one).startsWith("variances vanish") || fold(next);
        return same && number(PhaseDiagram.BIASES, one) != number(PhaseDiagram.BIASES, next);
    }

    private boolean solid(int row) {
        return !note(row).equals("repelling") && !note(row).equals("oscillating");
    }

    /** Whether the line goes on in the other style. */
    private boolean fold(int row) {
        return note(row).startsWith("fold");
    }

    private void add(List<Mark> marks, List<Integer> stretch) {
        if (stretch.isEmpty()) {
            return;
        }
        double[] x = stretch.stream()
                .mapToDouble(row -> number(PhaseDiagram.WEIGHTS, row))
                .toArray();
        double[] y = stretch.stream()
                .mapToDouble(row -> number(PhaseDiagram.BIASES, row))
                .toArray();
        if (x.length == 1) {
            marks.add(new Mark.Points("χ₁ = 1", Mark.NEUTRAL, Mark.Shape.DISC, x, y));
            return;
        }
        int end = stretch.get(stretch.size() - 1);
        boolean solid = solid(fold(end) ? stretch.get(stretch.size() - 2) : end);
        marks.add(new Mark.Line(
                solid ? "χ₁ = 1" : "χ₁ = 1, variance not attracting",
                Mark.NEUTRAL,
                solid ? Mark.Stroke.SOLID : Mark.Stroke.DOTTED,
                x,
                y));
    }

    /** Those within the range of a figure. */
    CriticalPoints within(double[] weights, double[] biases) {
        List<Integer> kept = rows.stream()
                .filter(row -> within(weights, number(PhaseDiagram.WEIGHTS, row)))
                .filter(row -> within(biases, number(PhaseDiagram.BIASES, row)))
                .toList();
        return new CriticalPoints(columns, kept);
    }

    private static boolean within(double[] range, double x) {
        double slack = ROUNDING * (range[range.length - 1] - range[0]);
        return x >= range[0] - slack && x <= range[range.length - 1] + slack;
    }

    /** Where the line begins and ends, and where it folds, in words. */
    String finding() {
        List<Integer> shown =
                rows.stream().filter(row -> solid(row) && !fold(row)).toList();
        List<String> folds = rows.stream().filter(this::fold).map(this::point).toList();
        String turns = folds.isEmpty() ? "" : ", with a fold at " + String.join(" and ", folds);
        if (shown.isEmpty()) {
            return (rows.isEmpty()
                            ? "no critical point within the range"
                            : "χ₁ = 1 within the range only where the variance repels or oscillates")
                    + turns;
        }
        int first = shown.get(0);
        int last = shown.get(shown.size() - 1);
        String words = "χ₁ = 1 at " + point(first);
        return (first == last ? words : words + " to " + point(last)) + turns;
    }

    private String point(int row) {
        return "(σ_w², σ_b²) = (" + Wording.number(number(PhaseDiagram.WEIGHTS, row), 6) + ", "
                + Wording.number(number(PhaseDiagram.BIASES, row), 6) + ")";
    }
}
