package org.fixpoint.plugins;

import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** Where a bundle has its classes: the jar itself, and the jars and folders inside it that its Bundle-ClassPath names. */
final class BundleClassPath {
    private static final String PLATFORM = "java.";

    private BundleClassPath() {}

    /**
     * Whether a class lies on the class path of a bundle. Nothing is loaded for the answer.
     *
     * @param bundle one that is uninstalled holds nothing
     * @param className {@code org.example.Swish$Curve}
     */
    static boolean holds(Bundle bundle, String className) {
        if (className.startsWith(PLATFORM)) {
            return false; // no bundle may bring such a class, and most frames of a stack are of one
        }
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        if (wiring == null) {
            return false;
        }
        int dot = className.lastIndexOf('.');
        String folder = "/" + (dot < 0 ? "" : className.substring(0, dot).replace('.', '/'));
        String file = className.substring(dot + 1) + ".class";
        try {
            return Optional.ofNullable(wiring.listResources(folder, file, BundleWiring.LISTRESOURCES_LOCAL))
                    .map(found -> !found.isEmpty())
                    .orElse(false); // no longer in use
        } catch (IllegalStateException gone) { // while it was read
            return false;
        }
    }
}
