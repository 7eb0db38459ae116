package org.fixpoint.engine.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.engine.catalogue.Origin;

/**
 * A checked experiment, expanded into points.
 *
 * @param name of the experiment
 * @param file where it was read
 * @param text the experiment file as it was read
 * @param seed the root of all chance
 * @param numerics the numerics profile, part of every key: {@code vector} or {@code plain}
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
        Map<String, String> flaws) {}
