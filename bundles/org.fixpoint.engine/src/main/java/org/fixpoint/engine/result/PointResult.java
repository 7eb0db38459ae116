package org.fixpoint.engine.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fixpoint.api.analysis.Item;

/**
 * All that one point has yielded.
 *
 * @param key of the point
 * @param settings the canonical form of the point, as JSON-like maps
 * @param items by reference {@code analysis.item}, in the order in which they were yielded
 * @param obtained how each facet was obtained, in words, by the facet's name
 */
public record PointResult(
        String key, Map<String, Object> settings, Map<String, Item> items, Map<String, String> obtained) {
    public PointResult {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
        obtained = Collections.unmodifiableMap(new LinkedHashMap<>(obtained));
    }
}
