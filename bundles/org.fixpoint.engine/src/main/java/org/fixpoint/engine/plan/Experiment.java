package org.fixpoint.engine.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.engine.document.Node;

/**
 * An experiment file as far as it is sound, every value checked by itself.
 *
 * @param note what the file says of itself, or empty
 * @param model empty after a fault
 * @param input empty if there is none, or after a fault
 * @param inputGiven whether the file has the key
 * @param analyses by the name under which their items are referred to; those without a fault
 * @param analysesSound whether those are all that the file names
 * @param figures empty if the file does not say which
 * @param axes the sweeps in the order of the file
 */
record Experiment(
        String name,
        String note,
        long seed,
        int replicates,
        Optional<Draft> model,
        Optional<Draft> input,
        boolean inputGiven,
        Map<String, Draft.Chosen> analyses,
        boolean analysesSound,
        Optional<List<Figure>> figures,
        List<Draft.Chosen> sinks,
        List<Draft.Axis> axes) {

    /**
     * A figure as asked for.
     *
     * @param chosen what draws it
     * @param name for its file, or empty
     * @param slots the keys that are no parameters
     */
    record Figure(Draft.Chosen chosen, Place place, Optional<String> name, Map<String, Node.Member> slots) {}
}
