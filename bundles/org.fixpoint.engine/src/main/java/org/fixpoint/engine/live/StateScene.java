package org.fixpoint.engine.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.fixpoint.api.RunContext;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.StateFamily;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.engine.plan.FacetResolver;

/**
 * A map of states as it is looked at in a plane. The plane is that of the model as it was made, whatever its parameter becomes.
 *
 * @param map as the model was made
 * @param family that map as a parameter varies
 * @param plane in which states are seen
 * @param sight what of the plane is seen: least and largest number along each direction; not to be modified
 */
public record StateScene(StateMap map, Optional<StateFamily> family, Plane plane, double[][] sight) implements Scene {
    private static final int LANDMARKS = 24;
    private static final int STARTS = 20;
    private static final double MARGIN = 0.15;
    private static final int COARSE = 11;
    private static final int FINE = 19;
    private static final int FEW = 4;
    private static final int MORE = 60;

    /**
     * Of a map of states, in the plane in which it is seen best.
     *
     * @param stopped looked at often
     * @throws RunContext.Cancelled once it is stopped
     */
    public static StateScene of(StateMap map, Optional<StateFamily> family, BooleanSupplier stopped) {
        List<double[]> landmarks = new ArrayList<>(StateSketch.landmarks(map, LANDMARKS));
        StateSketch.of(map, List.of(), STARTS, stopped).points().forEach(point -> landmarks.add(point.state()));
        Plane plane = Plane.of(map, landmarks);
        map.landmarks(PhaseSketch.MOST_LANDMARKS).forEach(mark -> landmarks.add(mark.state())); // to be in sight too
        return new StateScene(map, family, plane, sight(map, plane, landmarks));
    }

    /**
     * Of a model that has a map of states, in a plane that is known.
     *
     * @throws org.fixpoint.api.Refusal if the map cannot be computed
     */
    public static StateScene of(FacetResolver facets, Plane plane, double[][] sight) {
        return new StateScene(
                facets.find(Facet.STATE_MAP).orElseThrow(), facets.find(Facet.STATE_FAMILY), plane, sight);
    }

    /** The region where it has as many sides as the plane, else what holds the landmarks; a little more of either. */
    private static double[][] sight(StateMap map, Plane plane, List<double[]> landmarks) {
        StateMap.Region region = map.reduction()
                .filter(reduced -> reduced.map().dimension() > 0)
                .map(reduced -> reduced.map().region())
                .orElse(map.region());
        int sides = plane.directions().size();
        double[][] sight = new double[sides][];
        for (int k = 0; k < sides; k++) {
            int side = k;
            double[] places = region.low().length == sides
                    ? new double[] {region.low()[k], region.high()[k]}
                    : landmarks.stream()
                            .mapToDouble(state -> plane.place(state)[side])
                            .toArray();
            double low = Arrays.stream(places).min().orElse(-1);
            double high = Arrays.stream(places).max().orElse(1);
            double margin = high > low ? MARGIN * (high - low) : 1;
            sight[k] = new double[] {low - margin, high + margin};
        }
        return sight;
    }

    @Override
    public boolean states() {
        return true;
    }

    @Override
    public Optional<Parameter> parameter() {
        return family.map(Parameter::of);
    }

    @Override
    public void draw(OptionalDouble value, List<double[]> starts, BooleanSupplier stopped, Consumer<Drawn> shown) {
        StateMap now = value.isPresent()
                ? family.map(maps -> maps.at(value.getAsDouble())).orElse(map)
                : map;
        PhaseSketch sketch = new PhaseSketch(now, plane, sight, stopped);
        StateSketch quick = StateSketch.of(now, List.of(), FEW, stopped);
        shown.accept(sketch.drawn(quick, starts, COARSE));
        List<double[]> known =
                quick.points().stream().map(StateSketch.Point::state).toList();
        StateSketch more = quick.attractorsOnly() ? quick : StateSketch.of(now, known, MORE, stopped);
        shown.accept(sketch.drawn(more, starts, FINE));
    }

    @Override
    public void trace(List<double[]> passes, BooleanSupplier stopped, Consumer<List<Mark>> shown) {
        family.ifPresent(maps -> new BranchSketch(maps, plane).trace(passes, stopped, shown));
    }
}
