package org.fixpoint.launch.churn;

import java.util.List;

/**
 * An experiment that takes milliseconds.
 *
 * @param name of it
 * @param plugins that it needs; the first makes every item but those whose analysis another one offers
 * @param text the experiment file
 */
record Recipe(String name, List<String> plugins, String text) {
    static final List<Recipe> ALL = List.of(
            of(
                    "curve",
                    List.of("alder"),
                    "{id: mlp, activation: alder}",
                    "[{id: activation-curve, from: -60, to: 60, points: 41}]"),
            of(
                    "similarity",
                    List.of("birch"),
                    "{id: mlp, depth: 3, width: {sweep: [8, 16]}, activation: birch}",
                    "[layer-similarity, {id: activation-curve, from: 40, to: 80, points: 9}]"),
            of(
                    "series",
                    List.of("cedar", "dogwood"),
                    "{id: mlp, activation: cedar}",
                    "[{id: dogwood-terms, order: {sweep: [1, 2, 3]}}, {id: activation-curve, to: 70, points: 8}]"),
            of(
                    "kernel",
                    List.of("alder", "elm"),
                    "{id: mlp, activation: alder}",
                    "[{id: elm-terms, order: {sweep: [3, 1]}}, {id: activation-curve, to: 70, points: 8}]"));

    private static Recipe of(String name, List<String> plugins, String model, String analyses) {
        return new Recipe(
                name,
                plugins,
                """
                fixpoint: 1
                name: %s
                seed: 1
                model: %s
                input: {id: gaussian-pairs, dimension: 4, pairs: 2}
                analyses: %s
                figures: []
                results: []
                """
                        .formatted(name, model, analyses));
    }

    /** The plug-in whose version decides the numbers of an item, {@code point/analysis.item}. */
    String owner(String item) {
        return plugins.stream()
                .filter(plugin -> item.contains("/" + plugin + "-"))
                .findFirst()
                .orElse(plugins.get(0));
    }
}
