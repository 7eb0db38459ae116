package org.fixpoint.analyses.dynamics;

import java.util.ArrayList;
import java.util.List;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Finding;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.model.StateMap;

/** What a map says of itself, after what was found about it. */
final class Remark {
    private Remark() {}

    /** The items, with the map's remark at the end of the finding. */
    static List<Item> added(List<Item> items, StateMap map) {
        String remark = map.remark();
        if (remark.isEmpty()) {
            return items;
        }
        List<Item> told = new ArrayList<>();
        for (Item item : items) {
            boolean finding = item.name().equals(Finding.SPEC.name());
            told.add(
                    finding
                                    && item instanceof Item.Table table
                                    && table.columns().get(0) instanceof Column.Words words
                            ? Finding.of(words.values().get(0) + " " + remark)
                            : item);
        }
        return List.copyOf(told);
    }
}
