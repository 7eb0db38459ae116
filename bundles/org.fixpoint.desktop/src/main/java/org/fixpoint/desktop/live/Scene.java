package org.fixpoint.desktop.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.KernelMap;
import org.fixpoint.api.model.StateFamily;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.engine.live.StateSketch;
import org.fixpoint.engine.plan.FacetResolver;

/**
 * A model with what of it can be looked at: a map of states, in a plane, or a map of correlations.
 *
 * @param map the map of states, if it has one
 * @param family that map as a parameter varies
 * @param kernel the map of correlations, if it has no map of states
 * @param plane in which states are seen
 * @param sight what of the plane is seen
 */
record Scene(
        Optional<StateMap> map,
        Optional<StateFamily> family,
        Optional<KernelMap> kernel,
        Optional<Plane> plane,
        double[][] sight) {
    private static final int LANDMARKS = 24;
    private static final int STARTS = 20;
    private static final double MARGIN = 0.15;

    /** A model's, or nothing where it has neither map. */
    static Optional<Scene> of(FacetResolver facets, BooleanSupplier stopped) {
        Optional<StateMap> map = facet(facets, Facet.STATE_MAP);
        if (map.isPresent()) {
            return Optional.of(of(map.get(), facet(facets, Facet.STATE_FAMILY), stopped));
        }
        return facet(facets, Facet.KERNEL_MAP)
                .map(kernel -> new Scene(
                        Optional.empty(), Optional.empty(), Optional.of(kernel), Optional.empty(), new double[0][]));
    }

    /** Of a map of states. */
    static Scene of(StateMap map, Optional<StateFamily> family, BooleanSupplier stopped) {
        List<double[]> landmarks = new ArrayList<>(StateSketch.landmarks(map, LANDMARKS));
        StateSketch.of(map, List.of(), STARTS, stopped).points().forEach(point -> landmarks.add(point.state()));
        Plane plane = Plane.of(map, landmarks);
        map.landmarks(PhaseSketch.MOST_LANDMARKS).forEach(mark -> landmarks.add(mark.state())); // to be in sight too
        return new Scene(Optional.of(map), family, Optional.empty(), Optional.of(plane), sight(map, plane, landmarks));
    }

    private static <F> Optional<F> facet(FacetResolver facets, Facet<F> facet) {
        return facets.routes().has(facet)
                ? Optional.of(facets.seenBy(Set.of(facet)).get(facet))
                : Optional.empty();
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

    /** The map of states at a value of the family's parameter. */
    StateMap at(Optional<Dial> dial) {
        return dial.flatMap(turned -> family.map(each -> each.at(turned.value())))
                .or(() -> map)
                .orElseThrow();
    }

    /** The map of correlations as it is drawn. */
    ScalarSketch correlations() {
        KernelMap map = kernel.orElseThrow();
        return new ScalarSketch(List.of("ρ", "κ(ρ)"), -1, 1, map::value, rho -> {
            double one = 1 + map.slopeExcess();
            return rho == 1 ? one : map.slope(rho);
        });
    }
}
