package org.fixpoint.engine.catalogue;

import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;

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
}
