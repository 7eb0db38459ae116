package org.fixpoint.engine.live;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.fixpoint.api.figure.Mark;
import org.fixpoint.api.model.Facet;
import org.fixpoint.api.model.StateFamily;
import org.fixpoint.api.model.StateMap;
import org.fixpoint.engine.plan.FacetResolver;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A model as it is looked at: a map of states seen in a plane, or a map of correlations. Wherever the map is computed, what is seen of it
 * is data: marks and words. Stateless.
 */
@ProviderType
public interface Scene {
    /** Whether it is a map of states, and not one of correlations. */
    boolean states();

    /** What of the plane is seen: least and largest number along each of its directions; of a map of correlations from -1 to 1. */
    double[][] sight();

    /** The parameter with which the map varies, if it is one of a family; maps of correlations are of none. */
    Optional<Parameter> parameter();

    /**
     * Draws the map: coarsely at once, finely afterwards.
     *
     * @param value of the parameter; without one, as the model was made
     * @param starts of orbits, places in the plane: two numbers, of which a line and a map of correlations take the first
     * @param stopped looked at often
     * @param shown each drawing
     * @throws org.fixpoint.api.RunContext.Cancelled once it is stopped
     * @throws org.fixpoint.api.Refusal if it cannot be drawn
     */
    void draw(OptionalDouble value, List<double[]> starts, BooleanSupplier stopped, Consumer<Drawn> shown);

    /**
     * Looks for fixed points over the parameter; of a map without one it shows nothing.
     *
     * @param passes each the values of the parameter for one drawing, in their order: what was found at one is sought at the next
     * @param shown after each pass: the fixed points over the parameter, by their place along the first direction of the plane
     * @throws org.fixpoint.api.RunContext.Cancelled once it is stopped
     * @throws org.fixpoint.api.Refusal if they cannot be computed
     */
    void trace(List<double[]> passes, BooleanSupplier stopped, Consumer<List<Mark>> shown);

    /**
     * The parameter of a family.
     *
     * @param name as the architecture has it
     * @param value that the model was made with
     * @param low the least value for which the map exists; it need not exist there itself
     * @param high the largest value for which the map exists
     */
    record Parameter(String name, double value, double low, double high) {
        /** That of a family. */
        static Parameter of(StateFamily family) {
            return new Parameter(family.parameter(), family.value(), family.low(), family.high());
        }
    }

    /** A model's whose code runs in this process, or nothing where it has neither map; one of states goes before one of correlations. */
    static Optional<Scene> of(FacetResolver facets, BooleanSupplier stopped) {
        Optional<StateMap> map = facets.find(Facet.STATE_MAP);
        return map.isPresent()
                ? Optional.of(StateScene.of(map.get(), facets.find(Facet.STATE_FAMILY), stopped))
                : facets.find(Facet.KERNEL_MAP).map(CorrelationScene::new);
    }
}
