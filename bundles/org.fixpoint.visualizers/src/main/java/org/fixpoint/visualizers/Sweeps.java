package org.fixpoint.visualizers;

import java.util.List;
import org.fixpoint.api.analysis.Dimension;
import org.fixpoint.api.analysis.Item;

/** The dimensions that a sweep put in front of an array's own. */
final class Sweeps {
    private Sweeps() {}

    /** The names of the dimensions that are not the array's own and have more than one place to be compared, or one. */
    static List<String> of(Item.Array array, List<String> own) {
        return array.dims().stream()
                .map(Dimension::name)
                .filter(name -> !own.contains(name))
                .toList();
    }

    /** The numeric ones of them: the size of a network, a replicate. */
    static List<String> numeric(Item.Array array, List<String> own) {
        return array.dims().stream()
                .filter(dim -> dim instanceof Dimension.Numbers && !own.contains(dim.name()))
                .map(Dimension::name)
                .toList();
    }
}
