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
 * An analysis as a function of what it needs.
 *
 * @param needs the facets of the model
 * @param needsInputs whether inputs are drawn for it
 * @param yields the items that it announces
 * @param study makes them
 */
public record OfModel(Set<Facet<?>> needs, boolean needsInputs, List<ItemSpec> yields, Study study)
        implements Analysis {
    /** Makes the items of a subject. */
    @FunctionalInterface
    public interface Study {
        /** The items, in the order announced. */
        List<Item> of(Subject subject, RunContext run);
    }

    /** Of one facet, without inputs. */
    public OfModel(Facet<?> facet, List<ItemSpec> yields, Study study) {
        this(Set.of(facet), false, yields, study);
    }

    @Override
    public List<Item> run(Subject subject, RunContext run) {
        return study.of(subject, run);
    }
}
