package org.fixpoint.desktop.results;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fixpoint.desktop.results.Sheet.Cells;

/**
 * Two sheets of one item side by side: rows with the same coordinates stand in one row, each number of the left beside that of the
 * right and the difference, right less left. A row that the other has not stands alone.
 */
public final class Comparison {
    private static final int NONE = -1; // the other sheet has no such row

    private final Side left;
    private final Side right;
    private final List<int[]> pairs = new ArrayList<>();

    private Comparison(Side left, Side right) {
        this.left = left;
        this.right = right;
    }

    /**
     * One of the two.
     *
     * @param name for the heads of its columns
     */
    public record Side(String name, Sheet sheet) {
        private Optional<Cells> column(String title) {
            return sheet.columns().stream()
                    .filter(cells -> cells.name().equals(title))
                    .findFirst();
        }
    }

    /**
     * Compares.
     *
     * @param coordinates titles of columns that are coordinates, beside those that sheets know as such
     */
    public static Sheet of(Side left, Side right, Set<String> coordinates) {
        List<String> keys = left.sheet().columns().stream()
                .filter(cells -> cells.coordinate() || coordinates.contains(cells.name()))
                .map(Cells::name)
                .filter(title -> right.column(title).isPresent())
                .toList();
        Comparison comparison = new Comparison(left, right);
        comparison.pair(keys);
        return comparison.sheet(keys);
    }

    private void pair(List<String> keys) {
        Map<List<String>, Deque<Integer>> others = new HashMap<>();
        for (int row = 0; row < right.sheet().rows(); row++) {
            others.computeIfAbsent(key(right, keys, row), each -> new ArrayDeque<>())
                    .add(row);
        }
        Set<Integer> alone = new TreeSet<>();
        for (int row = 0; row < right.sheet().rows(); row++) {
            alone.add(row);
        }
        for (int row = 0; row < left.sheet().rows(); row++) {
            Optional<Integer> other =
                    Optional.ofNullable(others.get(key(left, keys, row))).map(Deque::poll);
            other.ifPresent(alone::remove);
            pairs.add(new int[] {row, other.orElse(NONE)});
        }
        alone.forEach(row -> pairs.add(new int[] {NONE, row}));
    }

    private static List<String> key(Side side, List<String> keys, int row) {
        return keys.stream()
                .map(title -> side.column(title).orElseThrow().word(row))
                .toList();
    }

    private Sheet sheet(List<String> keys) {
        List<Cells> columns = new ArrayList<>();
        for (String title : keys) {
            columns.add(new Paired(title, true, left.column(title), right.column(title), Paired.Part.EITHER));
        }
        List<String> titles = new ArrayList<>();
        left.sheet().columns().forEach(cells -> titles.add(cells.name()));
        right.sheet().columns().stream()
                .map(Cells::name)
                .filter(title -> !titles.contains(title))
                .forEach(titles::add);
        titles.removeAll(keys);
        for (String title : titles) {
            Optional<Cells> here = left.column(title);
            Optional<Cells> there = right.column(title);
            here.ifPresent(cells ->
                    columns.add(new Paired(title + " · " + left.name(), false, here, there, Paired.Part.LEFT)));
            there.ifPresent(cells ->
                    columns.add(new Paired(title + " · " + right.name(), false, here, there, Paired.Part.RIGHT)));
            if (here.filter(Cells::numbers).isPresent()
                    && there.filter(Cells::numbers).isPresent()) {
                columns.add(new Paired(title + " · difference", false, here, there, Paired.Part.DIFFERENCE));
            }
        }
        return new Sheet(left.sheet().name(), columns, pairs.size());
    }

    /** A column over pairs of rows. */
    private final class Paired implements Cells {
        /** What of a pair is shown. */
        private enum Part {
            LEFT,
            RIGHT,
            EITHER,
            DIFFERENCE
        }

        private final String name;
        private final boolean coordinate;
        private final Optional<Cells> here;
        private final Optional<Cells> there;
        private final Part part;

        Paired(String name, boolean coordinate, Optional<Cells> here, Optional<Cells> there, Part part) {
            this.name = name;
            this.coordinate = coordinate;
            this.here = here;
            this.there = there;
            this.part = part;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean coordinate() {
            return coordinate;
        }

        @Override
        public boolean numbers() {
            return (part == Part.RIGHT ? there : here).filter(Cells::numbers).isPresent();
        }

        private double number(Optional<Cells> cells, int row) {
            return row == NONE ? Double.NaN : cells.orElseThrow().number(row);
        }

        private String word(Optional<Cells> cells, int row) {
            return row == NONE ? "" : cells.orElseThrow().word(row);
        }

        @Override
        public double number(int row) {
            int[] pair = pairs.get(row);
            if (part == Part.DIFFERENCE) {
                return number(there, pair[1]) - number(here, pair[0]);
            }
            boolean ofRight = part == Part.RIGHT || (part == Part.EITHER && pair[0] == NONE);
            return ofRight ? number(there, pair[1]) : number(here, pair[0]);
        }

        @Override
        public String word(int row) {
            int[] pair = pairs.get(row);
            if (part == Part.DIFFERENCE) {
                return Numeral.exact(number(row));
            }
            boolean ofRight = part == Part.RIGHT || (part == Part.EITHER && pair[0] == NONE);
            return ofRight ? word(there, pair[1]) : word(here, pair[0]);
        }
    }
}
