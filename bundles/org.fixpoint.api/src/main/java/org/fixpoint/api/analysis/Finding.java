package org.fixpoint.api.analysis;

import java.util.List;

/**
 * What an analysis found, in a sentence: the first thing that a run prints.
 *
 * <p>An analysis announces {@link #SPEC} last among its items and yields one for each point. The sentence says what was found with its
 * number, its error or margin, and whether it is proven or complete; it ends with a full stop.
 */
public final class Finding {
    /** The quantity of the item. */
    public static final String QUANTITY = "finding";

    /** The item as it is announced: a table of one row with the column {@code finding}. */
    public static final ItemSpec SPEC =
            new ItemSpec(QUANTITY, Item.Table.class, QUANTITY, List.of(QUANTITY), "what was found, in one sentence");

    private Finding() {}

    /** The item. */
    public static Item.Table of(String sentence) {
        return new Item.Table(QUANTITY, QUANTITY, List.of(Column.words(QUANTITY, sentence)));
    }
}
