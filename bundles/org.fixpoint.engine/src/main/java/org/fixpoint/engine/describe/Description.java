package org.fixpoint.engine.describe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.engine.document.Fault;

/**
 * What is to be said about one contribution, or why nothing can be said.
 *
 * @param facts ready for JSON, keys in snake_case and in the order in which they are shown: String, Boolean, Integer, finite Double,
 *     and List and Map of these; an infinite number is the text {@code Infinity} or {@code -Infinity}; empty if there are faults
 * @param items of the portraits, that figures can be drawn of
 * @param faults of the question: an unknown id, a value out of range
 */
public record Description(Map<String, Object> facts, List<Item> items, List<Fault> faults) {
    public Description {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        items = List.copyOf(items);
        faults = List.copyOf(faults);
    }

    static Description faulty(List<Fault> faults) {
        return new Description(Map.of(), List.of(), faults);
    }
}
