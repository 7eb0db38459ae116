package org.fixpoint.api.figure;

import java.util.List;
import java.util.Map;
import org.fixpoint.api.analysis.Item;
import org.osgi.annotation.versioning.ConsumerType;

/** Makes a figure, as data, of items. */
@ConsumerType
public interface Visualizer {
    /** The places to fill, the main one first. */
    List<Slot> slots();

    /**
     * Draws.
     *
     * @param filled an item for every required slot and any of the others, by slot name. The items are those of the whole run: a
     *     sweep has added its dimensions in front of an array's own, and its columns in front of a table's.
     * @throws org.fixpoint.api.Refusal if nothing sensible can be drawn of these items
     */
    Figure draw(Map<String, Item> filled);
}
