package org.fixpoint.visualizers;

import java.util.List;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.figure.Slot;

/** The dimensions that a sweep put in front of an array's own. */
final class Sweeps {
    private Sweeps() {}

    /** The names of an array's dimensions other than its own, in their order. */
    static List<String> of(Item.Array array, List<String> own) {
        return array.dims().stream()
                .map(Dimension::name)
                .filter(name -> !own.contains(name))
                .toList();
    }

    /**
     * The array without the dimensions of a sweep, along which its numbers do not change.
     *
     * @param why the figure has no place for others, as the middle of a sentence
     * @throws Refusal if they change
     */
    static Item.Array withoutIdle(Item.Array array, Slot slot, String why) {
        List<String> own = List.copyOf(slot.dims());
        Item.Array reduced = Slices.withoutIdle(array, of(array, own));
        if (reduced.dims().size() > own.size()) {
            throw new Refusal(array.name() + " was swept over " + Wording.list(of(reduced, own)) + "; " + why
                    + ", so give each of these one value");
        }
        return reduced;
    }
}
