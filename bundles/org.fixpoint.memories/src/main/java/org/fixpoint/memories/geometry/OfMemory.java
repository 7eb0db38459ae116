package org.fixpoint.memories.geometry;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Column;
import org.fixpoint.api.analysis.Finding;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.analysis.Subject;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Facet;
import org.fixpoint.memories.Memory;

/**
 * An analysis of the patterns and β of a Hopfield network, without inputs.
 *
 * @param yields the items that it announces
 * @param suited refuses models that it cannot study
 * @param study makes them
 */
record OfMemory(List<ItemSpec> yields, Consumer<Architecture> suited, Study study) implements Analysis {
    /** Makes the items of a memory. */
    @FunctionalInterface
    interface Study {
        /** The items, in the order announced. */
        List<Item> of(Memory memory, RunContext run);
    }

    OfMemory {
        yields = List.copyOf(yields);
    }

    @Override
    public void suits(Architecture model) {
        suited.accept(model);
    }

    @Override
    public Set<Facet<?>> needs() {
        return Set.of(Memory.FACET);
    }

    @Override
    public boolean needsInputs() {
        return false;
    }

    @Override
    public List<Item> run(Subject subject, RunContext run) {
        Memory memory = subject.get(Memory.FACET);
        return study.of(memory, run).stream()
                .map(item -> told(item, memory.lengthsInWords()))
                .toList();
    }

    /** A finding with what unequal lengths of the patterns change at its end; any other item as it is. */
    private static Item told(Item item, String lengths) {
        return item instanceof Item.Table table
                        && table.name().equals(Finding.SPEC.name())
                        && table.columns().get(0) instanceof Column.Words words
                ? Finding.of(words.values().get(0) + lengths)
                : item;
    }
}
