package org.fixpoint.api.figure;

import java.util.List;
import java.util.Map;
import org.fixpoint.api.analysis.Item;

/**
 * All results of a run, sweeps combined.
 *
 * @param name of the experiment
 * @param note what the experiment file says of itself, in sentences; may be empty
 * @param experiment the experiment file as it was run
 * @param items combined over all points, by reference {@code analysis.item}
 * @param figures by file name without ending, in the order of the experiment file
 * @param failures a sentence for each point that failed
 * @param provenance what a reader needs to run it again, by heading; each value a String, Double, Integer, or a List or Map of these
 */
public record ResultSet(
        String name,
        String note,
        String experiment,
        Map<String, Item> items,
        Map<String, Figure> figures,
        List<String> failures,
        Map<String, Object> provenance) {}
