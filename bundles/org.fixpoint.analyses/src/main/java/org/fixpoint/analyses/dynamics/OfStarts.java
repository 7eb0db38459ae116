package org.fixpoint.analyses.dynamics;

import java.util.List;
import java.util.Set;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.analysis.Analysis;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.analysis.ItemSpec;
import org.fixpoint.api.analysis.Subject;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.StateMap;

/** An analysis of orbits from given starts; it needs inputs only if these are the starts. */
record OfStarts(StartLaw law, List<ItemSpec> yields, Study study) implements Analysis {
    /** Makes the items of a subject. */
    @FunctionalInterface
    interface Study {
        List<Item> of(Subject subject, double[] starts, RunContext run);
    }

    @Override
    public Set<Facet<?>> needs() {
        return Set.of(Facet.STATE_MAP);
    }

    @Override
    public boolean needsInputs() {
        return law.ofInputs();
    }

    @Override
    public List<Item> run(Subject subject, RunContext run) {
        StateMap map = subject.get(Facet.STATE_MAP);
        double[] starts = law.states(map, subject, run.random("starts"));
        return Remark.added(study.of(subject, starts, run), map);
    }
}
