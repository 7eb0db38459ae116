package org.fixpoint.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fixpoint.api.analysis.Derivation;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Origin;
import org.fixpoint.engine.catalogue.Residency;
import org.fixpoint.engine.plan.Plan;
import org.fixpoint.engine.plan.Point;
import org.fixpoint.engine.plan.Setting;
import org.fixpoint.engine.plan.Setup;
import org.osgi.framework.Bundle;

/**
 * What of parts and points comes from drop-ins.
 *
 * @param residency knows the drop-ins
 */
record DroppedIn(Residency residency) {
    /** Whether a part is made by a drop-in. */
    boolean is(Setup part) {
        return residency.droppedIn(part.entry().origin());
    }

    /** Whether a part, or one nested in it, is made by a drop-in. */
    boolean within(Setup part) {
        return is(part)
                || part.settings().values().stream()
                        .anyMatch(setting -> setting instanceof Setting.Nested nested && within(nested.setup()));
    }

    /** Whether a drop-in takes part in a point, be it by a derivation. */
    boolean within(Point point) {
        return point.settings().get("bundles") instanceof List<?> bundles
                && bundles.stream()
                        .anyMatch(bundle -> bundle instanceof Map<?, ?> lock
                                && residency.droppedIn(new Origin(
                                        String.valueOf(lock.get("bundle")),
                                        String.valueOf(lock.get("version")),
                                        String.valueOf(lock.get("sha256")))));
    }

    /** Whether a drop-in draws a figure of a plan or writes its results. */
    boolean presents(Plan plan) {
        return plan.figures().stream().anyMatch(figure -> within(figure.visualizer()))
                || plan.sinks().stream().anyMatch(this::within);
    }

    /** The dropped-in contributions of a point, as they are named in sentences. */
    List<String> names(Point point) {
        List<String> names = new ArrayList<>();
        collect(point.model(), names);
        point.input().ifPresent(input -> collect(input, names));
        point.analyses().values().forEach(analysis -> collect(analysis, names));
        return names.stream().distinct().toList();
    }

    /** The dropped-in contributions of a part, itself included, as they are named in sentences. */
    List<String> names(Setup part) {
        List<String> names = new ArrayList<>();
        collect(part, names);
        return names.stream().distinct().toList();
    }

    private void collect(Setup part, List<String> names) {
        if (is(part)) {
            names.add(Blame.name(part));
        }
        part.settings().values().forEach(setting -> {
            if (setting instanceof Setting.Nested nested) {
                collect(nested.setup(), names);
            }
        });
    }

    /** The drop-ins that offer something. */
    List<Origin> bundles(Catalogue catalogue) {
        return catalogue.kinds().values().stream()
                .flatMap(kind -> catalogue.entries(kind).stream())
                .map(Entry::origin)
                .distinct()
                .filter(residency::droppedIn)
                .toList();
    }

    /** The bundles whose objects those contributions are. */
    List<Bundle> makers(Catalogue catalogue) {
        return catalogue.kinds().values().stream()
                .flatMap(kind -> catalogue.entries(kind).stream())
                .filter(entry -> residency.droppedIn(entry.origin()))
                .flatMap(entry -> entry.maker().stream())
                .distinct()
                .toList();
    }

    /** Whether a drop-in offers a derivation, so that its code may run for any model. */
    boolean derives(Catalogue catalogue) {
        return catalogue.entries(Derivation.class).stream().map(Entry::origin).anyMatch(residency::droppedIn);
    }
}
