package org.fixpoint.desktop.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.fixpoint.api.analysis.Dimension;

/**
 * The points of a run, and what belongs to each of them in the sheets of its results, which go over all.
 *
 * @param dimensions of the sweep, outermost first; points are in row-major order over them
 */
public record SweptPoints(List<Dimension> dimensions) {
    public SweptPoints {
        dimensions = List.copyOf(dimensions);
    }

    /** How many there are; one if nothing is swept. */
    public int count() {
        return dimensions.stream().mapToInt(Dimension::size).reduce(1, Math::multiplyExact);
    }

    /** The coordinates of a point: {@code model-width 128, replicate 2}. */
    public String inWords(int point) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < dimensions.size(); i++) {
            words.add(dimensions.get(i).name() + " " + label(point, i));
        }
        return words.isEmpty() ? "the only point" : String.join(", ", words);
    }

    private String label(int point, int dimension) {
        int inner = 1;
        for (int i = dimension + 1; i < dimensions.size(); i++) {
            inner *= dimensions.get(i).size();
        }
        return dimensions
                .get(dimension)
                .label(point / inner % dimensions.get(dimension).size());
    }

    /** The names under which the coordinates stand in sheets. */
    public Set<String> columns() {
        Set<String> names = new TreeSet<>();
        dimensions.forEach(dimension -> names.addAll(titles(dimension)));
        return names;
    }

    /** A dimension of the sweep gives way to one of the item's own of the same name. */
    private static List<String> titles(Dimension dimension) {
        String unit = dimension instanceof Dimension.Numbers numbers ? numbers.unit() : "";
        return List.of(Sheet.titled(dimension.name(), unit), Sheet.titled("point-" + dimension.name(), unit));
    }

    /** The rows of a sheet that belong to a point, without its coordinates. */
    public Sheet part(Sheet sheet, int point) {
        List<Sheet.Cells> rest = new ArrayList<>(sheet.columns());
        IntPredicate belongs = row -> true;
        for (int i = 0; i < dimensions.size(); i++) {
            List<String> titles = titles(dimensions.get(i));
            Optional<Sheet.Cells> column = sheet.columns().stream()
                    .filter(cells -> titles.contains(cells.name()))
                    .reduce((first, second) -> second.name().equals(titles.get(1)) ? second : first);
            if (column.isPresent()) {
                String label = label(point, i);
                rest.remove(column.get());
                belongs = belongs.and(row -> column.get().word(row).equals(label));
            }
        }
        return sheet.rows(rest, IntStream.range(0, sheet.rows()).filter(belongs).toArray());
    }
}
