package org.fixpoint.api.analysis;

import java.util.List;

/**
 * An item announced before it is computed.
 *
 * @param name kebab-case, unique within its analysis
 * @param type {@link Item.Array} or {@link Item.Table}
 * @param quantity what is measured, a field term that a figure's slot can ask for, for example {@code similarity}
 * @param dims the dimensions of an array in order, or the columns of a table
 * @param doc one line of help
 */
public record ItemSpec(String name, Class<? extends Item> type, String quantity, List<String> dims, String doc) {
    public ItemSpec {
        dims = List.copyOf(dims);
    }

    /**
     * Whether the item is an array of points of a space, over {@link Dimension#COORDINATE}. Figures that take any array are not made of
     * it unless a file asks for one.
     */
    public boolean holdsPoints() {
        return type.equals(Item.Array.class) && dims.contains(Dimension.COORDINATE);
    }
}
