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
     * The facets of a point's model that are not about inputs. Where code of a drop-in takes part, which does not run in this process,
     * it is the kernel map alone, by the values that a process apart has computed.
     *
     * @param stop looked at by what computes them here
     * @throws Refusal if the model cannot be made, or code of a drop-in takes part in it and it has another map than that of its kernel
     */
    public static FacetResolver of(
            Point point, Catalogue catalogue, Residency residency, Apart apart, StopSignal stop) {
        DroppedIn droppedIn = new DroppedIn(residency);
        PointContext context = new PointContext(point, stop, RunListener.NONE);
        if (droppedIn.within(point.model()) || droppedIn.within(point)) {
            Architecture seen = GlimpseApart.of(point.model(), catalogue, droppedIn, apart)
                    .orElseThrow(() -> new Refusal("A drop-in takes part in the model, and its code runs in processes"
                            + " of its own; run the experiment to see its figures."));
            return new FacetResolver(
                    seen, Derivations.of(Catalogue.of(List.of(), catalogue.platform())), Batch.NONE, context);
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
                context);
    }
}
