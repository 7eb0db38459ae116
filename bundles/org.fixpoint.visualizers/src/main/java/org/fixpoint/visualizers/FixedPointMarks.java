package org.fixpoint.visualizers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.visualizers.paint.Hues;

/**
 * Fixed points by their index, each index with a shape and a hue of its own; one whose index is undecided is a cross.
 *
 * @param index of each point, −1 where it is undecided; empty if no index is known at all
 */
record FixedPointMarks(int[] index) {
    /** How much paler a mark is that does not lie where it is shown. */
    static final double PALE = 0.5;

    private static final Mark.Shape[] SHAPES = {
        Mark.Shape.DISC, Mark.Shape.CIRCLE, Mark.Shape.TRIANGLE, Mark.Shape.DIAMOND, Mark.Shape.SQUARE
    };

    /** The indices of a table with a row for each of so many states. */
    static FixedPointMarks of(Item.Table table, int count) {
        double[] index = new SweptTable(table).numbers("index");
        if (index.length != count) {
            throw new Refusal("there are " + index.length + " rows in slot points and " + count
                    + " fixed points in slot states; give both of the same analysis");
        }
        return new FixedPointMarks(Arrays.stream(index)
                .mapToInt(each -> Double.isFinite(each) ? (int) each : -1)
                .toArray());
    }

    /** What tells points of one mark apart from those of another. */
    private record Kind(int index, boolean away, String note) implements Comparable<Kind> {
        @Override
        public int compareTo(Kind other) {
            int order = Integer.compare(rank(), other.rank());
            return order != 0 ? order : Boolean.compare(other.away, away);
        }

        private int rank() {
            return index < 0 ? Integer.MAX_VALUE : index;
        }

        String label() {
            return away ? words(index) + ", " + note : words(index);
        }
    }

    /**
     * The marks.
     *
     * @param places x of all points, y of all points; one that is not finite is left out
     * @param away whether a point is elsewhere than it is shown, and therefore pale
     * @param note what the legend says of such points
     */
    List<Mark> marks(double[][] places, boolean[] away, String note) {
        Map<Kind, List<Integer>> byKind = new TreeMap<>();
        for (int i = 0; i < places[0].length; i++) {
            if (Double.isFinite(places[0][i]) && Double.isFinite(places[1][i])) {
                Kind kind = new Kind(index.length == 0 ? 0 : index[i], away[i], note);
                byKind.computeIfAbsent(kind, each -> new ArrayList<>()).add(i);
            }
        }
        List<Mark> marks = new ArrayList<>();
        byKind.forEach((kind, rows) -> marks.add(new Mark.Points(
                index.length == 0 ? kind.away() ? "fixed point, " + note : "fixed point" : kind.label(),
                hue(kind),
                kind.index() < 0 ? Mark.Shape.CROSS : SHAPES[Math.min(kind.index(), SHAPES.length - 1)],
                rows.stream().mapToDouble(i -> places[0][i]).toArray(),
                rows.stream().mapToDouble(i -> places[1][i]).toArray())));
        return marks;
    }

    private static int hue(Kind kind) {
        int hue = kind.index() < 0 ? Mark.NEUTRAL : kind.index();
        return kind.away() ? Hues.faded(hue, PALE) : hue;
    }

    /** The same with each index so many times in a row. */
    FixedPointMarks repeated(int times) {
        return new FixedPointMarks(Arrays.stream(index)
                .flatMap(each -> IntStream.generate(() -> each).limit(times))
                .toArray());
    }

    /** An index in words. */
    static String words(int index) {
        return index < 0 ? "undecided" : index == 0 ? "stable" : "index " + index;
    }

    /** How many points of which index there are. */
    String finding(int count) {
        if (index.length == 0) {
            return count + " fixed point" + (count == 1 ? "" : "s");
        }
        Map<Integer, Integer> counts = new TreeMap<>();
        Arrays.stream(index).forEach(which -> counts.merge(which < 0 ? Integer.MAX_VALUE : which, 1, Integer::sum));
        List<String> words = new ArrayList<>();
        counts.forEach((rank, many) -> {
            int which = rank == Integer.MAX_VALUE ? -1 : rank;
            words.add(many + " " + (which > 0 ? "of " : "") + words(which));
        });
        return count + " fixed point" + (count == 1 ? ": " : "s: ") + Wording.list(words);
    }
}
