package org.fixpoint.engine.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.framework.Bundle;

/**
 * Which of the installed bundles are offered to new plans, and which are kept for runs that began with them.
 *
 * <p>A drop-in that is replaced or removed is no longer offered from that moment on; its bundle stays, untouched, until the last
 * lease on it ends. The bundles of the distribution are always offered. Safe for use by several threads.
 */
@ProviderType
public interface Residency {
    /** Where nothing was dropped in: all that is installed is offered, and stays. */
    Residency SETTLED = new Residency() {
        @Override
        public boolean offers(Bundle bundle) {
            return true;
        }

        @Override
        public boolean droppedIn(Origin bundle) {
            return false;
        }

        @Override
        public Lease lease(Collection<Origin> bundles) {
            return Lease.NOTHING;
        }
    };

    /** Whether new plans are made with a bundle. */
    boolean offers(Bundle bundle);

    /** Grows whenever a bundle is offered or no longer is. */
    default long changes() {
        return 0;
    }

    /** The other drop-ins that a bundle is wired to, directly or through others: they take part in what it computes. */
    default List<Origin> companions(Bundle bundle) {
        return List.of();
    }

    /** Whether a bundle was dropped in, so that nothing is known of how it behaves. */
    boolean droppedIn(Origin bundle);

    /** The drop-in on whose class path a class lies, be it in a jar inside its jar. */
    default Optional<Origin> dropInWith(String className) {
        return Optional.empty();
    }

    /**
     * Holds on to bundles, and to those that they are wired to.
     *
     * @throws org.fixpoint.api.Refusal if one of them is here no longer
     */
    Lease lease(Collection<Origin> bundles);

    /**
     * Holds on to bundles, and to those that they are wired to.
     *
     * @param makers those whose objects are in use already; they are held themselves, for the same jar taken out and put back is
     *     another bundle
     * @throws org.fixpoint.api.Refusal if one of them is here no longer
     */
    default Lease lease(Collection<Origin> bundles, Collection<Bundle> makers) {
        return lease(bundles);
    }
}
