package org.fixpoint.visualizers;

import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Slot;

/** The items that fill the slots of a figure, checked. */
record Filled(Map<String, Item> bySlot) {
    /** The array in a slot, if the slot is filled. */
    Optional<Item.Array> array(Slot slot) {
        Optional<Item> item = Optional.ofNullable(bySlot.get(slot.name()));
        if (item.isEmpty()) {
            return Optional.empty();
        }
        if (!(item.get() instanceof Item.Array array)) {
            throw new Refusal("slot " + slot.name() + " is filled with the table "
                    + item.get().name() + "; give an array"
                    + (slot.quantity().isEmpty() ? "" : " of " + slot.quantity()));
        }
        for (String dim : slot.dims()) {
            if (array.dims().stream().noneMatch(each -> each.name().equals(dim))) {
                throw new Refusal("slot " + slot.name() + ": " + array.name() + " has no dimension " + dim
                        + "; give an array over " + dim);
            }
        }
        requireSomeNumber(array);
        return Optional.of(array);
    }

    /** The array in a slot that has to be filled. */
    Item.Array required(Slot slot) {
        return array(slot).orElseThrow(() -> empty(slot));
    }

    /** The table in a slot that has to be filled. */
    Item.Table table(Slot slot) {
        Item item = Optional.ofNullable(bySlot.get(slot.name())).orElseThrow(() -> empty(slot));
        if (!(item instanceof Item.Table table)) {
            throw new Refusal("slot " + slot.name() + " is filled with the array " + item.name() + "; give a table");
        }
        if (table.rows() == 0) {
            throw new Refusal(table.name() + " has no rows; nothing can be shown of it");
        }
        return table;
    }

    private static Refusal empty(Slot slot) {
        return new Refusal("slot " + slot.name() + " is empty; fill it with "
                + (slot.quantity().isEmpty() ? "any item" : "an item of quantity " + slot.quantity()));
    }

    private static void requireSomeNumber(Item.Array array) {
        for (double value : array.data()) {
            if (Double.isFinite(value)) {
                return;
            }
        }
        throw new Refusal(array.name() + " has no finite number; see which points failed, and why");
    }
}
