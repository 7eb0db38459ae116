package org.fixpoint.visualizers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixpoint.api.figure.Mark;

/** Bifurcations as points, each kind with a shape of its own. */
final class BifurcationMarks {
    private static final Map<String, Mark.Shape> SHAPES = Map.of(
            "fold", Mark.Shape.DISC,
            "transcritical", Mark.Shape.DIAMOND,
            "pitchfork", Mark.Shape.TRIANGLE,
            "branch-point", Mark.Shape.SQUARE,
            "flip", Mark.Shape.CROSS,
            "neimark-sacker", Mark.Shape.STAR);

    private BifurcationMarks() {}

    /** One mark for each kind among some rows. */
    static List<Mark> of(List<Integer> rows, List<String> kinds, double[] x, double[] y) {
        Map<String, List<Integer>> byKind = new LinkedHashMap<>();
        for (int row : rows) {
            if (Double.isFinite(x[row]) && Double.isFinite(y[row])) {
                byKind.computeIfAbsent(kinds.get(row), kind -> new ArrayList<>())
                        .add(row);
            }
        }
        List<Mark> marks = new ArrayList<>();
        byKind.forEach((kind, places) -> marks.add(new Mark.Points(
                kind.replace('-', ' '),
                Mark.NEUTRAL,
                SHAPES.getOrDefault(kind, Mark.Shape.CIRCLE),
                places.stream().mapToDouble(row -> x[row]).toArray(),
                places.stream().mapToDouble(row -> y[row]).toArray())));
        return marks;
    }

    /** How many of each kind, and where: {@code 3 folds at 1.854, 1.854 and 3.015}. */
    static String saying(List<Integer> rows, List<String> kinds, double[] parameter) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (int row : rows) {
            values.computeIfAbsent(kinds.get(row).replace('-', ' '), kind -> new ArrayList<>())
                    .add(Wording.number(parameter[row], 6));
        }
        List<String> words = new ArrayList<>();
        values.forEach((kind, at) -> words.add(counted(kind, at)));
        return words.isEmpty() ? "no bifurcation" : Wording.list(words);
    }

    private static String counted(String kind, List<String> at) {
        int shown = 6;
        String places = at.size() <= shown
                ? Wording.list(at)
                : String.join(", ", at.subList(0, shown - 1)) + " … " + at.get(at.size() - 1);
        return at.size() + " " + kind + (at.size() == 1 ? "" : "s") + " at " + places;
    }
}
