package org.fixpoint.desktop.live;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.engine.live.StateSketch;

/** Draws a scene: coarsely at once, finely afterwards. */
final class Drawing {
    private static final int COARSE = 11;
    private static final int FINE = 19;
    private static final int FEW = 4;
    private static final int MORE = 60;
    private static final int SAMPLES = 41;
    private static final int MANY_SAMPLES = 401;

    private Drawing() {}

    /**
     * Draws.
     *
     * @param starts of orbits, places in the plane
     * @param shown first the coarse, then the fine drawing
     * @throws RunContext.Cancelled once it is stopped
     * @throws org.fixpoint.api.Refusal if it cannot be drawn
     */
    static void of(
            Scene scene, Optional<Dial> dial, List<double[]> starts, BooleanSupplier stopped, Consumer<Drawn> shown) {
        if (scene.map().isEmpty()) {
            List<Double> from = starts.stream().map(at -> at[0]).toList();
            ScalarSketch sketch = scene.correlations();
            shown.accept(sketch.drawn(SAMPLES, from));
            check(stopped);
            shown.accept(sketch.drawn(MANY_SAMPLES, from));
            return;
        }
        StateMap map = scene.at(dial);
        PhaseSketch sketch = new PhaseSketch(map, scene.plane().orElseThrow(), scene.sight());
        StateSketch quick = StateSketch.of(map, List.of(), FEW, stopped);
        shown.accept(sketch.drawn(quick, starts, COARSE));
        List<double[]> known =
                quick.points().stream().map(StateSketch.Point::state).toList();
        StateSketch more = quick.attractorsOnly() ? quick : StateSketch.of(map, known, MORE, stopped);
        check(stopped);
        shown.accept(sketch.drawn(more, starts, FINE));
    }

    private static void check(BooleanSupplier stopped) {
        if (stopped.getAsBoolean()) {
            throw new RunContext.Cancelled();
        }
    }
}
