package org.fixpoint.engine.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of all analyses on one model with one input: the unit of work, of storage and of chance.
 *
 * @param key SHA-256, in lower-case hexadecimal, over the canonical form of all that determines the result
 * @param seed the experiment's seed, or the one that a replicate makes of it
 * @param model the architecture
 * @param input where inputs come from; empty if no analysis needs any
 * @param analyses by the name under which their items are referred to, in the order of the file
 * @param coordinates one for each dimension of the plan, in its order
 * @param settings the canonical form of the point, as JSON-like maps, for result.json and provenance
 * @param flaw why the point fails without being computed: a part of it cannot be used
 */
public record Point(
        String key,
        long seed,
        Setup model,
        Optional<Setup> input,
        Map<String, Setup> analyses,
        List<Coordinate> coordinates,
        Map<String, Object> settings,
        Optional<String> flaw) {
    public Point {
        coordinates = List.copyOf(coordinates);
    }

    /** The coordinates in words: {@code activation=relu, width=512}. */
    public String inWords() {
        return String.join(
                ", ",
                coordinates.stream().map(c -> c.dimension() + "=" + c.label()).toList());
    }

    /** The same point under another key. */
    public Point keyed(String other) {
        return new Point(other, seed, model, input, analyses, coordinates, settings, flaw);
    }
}
