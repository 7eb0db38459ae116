package org.fixpoint.engine.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.document.Node;

/** A checked value of the experiment file before its sweeps are expanded. */
sealed interface Draft {
    /** A value that is set already. */
    static Draft of(Setting setting, Place place) {
        if (!(setting instanceof Setting.Nested nested)) {
            return new Fixed(setting);
        }
        Map<String, Draft> settings = new LinkedHashMap<>();
        nested.setup().settings().forEach((name, inner) -> settings.put(name, of(inner, place)));
        return new Chosen(nested.setup().entry(), place, settings, List.of());
    }

    /** What of a draft is chosen at some coordinates; along other sweeps the first. */
    static Draft at(Draft draft, Map<Axis, Integer> coordinates) {
        return draft instanceof Swept swept ? swept.options().get(coordinates.getOrDefault(swept.axis(), 0)) : draft;
    }

    /**
     * A value that is the same in every point.
     *
     * @param given where the file gives it; empty for a default
     */
    record Fixed(Setting setting, Optional<Node> given) implements Draft {
        /** A value that no user gave. */
        Fixed(Setting setting) {
            this(setting, Optional.empty());
        }
    }

    /**
     * A contribution.
     *
     * @param settings complete, in the order of the descriptor
     * @param given the parameters that the file names
     */
    record Chosen(Entry entry, Place place, Map<String, Draft> settings, List<String> given) implements Draft {}

    /** One value for each coordinate along an axis. */
    record Swept(Axis axis, List<Draft> options) implements Draft {}

    /** A sweep: one dimension of the plan. The identity of the object is that of the sweep. */
    final class Axis {
        private final Place place;
        private final String unit;
        private final List<Coordinate> coordinates;

        Axis(Place place, String unit, List<Coordinate> coordinates) {
            this.place = place;
            this.unit = unit;
            this.coordinates = List.copyOf(coordinates);
        }

        Place place() {
            return place;
        }

        /** SI symbol, or empty. */
        String unit() {
            return unit;
        }

        /** Named by the last part of the path; the plan may need a longer name. */
        List<Coordinate> coordinates() {
            return coordinates;
        }

        int size() {
            return coordinates.size();
        }
    }
}
