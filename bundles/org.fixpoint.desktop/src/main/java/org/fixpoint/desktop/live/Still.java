package org.fixpoint.desktop.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.engine.plan.FacetResolver;

/** The map of a model in one picture, found as quickly as may be: for a thumbnail. */
public final class Still {
    private Still() {}

    /**
     * The phase portrait or the map of correlations; nothing where the model has neither.
     *
     * @throws org.fixpoint.api.Refusal if it cannot be drawn
     */
    public static Optional<Panel.Plot> of(FacetResolver facets, BooleanSupplier stopped) {
        Optional<Scene> scene = Scene.of(facets, stopped);
        List<Drawn> drawn = new ArrayList<>();
        scene.ifPresent(found -> {
            try { // the first drawing is enough
                Drawing.of(
                        found,
                        Optional.empty(),
                        List.of(),
                        () -> stopped.getAsBoolean() || !drawn.isEmpty(),
                        drawn::add);
            } catch (RunContext.Cancelled enough) {
                return;
            }
        });
        return drawn.stream().map(Drawn::plot).findFirst();
    }
}
