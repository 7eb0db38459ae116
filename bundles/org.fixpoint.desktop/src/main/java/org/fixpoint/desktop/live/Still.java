package org.fixpoint.desktop.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.engine.live.Drawn;
import org.fixpoint.engine.live.Scene;

/** The map of a model in one picture, found as quickly as may be: for a thumbnail. */
public final class Still {
    private Still() {}

    /**
     * The phase portrait or the map of correlations.
     *
     * @return empty if it was stopped before there was anything
     * @throws org.fixpoint.api.Refusal if it cannot be drawn
     */
    public static Optional<Panel.Plot> of(Scene scene, BooleanSupplier stopped) {
        List<Drawn> drawn = new ArrayList<>();
        try { // the first drawing is enough
            scene.draw(OptionalDouble.empty(), List.of(), () -> stopped.getAsBoolean() || !drawn.isEmpty(), drawn::add);
        } catch (RunContext.Cancelled enough) {
            return drawn.stream().map(Drawn::plot).findFirst();
        }
        return drawn.stream().map(Drawn::plot).findFirst();
    }
}
