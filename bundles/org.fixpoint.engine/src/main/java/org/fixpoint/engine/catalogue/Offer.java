package org.fixpoint.engine.catalogue;

import java.util.Comparator;
import org.fixpoint.api.Contribution;

/**
 * A contribution as a bundle offers it, before the catalogue decides among offers of the same kind and id.
 *
 * @param ranking service ranking; the highest wins
 * @param serviceId the lowest wins among equal rankings
 */
public record Offer(Contribution<?> contribution, Origin origin, int ranking, long serviceId) {
    static final Comparator<Offer> BEST_FIRST = Comparator.comparingInt(Offer::ranking)
            .reversed()
            .thenComparing(Comparator.comparingLong(Offer::serviceId));
}
