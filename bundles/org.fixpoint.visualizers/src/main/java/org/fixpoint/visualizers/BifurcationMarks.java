package org.fixpoint.visualizers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.visualizers.paint.Hues;

/** Bifurcations as points, each kind with a shape of its own; rays around a point say that several lie there. */
final class BifurcationMarks {
    private static final double SAME = 0.004; // of the extent: half of a glyph
    private static final Map<String, Mark.Shape> SHAPES = Map.of(
            "fold", Mark.Shape.DISC,
            "transcritical", Mark.Shape.DIAMOND,
            "pitchfork", Mark.Shape.TRIANGLE,
            "branch-point", Mark.Shape.SQUARE,
            "flip", Mark.Shape.CROSS,
            "neimark-sacker", Mark.Shape.CIRCLE);

    private BifurcationMarks() {}

    /** What the figure calls the parameter of a table of branches or bifurcations. */
    static String parameter(SweptTable table) {
        List<String> varied = table.wordsIfAny("varied");
        return varied.isEmpty() ? "parameter" : Wording.quantity(varied.get(0), "");
    }

    /** One mark for each kind among some rows, after marks of the places at which several lie. */
    static List<Mark> of(List<Integer> rows, List<String> kinds, double[] x, double[] y) {
        Map<String, List<Integer>> byKind = new LinkedHashMap<>();
        List<Integer> shown = new ArrayList<>();
        for (int row : rows) {
            if (Double.isFinite(x[row]) && Double.isFinite(y[row])) {
                byKind.computeIfAbsent(kinds.get(row), kind -> new ArrayList<>())
                        .add(row);
                shown.add(row);
            }
        }
        List<Mark> marks = new ArrayList<>();
        together(shown, x, y)
                .forEach((count, places) -> marks.add(points(
                        count + " at one place", Hues.faded(Mark.NEUTRAL, 0.35), Mark.Shape.STAR, places, x, y)));
        byKind.forEach((kind, places) -> marks.add(points(
                kind.replace('-', ' '), Mark.NEUTRAL, SHAPES.getOrDefault(kind, Mark.Shape.CIRCLE), places, x, y)));
        return marks;
    }

    private static Mark points(String label, int hue, Mark.Shape shape, List<Integer> rows, double[] x, double[] y) {
        return new Mark.Points(
                label,
                hue,
                shape,
                rows.stream().mapToDouble(row -> x[row]).toArray(),
                rows.stream().mapToDouble(row -> y[row]).toArray());
    }

    /** By their number, one row for each place at which more than one lies. */
    private static Map<Integer, List<Integer>> together(List<Integer> rows, double[] x, double[] y) {
        double width = SAME * extent(rows, x);
        double height = SAME * extent(rows, y);
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        for (int row : rows) {
            int place = counts.keySet().stream()
                    .filter(other -> Math.abs(x[other] - x[row]) <= width && Math.abs(y[other] - y[row]) <= height)
                    .findFirst()
                    .orElse(row);
            counts.merge(place, 1, Integer::sum);
        }
        Map<Integer, List<Integer>> places = new TreeMap<>();
        counts.forEach((row, count) -> {
            if (count > 1) {
                places.computeIfAbsent(count, each -> new ArrayList<>()).add(row);
            }
        });
        return places;
    }

    private static double extent(List<Integer> rows, double[] values) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int row : rows) {
            least = Math.min(least, values[row]);
            most = Math.max(most, values[row]);
        }
        return Math.max(most - least, 1e-6 * Math.max(Math.abs(least), Math.abs(most)));
    }

    /** How many of each kind, and where: {@code 3 folds at 1.854, 1.854 and 3.015}. */
    static String saying(List<Integer> rows, List<String> kinds, double[] parameter) {
        Map<String, Map<String, Integer>> values = new LinkedHashMap<>();
        for (int row : rows) {
            values.computeIfAbsent(kinds.get(row).replace('-', ' '), kind -> new LinkedHashMap<>())
                    .merge(Wording.number(parameter[row], 6), 1, Integer::sum);
        }
        List<String> words = new ArrayList<>();
        values.forEach((kind, at) -> words.add(counted(kind, at)));
        return words.isEmpty() ? "no bifurcation" : Wording.list(words);
    }

    private static String counted(String kind, Map<String, Integer> values) {
        int shown = 6;
        List<String> at = new ArrayList<>();
        values.forEach((value, times) -> at.add(times == 1 ? value : value + " (" + times + " there)"));
        int count = values.values().stream().mapToInt(Integer::intValue).sum();
        String places = at.size() <= shown
                ? Wording.list(at)
                : String.join(", ", at.subList(0, shown - 1)) + " … " + at.get(at.size() - 1);
        return count + " " + kind + (count == 1 ? "" : "s") + " at " + places;
    }
}
