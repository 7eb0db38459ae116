package org.fixpoint.plugins;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.fixpoint.engine.catalogue.Origin;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/** A drop-in that is installed. What changes about it is guarded by the monitor of {@link Residents}. */
final class Resident {
    static final Comparator<Origin> BY_NAME =
            Comparator.comparing(Origin::bundle).thenComparing(Origin::version).thenComparing(Origin::sha256);
    static final Comparator<Resident> BY_AGE = Comparator.comparingLong(r -> r.bundle.getBundleId());

    final Bundle bundle;
    final Origin origin;
    final Path copy;
    final boolean ours;
    volatile boolean offered;
    volatile boolean receding;
    boolean retired;
    boolean leaving;
    int leases;

    Resident(Bundle bundle, Origin origin, Path copy, boolean ours) {
        this.bundle = bundle;
        this.origin = origin;
        this.copy = copy;
        this.ours = ours;
    }

    /** The bundles that it is wired to; none while it is not resolved. */
    Stream<Bundle> providers() {
        return Optional.ofNullable(bundle.adapt(BundleWiring.class)).stream()
                .flatMap(wiring -> Optional.ofNullable(wiring.getRequiredWires(null)).stream())
                .flatMap(wires -> wires.stream().map(BundleWire::getProvider))
                .map(revision -> revision.getBundle())
                .distinct();
    }
}
