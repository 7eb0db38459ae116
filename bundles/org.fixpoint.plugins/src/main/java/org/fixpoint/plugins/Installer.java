package org.fixpoint.plugins;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.fixpoint.engine.catalogue.Origin;
import org.fixpoint.engine.catalogue.Sha256;
import org.fixpoint.plugins.inspect.Flaw;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** Gives jars to the framework, each under a location of its own and beside what is there already. */
final class Installer {
    private static final String REMEDY = "; get a mended build, or take it out";

    private final BundleContext context;
    private final Residents residents;

    Installer(BundleContext context, Residents residents) {
        this.context = context;
        this.residents = residents;
    }

    /**
     * What came of installing a jar.
     *
     * @param resident the drop-in
     * @param fault why there is none, as the end of a sentence that begins with the plug-in
     */
    record Installed(Optional<Resident> resident, String fault) {}

    /**
     * Installs a jar; it is not started and not offered yet.
     *
     * @param ours whether the jar is deleted when the bundle leaves
     */
    Installed install(Path jar, boolean ours) {
        try {
            String sha256 = Sha256.of(jar);
            Bundle bundle = context.getBundle(0).getBundleContext().installBundle("reference:" + jar.toUri());
            Origin origin = new Origin(
                    Optional.ofNullable(bundle.getSymbolicName()).orElse("bundle-" + bundle.getBundleId()),
                    bundle.getVersion().toString(),
                    sha256);
            return new Installed(Optional.of(residents.admit(bundle, origin, jar, ours)), "");
        } catch (IOException | BundleException | RuntimeException fault) {
            return new Installed(Optional.empty(), "cannot be installed (" + Fault.inWords(fault) + ")" + REMEDY);
        }
    }

    /** Starts a drop-in; gives the reason if it does not. Where it lacks something, another plug-in may bring that. */
    Optional<Flaw> start(Resident resident) {
        try {
            resident.bundle.start(Bundle.START_ACTIVATION_POLICY);
            return Optional.empty();
        } catch (BundleException | RuntimeException | LinkageError fault) {
            boolean lacks = fault instanceof BundleException known && known.getType() == BundleException.RESOLVE_ERROR;
            return Optional.of(
                    lacks
                            ? new Flaw(
                                    "needs something that no installed bundle provides (" + Fault.inWords(fault)
                                            + "); add the plug-in that provides it",
                                    true)
                            : new Flaw("cannot be started (" + Fault.inWords(fault) + ")" + REMEDY, false));
        }
    }
}
