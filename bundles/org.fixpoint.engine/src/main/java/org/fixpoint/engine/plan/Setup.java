package org.fixpoint.engine.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fixpoint.engine.catalogue.Entry;

/**
 * A contribution chosen for an experiment with a value for each of its parameters.
 *
 * @param entry what was chosen
 * @param settings by parameter name, complete, in the order of the descriptor
 */
public record Setup(Entry entry, Map<String, Setting> settings) {
    public Setup {
        settings = new LinkedHashMap<>(settings);
    }

    /** The id of the contribution that computes: of a preset the one that it is made of. */
    public String baseId() {
        return entry.contribution() instanceof Variation preset ? preset.base() : id();
    }

    /** SHA-256, in lower-case hexadecimal, over the bundle's name, the id and every value; the same in every process. */
    public String digest() {
        return Canonical.key(Canonical.of(this));
    }

    /** The id of the contribution. */
    public String id() {
        return entry.descriptor().id();
    }
}
