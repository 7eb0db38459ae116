package org.fixpoint.api;

import java.util.List;
import java.util.Map;
import org.fixpoint.api.analysis.Item;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A short study of one made object, shown by {@code describe} and by the live preview: for an activation its Gaussian moments
 * and kernel map.
 *
 * @param <T> the kind that is studied
 */
@ConsumerType
public interface Portrait<T> {
    /** The kind that is studied. */
    Class<T> of();

    /** The key of the facts in the output of {@code describe --json}, snake_case: {@code gaussian}. */
    String name();

    /**
     * Studies one object.
     *
     * @throws Refusal when it lies outside the theory
     */
    Study study(T subject);

    /**
     * What a portrait says.
     *
     * @param facts by name in snake_case, in the order in which they are shown; each a Double, Integer, Boolean, String, or a List
     *     or Map of these; an infinite Double is allowed
     * @param items that figures can be drawn of
     */
    record Study(Map<String, Object> facts, List<Item> items) {}
}
