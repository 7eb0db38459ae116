package org.fixpoint.api.analysis;

import java.util.List;
import java.util.Set;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Facet;
import org.osgi.annotation.versioning.ConsumerType;

/** A study of a model that yields named items. */
@ConsumerType
public interface Analysis {
    /** The facets that it needs; it only asks for these. */
    Set<Facet<?>> needs();

    /** Whether it reads {@link Subject#inputs()}. */
    boolean needsInputs();

    /** The items that it yields, announced before anything runs. */
    List<ItemSpec> yields();

    /**
     * Refuses a model that its own values do not go with, as far as that is seen without running anything: a face of ten patterns where
     * there are five. The refusal is a fault of the experiment, told before the run.
     *
     * @param model has the needed facets; it may be asked for what it is, not for a facet
     * @throws org.fixpoint.api.Refusal naming the parameter at fault
     */
    default void suits(Architecture model) {}

    /**
     * Runs the study.
     *
     * @return one item for each of {@link #yields()}, of the announced type and name
     * @throws org.fixpoint.api.Refusal if the model lies outside the theory
     */
    List<Item> run(Subject subject, RunContext run);
}
