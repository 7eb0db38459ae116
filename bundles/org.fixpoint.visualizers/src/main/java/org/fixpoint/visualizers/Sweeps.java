package org.fixpoint.visualizers;

import java.util.List;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;

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
}
