package org.fixpoint.engine.catalogue;

import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * One line of the catalogue.
 *
 * @param contribution what is offered
 * @param origin by whom
 */
public record Entry(Contribution<?> contribution, Origin origin) {
    /** The contribution's descriptor. */
    public Descriptor<?> descriptor() {
        return contribution.descriptor();
    }

    /**
     * The very bundle whose class makes what is offered, from which more classes may be loaded later; the same jar taken out and put
     * back is another one. Empty outside a framework.
     */
    public Optional<Bundle> maker() {
        Contribution<?> own = contribution;
        while (own instanceof Passing passing) {
            own = passing.of();
        }
        return Optional.ofNullable(FrameworkUtil.getBundle(own.getClass()));
    }

    /**
     * The entry for given values of text parameters, see {@link Contribution#specialised}: itself, unless further parameters follow
     * from them. Its descriptor has been read once, so that no later call can fail or differ.
     *
     * @throws org.fixpoint.api.Refusal if no parameters can be read off a text
     * @throws IllegalStateException if the contribution breaks its promise: another kind or id, or a text parameter missing
     */
    public Entry specialised(Map<String, String> texts) {
        Contribution<?> special = contribution.specialised(texts);
        if (special == contribution) {
            return this;
        }
        Descriptor<?> now = special.descriptor();
        Descriptor<?> before = descriptor();
        boolean kept = now.kind().equals(before.kind())
                && now.id().equals(before.id())
                && before.parameters().stream()
                        .filter(Parameter.Text.class::isInstance)
                        .allMatch(text -> now.parameters().stream()
                                .anyMatch(p ->
                                        p instanceof Parameter.Text && p.name().equals(text.name())));
        if (!kept) {
            throw new IllegalStateException("for " + texts + " it offers another kind, id or text parameter");
        }
        return new Entry(special, origin);
    }
}
