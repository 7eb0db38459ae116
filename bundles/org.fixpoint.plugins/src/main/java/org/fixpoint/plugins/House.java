package org.fixpoint.plugins;

import java.util.function.Predicate;
import org.fixpoint.engine.catalogue.InstalledCatalogue;
import org.fixpoint.plugins.inspect.Surroundings;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/**
 * The framework that drop-ins move into, with what is known of it.
 *
 * @param context of this bundle
 * @param residents the drop-ins that are there
 * @param catalogue what all bundles offer
 * @param components how Declarative Services components fare
 */
record House(
        BundleContext context, Residents residents, InstalledCatalogue catalogue, ServiceComponentRuntime components) {
    /** Gives jars to the framework. */
    Installer installer() {
        return new Installer(context, residents);
    }

    /** How the components of a bundle stand at this moment. */
    Standing standing(Bundle bundle) {
        return Standing.await(bundle, components, 0);
    }

    /** What a jar would find that moved in now; what stays for old runs only does not count. */
    Surroundings surroundings() {
        Predicate<Bundle> counts = bundle -> !residents.recedes(bundle);
        return Surroundings.of(context, counts);
    }
}
