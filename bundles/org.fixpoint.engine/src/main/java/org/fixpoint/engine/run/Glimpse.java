package org.fixpoint.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.analysis.Derivation;
import org.fixpoint.api.model.Architecture;
import org.fixpoint.api.model.Batch;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Residency;
import org.fixpoint.engine.live.Scene;
import org.fixpoint.engine.plan.Creation;
import org.fixpoint.engine.plan.Derivations;
import org.fixpoint.engine.plan.FacetResolver;
import org.fixpoint.engine.plan.Point;

/** A look at the model of a point while nothing runs: at the map that a run would study, with the same chance. */
public final class Glimpse {
    private Glimpse() {}

    /**
     * What there is to look at. Where code of a drop-in takes part, which does not run in this process, processes apart compute what is
     * seen, each time that something is asked of it: of a map of correlations once, as a table.
     *
     * @param stop looked at by what makes the model
     * @return nothing where the model has no map
     * @throws Refusal if the model cannot be made, or a drop-in breaks off, ends its process or is stuck
     * @throws org.fixpoint.api.RunContext.Cancelled once it is stopped
     */
    public static Optional<Scene> of(
            Point point, Catalogue catalogue, Residency residency, Apart apart, StopSignal stop) {
        DroppedIn droppedIn = new DroppedIn(residency);
        if (droppedIn.within(point.model()) || droppedIn.within(point)) {
            return new GlimpseApart(point.model(), point.seed(), catalogue, droppedIn, apart).scene(stop::isGiven);
        }
        List<Entry> stock = new ArrayList<>();
        for (Entry entry : catalogue.entries(Derivation.class)) {
            if (!residency.droppedIn(entry.origin())) {
                stock.add(entry);
            }
        }
        FacetResolver facets = new FacetResolver(
                Creation.of(Architecture.class, point.model()),
                Derivations.of(Catalogue.of(stock, catalogue.platform())),
                Batch.NONE,
                new PointContext(point, stop, RunListener.NONE));
        return Scene.of(facets, stop::isGiven);
    }
}
