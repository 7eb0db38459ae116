package org.fixpoint.desktop.results;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.fixpoint.api.figure.Mark;

/**
 * The series of a figure's legend and the marks that show them. Marks of one label are one series; so is each region of a plane,
 * and a heat map, which has a colour bar, is none.
 */
final class SeriesMarks {
    private static final double[] NONE = {};

    private SeriesMarks() {}

    /** The series that a mark shows. */
    static Stream<String> of(Mark mark) {
        if (mark instanceof Mark.Heat) {
            return Stream.of();
        }
        Stream<String> labels =
                mark instanceof Mark.Regions regions ? regions.names().stream() : Stream.of(mark.label());
        return labels.filter(label -> !label.isEmpty());
    }

    /** What is left of a mark without some series: itself, regions with open cells, or nothing. */
    static List<Mark> without(Set<String> hidden, Mark mark) {
        if (of(mark).noneMatch(hidden::contains)) {
            return List.of(mark);
        }
        return mark instanceof Mark.Regions regions ? List.of(opened(regions, hidden)) : List.of();
    }

    private static Mark opened(Mark.Regions regions, Set<String> hidden) {
        List<String> names = regions.names();
        int[] region = regions.region().clone();
        for (int i = 0; i < region.length; i++) {
            if (region[i] >= 0 && hidden.contains(names.get(region[i]))) {
                region[i] = -1;
            }
        }
        List<String> left =
                names.stream().map(name -> hidden.contains(name) ? "" : name).toList();
        return new Mark.Regions(regions.label(), left, regions.x(), regions.y(), region);
    }

    /** The same with a pale entry in the legend for each series that is left out, at its place among the others. */
    static List<Mark> muted(Set<String> hidden, Mark mark) {
        if (of(mark).noneMatch(hidden::contains)) {
            return List.of(mark);
        }
        if (mark instanceof Mark.Regions regions) {
            List<Mark> marks = new ArrayList<>(entries(regions, hidden));
            marks.add(opened(regions, hidden));
            return marks;
        }
        return List.of(muted(mark));
    }

    private static Mark muted(Mark mark) {
        if (mark instanceof Mark.Line line) {
            return new Mark.Line(line.label(), Mark.MUTED, line.stroke(), NONE, NONE);
        }
        if (mark instanceof Mark.Points points) {
            return new Mark.Points(points.label(), Mark.MUTED, points.shape(), NONE, NONE);
        }
        return mark instanceof Mark.Band
                ? new Mark.Band(mark.label(), Mark.MUTED, NONE, NONE, NONE)
                : new Mark.Bars(mark.label(), Mark.MUTED, NONE, NONE);
    }

    /** One mark for each region, which shows nothing, so that the legend keeps its order. */
    private static List<Mark> entries(Mark.Regions regions, Set<String> hidden) {
        List<Mark> entries = new ArrayList<>();
        double[] x = {regions.x()[0]};
        double[] y = {regions.y()[0]};
        for (int k = 0; k < regions.names().size(); k++) {
            String name = regions.names().get(k);
            if (hidden.contains(name)) {
                entries.add(new Mark.Bars(name, Mark.MUTED, NONE, NONE));
            } else if (!name.isEmpty()) {
                List<String> alone = new ArrayList<>(Collections.nCopies(k, ""));
                alone.add(name);
                entries.add(new Mark.Regions("", alone, x, y, new int[] {-1}));
            }
        }
        return entries;
    }
}
