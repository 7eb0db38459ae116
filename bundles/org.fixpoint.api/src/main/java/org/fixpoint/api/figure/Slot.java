package org.fixpoint.api.figure;

import java.util.Set;
import org.fixpoint.api.analysis.Item;

/**
 * A place in a figure that one item fills.
 *
 * @param name kebab-case; the key in an experiment file
 * @param type {@link Item.Array} or {@link Item.Table}
 * @param quantity the quantity that an item must have, or empty for any
 * @param dims dimensions that an array must have, or columns that a table must have
 * @param required whether the figure cannot be drawn without it
 * @param doc one line of help
 */
public record Slot(
        String name, Class<? extends Item> type, String quantity, Set<String> dims, boolean required, String doc) {
    public Slot {
        dims = Set.copyOf(dims);
    }
}
