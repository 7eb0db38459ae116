package org.fixpoint.engine.plan;

import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Origin;

/**
 * A checked experiment, expanded into points.
 *
 * @param name of the experiment
 * @param note what the file says of itself, for its reader; may be empty
 * @param file where it was read
 * @param text the experiment file as it was read
 * @param seed the root of all chance
 * @param numerics the numerics profile, part of every key: such as {@code vector} or {@code plain}
 * @param dimensions of the sweep, outermost first; points are in row-major order over them
 * @param points all of them
 * @param yields the items announced, by {@code analysis.item}
 * @param figures in the order of the file
 * @param sinks in the order of the file
 * @param bundles every bundle that takes part
 * @param derivations how each derived facet is obtained, in words, one line each
 * @param flaws why parts cannot be used and the points that need them fail, by {@link Setup#digest()}
 */
public record Plan(
        String name,
        String note,
        Path file,
        String text,
        long seed,
        String numerics,
        List<Dimension> dimensions,
        List<Point> points,
        Map<String, ItemSpec> yields,
        List<FigureRequest> figures,
        List<Setup> sinks,
        List<Origin> bundles,
        List<String> derivations,
        Map<String, String> flaws) {
    /** Everything chosen by the experiment, each entry once: models, inputs, analyses, figures and sinks with all nested in them. */
    public List<Entry> entries() {
        Set<Entry> entries = Collections.newSetFromMap(new IdentityHashMap<>());
        points.forEach(point -> {
            gather(point.model(), entries);
            point.input().ifPresent(input -> gather(input, entries));
            point.analyses().values().forEach(analysis -> gather(analysis, entries));
        });
        figures.forEach(figure -> gather(figure.visualizer(), entries));
        sinks.forEach(sink -> gather(sink, entries));
        return List.copyOf(entries);
    }

    /** The same plan with other sinks. */
    public Plan writtenBy(List<Setup> others) {
        return with(points, others);
    }

    /** The same plan with other points, as many. */
    public Plan over(List<Point> others) {
        return with(others, sinks);
    }

    /** The same plan of one of its points alone, in which nothing is swept. */
    public Plan alone(int point) {
        return with(List.of(), List.of(points.get(point)), sinks);
    }

    private Plan with(List<Point> of, List<Setup> by) {
        return with(dimensions, of, by);
    }

    private Plan with(List<Dimension> over, List<Point> of, List<Setup> by) {
        return new Plan(
                name, note, file, text, seed, numerics, over, of, yields, figures, by, bundles, derivations, flaws);
    }

    /** How much there is to do: {@code 36 points = 4 activation × 9 sigma-w2}. */
    public String inWords() {
        List<String> factors =
                dimensions.stream().map(d -> d.size() + " " + d.name()).toList();
        return points.size()
                + (points.size() == 1 ? " point" : " points")
                + (factors.isEmpty() ? "" : " = " + String.join(" × ", factors));
    }

    private static void gather(Setup part, Set<Entry> entries) {
        entries.add(part.entry());
        part.settings().values().forEach(setting -> {
            if (setting instanceof Setting.Nested nested) {
                gather(nested.setup(), entries);
            }
        });
    }
}
