package org.fixpoint.analyses.kernels;

import java.util.List;
import java.util.Set;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.analysis.Subject;
import org.fixpoint.api.model.Facet;

/**
 * An analysis of one facet of a model, without inputs.
 *
 * @param facet what it needs
 * @param yields the items that it announces
 * @param study makes them
 */
public record OfModel(Facet<?> facet, List<ItemSpec> yields, Study study) implements Analysis {
    /** Makes the items of a subject. */
    @FunctionalInterface
    public interface Study {
        /** The items, in the order announced. */
        List<Item> of(Subject subject, RunContext run);
    }

    @Override
    public Set<Facet<?>> needs() {
        return Set.of(facet);
    }

    @Override
    public boolean needsInputs() {
        return false;
    }

    @Override
    public List<Item> run(Subject subject, RunContext run) {
        return study.of(subject, run);
    }
}
