package org.fixpoint.engine.plan;

import java.util.List;
import java.util.Optional;
import org.fixpoint.api.Parameter;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Spelling;
import org.fixpoint.engine.document.Node;

/**
 * Contributions with a parameter of their own name, {@code formula} of {@code formula} for one: that key alone says which is meant,
 * so that {@code {formula: "x*sigmoid(x)"}} needs no id.
 */
public final class Eponym {
    private Eponym() {}

    /** The installed contribution of a kind that a mapping without an id means: the first whose name is a key of it. */
    public static Optional<Entry> of(Node.Mapping mapping, Class<?> kind, Catalogue catalogue) {
        return mapping.members().keySet().stream()
                .flatMap(key -> catalogue.find(kind, key).stream())
                .filter(Eponym::has)
                .findFirst();
    }

    /** The installed contribution that is meant if a key is mistyped: {@code formula} for {@code {fromula: "x"}}. */
    static Optional<String> nearest(Node.Mapping mapping, Class<?> kind, Catalogue catalogue) {
        List<String> ids = catalogue.entries(kind).stream()
                .filter(Eponym::has)
                .map(entry -> entry.descriptor().id())
                .toList();
        return mapping.members().keySet().stream()
                .flatMap(key -> Spelling.nearest(key, ids).stream())
                .findFirst();
    }

    /** The ids of a kind that a text of their own name makes and that need nothing else, such as a formula. */
    public static List<String> ofTexts(Class<?> kind, Catalogue catalogue) {
        return catalogue.entries(kind).stream()
                .filter(entry -> entry.descriptor().parameters().stream()
                        .filter(p -> p.defaultValue().isEmpty() && !(p instanceof Parameter.Part<?>))
                        .map(p -> p instanceof Parameter.Text ? p.name() : "")
                        .toList()
                        .equals(List.of(entry.descriptor().id())))
                .map(entry -> entry.descriptor().id())
                .toList();
    }

    /** Whether a contribution has a parameter of its own name. */
    static boolean has(Entry entry) {
        return entry.descriptor().parameters().stream()
                .anyMatch(p -> p.name().equals(entry.descriptor().id()));
    }
}
