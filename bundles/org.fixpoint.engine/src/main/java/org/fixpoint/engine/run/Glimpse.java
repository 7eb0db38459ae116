package org.fixpoint.engine.run;

import java.util.ArrayList;
import java.util.List;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.analysis.Derivation;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Batch;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Residency;
import org.fixpoint.engine.plan.Creation;
import org.fixpoint.engine.plan.Derivations;
import org.fixpoint.engine.plan.FacetResolver;
import org.fixpoint.engine.plan.Point;

/** A look at the model of a point while nothing runs: the facets that a run would give it, with the same chance. */
public final class Glimpse {
    private Glimpse() {}

    /**
     * The facets of a point's model that are not about inputs.
     *
     * @param stop looked at by what computes them
     * @throws Refusal if the model cannot be made, or code of a drop-in takes part in it, which does not run in this process
     */
    public static FacetResolver of(Point point, Catalogue catalogue, Residency residency, StopSignal stop) {
        DroppedIn droppedIn = new DroppedIn(residency);
        if (droppedIn.within(point.model()) || droppedIn.within(point)) {
            throw new Refusal("A drop-in takes part in the model, and its code runs in processes of its own; run the"
                    + " experiment to see its figures.");
        }
        List<Entry> stock = new ArrayList<>();
        for (Entry entry : catalogue.entries(Derivation.class)) {
            if (!residency.droppedIn(entry.origin())) {
                stock.add(entry);
            }
        }
        return new FacetResolver(
                Creation.of(Architecture.class, point.model()),
                Derivations.of(Catalogue.of(stock, catalogue.platform())),
                Batch.NONE,
                new PointContext(point, stop, RunListener.NONE));
    }
}
