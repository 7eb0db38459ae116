package org.fixpoint.engine.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;

/** Items for tests. */
final class Items {
    private Items() {}

    static Item.Array array(String dim, double... values) {
        return new Item.Array("a", "number", "m", List.of(Dimension.index(dim, values.length)), values);
    }

    static Optional<Map<String, Item>> point(Item item) {
        return Optional.of(Map.of("x." + item.name(), item));
    }
}
